//! Images of digits, beside and below each other.

use show::Figure;

use crate::INK;
use crate::svg::{document, escape};

/// Pixels along each side of an image.
const SIDE: usize = 28;
/// How many shades of grey are told apart.
const SHADES: u32 = 12;
const WIDTH: f64 = 520.0;
const CAPTION: f64 = 15.0;

/// A grid of images of 28 × 28 pixels, each with a caption below it.
///
/// Ink is drawn in the theme's text colour and empty paper is left empty. Neighbours of one shade in a row become one
/// line, so an image takes about 700 bytes.
///
/// ```
/// let mut stroke = [0; 28 * 28];
/// stroke[14 * 28 + 5..14 * 28 + 23].fill(255);
/// let figure = figure::Digits::new(5).image(&stroke, "a dash").figure("One image with a dash");
/// assert!(figure.svg.contains("M5 14.5h18"));
/// ```
#[derive(Clone, Debug)]
pub struct Digits {
    columns: usize,
    images: Vec<(Vec<u8>, String)>,
}

impl Digits {
    /// An empty grid, `columns` images wide.
    #[must_use]
    pub fn new(columns: usize) -> Self {
        Self {
            columns: columns.max(1),
            images: Vec::new(),
        }
    }

    /// Adds an image: 784 pixels row by row, 0 for paper and 255 for ink, and what stands below it.
    ///
    /// # Panics
    /// If there are not 784 pixels.
    #[must_use]
    pub fn image(mut self, pixels: &[u8], caption: &str) -> Self {
        assert!(
            pixels.len() == SIDE * SIDE,
            "an image of a digit has 784 pixels, but found {}",
            pixels.len()
        );
        self.images.push((pixels.to_vec(), caption.to_string()));
        self
    }

    /// The drawing. `alt` says what it shows to those who cannot see it.
    #[must_use]
    pub fn figure(self, alt: &str) -> Figure {
        // All coordinates inside the group are image pixels; a quarter of an image lies between two.
        let pitch = SIDE + 7;
        let scale = libm::floor(WIDTH * 100.0 / (self.columns * pitch) as f64) / 100.0;
        let captioned = self.images.iter().any(|(_, caption)| !caption.is_empty());
        let row = pitch as f64 * scale + if captioned { CAPTION } else { 0.0 };
        let rows = self.images.len().div_ceil(self.columns);
        let mut body = String::new();
        for (i, line) in self.images.chunks(self.columns).enumerate() {
            let top = i as f64 * row + 3.0 * scale;
            body += &row_of_images(line, top, scale, pitch);
        }
        Figure {
            svg: document(WIDTH, libm::ceil(rows as f64 * row), alt, &body),
        }
    }
}

fn row_of_images(line: &[(Vec<u8>, String)], top: f64, scale: f64, pitch: usize) -> String {
    let ink = INK.hex();
    let left = 3.5 * scale;
    let mut row = format!(
        r#"<g transform="translate({left:.2} {top:.2}) scale({scale})" stroke="{ink}" stroke-linecap="butt">"#
    );
    for shade in 1..=SHADES {
        let mut path = String::new();
        for (i, (pixels, _)) in line.iter().enumerate() {
            for (y, pixel_row) in pixels.chunks(SIDE).enumerate() {
                for (x, length) in runs(pixel_row, shade) {
                    path += &format!("M{} {y}.5h{length}", i * pitch + x);
                }
            }
        }
        if !path.is_empty() {
            let opacity = f64::from(shade * 100 / SHADES) / 100.0;
            row += &format!(
                "\n<path opacity=\"{opacity}\" shape-rendering=\"crispEdges\" d=\"{path}\"/>"
            );
        }
    }
    row += "\n</g>\n";
    for (i, (_, caption)) in line.iter().enumerate() {
        if !caption.is_empty() {
            let x = (i as f64 + 0.5) * pitch as f64 * scale;
            let y = top + SIDE as f64 * scale + CAPTION;
            row += &format!(
                "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{CAPTION}\" text-anchor=\"middle\" fill=\"{ink}\">{}</text>\n",
                escape(caption)
            );
        }
    }
    row
}

/// Where pixels of one shade stand side by side: the first one and their number.
fn runs(row: &[u8], shade: u32) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (x, &pixel) in row.iter().enumerate() {
        if (u32::from(pixel) * SHADES + 127) / 255 != shade {
            continue;
        }
        match runs.last_mut() {
            Some((start, length)) if *start + *length == x => *length += 1,
            _ => runs.push((x, 1)),
        }
    }
    runs
}
