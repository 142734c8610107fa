//! Images of digits, beside and below each other.

use plotters::backend::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use show::Figure;

use crate::chart::{style, units};
use crate::sheet::WIDTH;
use crate::svg::{Svg, done};
use crate::{BLUE, INK, ORANGE, Pen};

/// Pixels along each side of an image.
const SIDE: usize = 28;
/// How many shades of a colour are told apart.
const SHADES: i32 = 12;
const CAPTION: f64 = 18.0;

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
    images: Vec<Image>,
}

#[derive(Clone, Debug)]
struct Image {
    /// From −[`SHADES`] to [`SHADES`].
    shades: Vec<i32>,
    above_zero: Pen,
    caption: String,
    is_wrong: bool,
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
    pub fn image(self, pixels: &[u8], caption: &str) -> Self {
        let shades = pixels
            .iter()
            .map(|&pixel| (i32::from(pixel) * SHADES + 127) / 255);
        self.with(shades.collect(), INK, caption)
    }

    /// Adds a map of 784 values row by row: blue above 0, orange below, the stronger the farther from it. 1 and −1, and
    /// what is beyond, are full strength.
    ///
    /// # Panics
    /// If there are not 784 values.
    #[must_use]
    pub fn map(self, values: &[f64], caption: &str) -> Self {
        let shades = values
            .iter()
            .map(|value| libm::round(value.clamp(-1.0, 1.0) * f64::from(SHADES)) as i32);
        self.with(shades.collect(), BLUE, caption)
    }

    fn with(mut self, shades: Vec<i32>, above_zero: Pen, caption: &str) -> Self {
        assert!(
            shades.len() == SIDE * SIDE,
            "an image of a digit has 784 pixels, but found {}",
            shades.len()
        );
        self.images.push(Image {
            shades,
            above_zero,
            caption: caption.to_string(),
            is_wrong: false,
        });
        self
    }

    /// Marks the last image as answered wrongly: an orange frame, and a cross before its caption.
    #[must_use]
    pub fn wrong(mut self) -> Self {
        if let Some(image) = self.images.last_mut() {
            image.is_wrong = true;
            image.caption = format!("✗ {}", image.caption);
        }
        self
    }

    /// The drawing. `alt` says what it shows to those who cannot see it.
    #[must_use]
    pub fn figure(self, alt: &str) -> Figure {
        // All coordinates inside the group are image pixels; a quarter of an image lies between two.
        let pitch = SIDE + 7;
        let scale = libm::floor(WIDTH * 100.0 / (self.columns * pitch) as f64) / 100.0;
        let captioned = self.images.iter().any(|image| !image.caption.is_empty());
        let row = pitch as f64 * scale + if captioned { CAPTION } else { 0.0 };
        let rows = self.images.len().div_ceil(self.columns);
        let mut text = String::new();
        let mut svg = Svg::new(&mut text, WIDTH, libm::ceil(rows as f64 * row), alt);
        for (i, line) in self.images.chunks(self.columns).enumerate() {
            let top = i as f64 * row + 3.0 * scale;
            svg.raw(&row_of_images(line, top, scale, pitch));
            let below = top + SIDE as f64 * scale + CAPTION;
            for (j, image) in line.iter().enumerate() {
                let middle = (j as f64 + 0.5) * pitch as f64 * scale;
                let pen = if image.is_wrong { ORANGE } else { INK };
                let centred = style(pen).pos(Pos::new(HPos::Center, VPos::Bottom));
                done(svg.draw_text(&image.caption, &centred, units((middle, below))));
            }
        }
        done(svg.present());
        Figure { svg: text }
    }
}

fn row_of_images(line: &[Image], top: f64, scale: f64, pitch: usize) -> String {
    let path = |pen: Pen, shade: i32| {
        let images = line
            .iter()
            .enumerate()
            .filter(|(_, image)| pen == if shade > 0 { image.above_zero } else { ORANGE });
        let runs: Vec<_> = images
            .flat_map(|(i, image)| runs(&image.shades, shade, i * pitch))
            .collect();
        if runs.is_empty() {
            return String::new();
        }
        let opacity = f64::from(shade.abs() * 100 / SHADES) / 100.0;
        let stroke = pen.hex();
        format!(
            "<path stroke=\"{stroke}\" opacity=\"{opacity}\" shape-rendering=\"crispEdges\" d=\"{}\"/>\n",
            dashes(runs)
        )
    };
    let shades = (1..=SHADES).flat_map(|shade| [(INK, shade), (BLUE, shade), (ORANGE, -shade)]);
    let paths: String = shades.map(|(pen, shade)| path(pen, shade)).collect();
    let is_wrong = |(_, image): &(usize, &Image)| image.is_wrong;
    let frames: Vec<String> = (line.iter().enumerate().filter(is_wrong))
        .map(|(i, _)| format!("M{} -1h{1}v{1}h-{1}z", (i * pitch) as i32 - 1, SIDE + 2))
        .collect();
    let frames = if frames.is_empty() {
        String::new()
    } else {
        let data = frames.concat();
        format!("<path stroke=\"{}\" d=\"{data}\"/>\n", ORANGE.hex())
    };
    format!(
        "<g transform=\"translate({:.2} {top:.2}) scale({scale})\" stroke-linecap=\"butt\">\n{paths}{frames}</g>\n",
        3.5 * scale,
    )
}

/// A dash for each run `(x, y, length)`, in steps from the end of the one before: small numbers are short.
fn dashes(runs: Vec<(usize, usize, usize)>) -> String {
    let mut end = (0, 0);
    let steps = runs.into_iter().map(|(x, y, length)| {
        let step = format!("m{} {}h{length}", x as isize - end.0, y as isize - end.1);
        end = ((x + length) as isize, y as isize);
        step
    });
    format!("M0 .5{}", steps.collect::<String>())
}

/// Where pixels of one shade stand side by side: `(x, y, length)`, with the image's left edge at `left`.
fn runs(shades: &[i32], wanted: i32, left: usize) -> Vec<(usize, usize, usize)> {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let of_this_shade = (0..shades.len()).filter(|&place| shades[place] == wanted);
    for place in of_this_shade {
        let (x, y) = (left + place % SIDE, place / SIDE);
        match runs.last_mut() {
            Some((start, row, length)) if (*start + *length, *row) == (x, y) => *length += 1,
            _ => runs.push((x, y, 1)),
        }
    }
    runs
}
