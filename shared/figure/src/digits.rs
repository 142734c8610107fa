//! Images of digits, beside and below each other.

use show::Figure;

use crate::INK;
use crate::chart::TEXT;
use crate::svg::{document, typeset};

/// Pixels along each side of an image.
const SIDE: usize = 28;
/// How many shades of grey are told apart.
const SHADES: u32 = 12;
const WIDTH: f64 = 480.0;
const CAPTION: f64 = 15.0;

/// A grid of images of 28 × 28 pixels, each with a caption below it.
///
/// Ink is drawn in the theme's text colour and empty paper is left empty. Neighbours of one shade in a row become one
/// dash, so an image takes less than a kilobyte.
///
/// ```
/// let mut stroke = [0; 28 * 28];
/// stroke[14 * 28 + 5..14 * 28 + 23].fill(255);
/// let figure = figure::Digits::new(5).image(&stroke, "a dash").figure("One image with a dash");
/// assert!(figure.svg.contains("m5 14h18"));
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
    let shades = (1..=SHADES).map(|shade| {
        let opacity = f64::from(shade * 100 / SHADES) / 100.0;
        let images = line.iter().enumerate();
        let runs = images.flat_map(|(i, (pixels, _))| runs(pixels, shade, i * pitch));
        let data = dashes(runs);
        format!("<path opacity=\"{opacity}\" shape-rendering=\"crispEdges\" d=\"{data}\"/>\n")
    });
    let captions = line.iter().enumerate().map(|(i, (_, caption))| {
        let x = (i as f64 + 0.5) * pitch as f64 * scale;
        let y = top + SIDE as f64 * scale + CAPTION;
        let caption = typeset(caption, TEXT);
        format!("<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{TEXT}\" text-anchor=\"middle\" fill=\"{ink}\">{caption}</text>\n")
    });
    format!(
        "<g transform=\"translate({left:.2} {top:.2}) scale({scale})\" stroke=\"{ink}\" stroke-linecap=\"butt\">\n{}</g>\n{}",
        shades.collect::<String>(),
        captions.collect::<String>()
    )
}

/// A dash for each run `(x, y, length)`, in steps from the end of the one before: small numbers are short.
fn dashes(runs: impl Iterator<Item = (usize, usize, usize)>) -> String {
    let mut end = (0, 0);
    let steps = runs.map(|(x, y, length)| {
        let step = format!("m{} {}h{length}", x as isize - end.0, y as isize - end.1);
        end = ((x + length) as isize, y as isize);
        step
    });
    format!("M0 .5{}", steps.collect::<String>())
}

/// Where pixels of one shade stand side by side: `(x, y, length)`, with the image's left edge at `left`.
fn runs(pixels: &[u8], shade: u32, left: usize) -> Vec<(usize, usize, usize)> {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for (place, &pixel) in pixels.iter().enumerate() {
        if (u32::from(pixel) * SHADES + 127) / 255 != shade {
            continue;
        }
        let (x, y) = (left + place % SIDE, place / SIDE);
        match runs.last_mut() {
            Some((start, row, length)) if (*start + *length, *row) == (x, y) => *length += 1,
            _ => runs.push((x, y, 1)),
        }
    }
    runs
}
