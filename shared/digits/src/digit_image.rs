//! A picture of a digit, prepared for a network that has learnt from MNIST.
//!
//! A network reads only what looks like its training images. MNIST's own were made by scaling each digit into a box of
//! 20 × 20 pixels, with its aspect kept and its edges smoothed, and by placing it in 28 × 28 so that its centre of mass
//! falls on pixel (14, 14), counted from 0. [`read`] does the same to any PNG:
//!
//! 1. **Find the paper.** Its colour is the median of the image's outermost pixels, so the digit may touch the edge.
//!    If most of them are transparent, the paper is white or, where the picture stands out from black more than
//!    twice as much, black.
//! 2. **Find the ink.** It is whatever differs from the paper: in the red, green or blue channel that differs the
//!    most, times its opacity. So dark on light and light on dark, grey and colour are the same. The strongest
//!    ink becomes 1, and what has less than a tenth of that is taken for paper: its grain, or traces of compression.
//! 3. **Scale** the smallest rectangle with all the ink until its longer side is 20 pixels. Each new pixel is the mean
//!    of the area that it covers.
//! 4. **Place** the centre of mass.
//!
//! One digit on an even background is expected: a shadow on a photographed page is ink, too.

use image::{
    DynamicImage, ImageDecoder, ImageError, Limits, Rgba, RgbaImage, codecs::png::PngDecoder,
};
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis};
use network::matmul;
use std::{
    fs::File,
    io::{self, BufReader},
    ops::Range,
    path::{Path, PathBuf},
};

/// Pixels on each side of MNIST's images.
pub const SIDE: usize = 28;

/// The largest width and height of a picture, in pixels.
pub const LARGEST_SIDE: u32 = 4096;

/// Pixels on the longer side of a digit.
const DIGIT: usize = 20;

/// The row and the column of the pixel on which a digit's centre of mass falls.
const CENTRE: usize = 14;

/// What differs less than this from the paper, by the scale of a channel, is no ink.
const FAINTEST_DIGIT: f64 = 1.0 / 16.0;

/// Where the darkest ink is 1, less than this is paper.
const FAINTEST_INK: f64 = 0.1;

/// Red, green and blue.
type Colour = [u8; 3];

/// Why a picture could not be prepared: always with the file, what was wanted and what was found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be read.
    #[error("{file}: wanted to read a PNG image, found: {}", .source.kind())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },

    /// The file is not a PNG image, or a damaged one.
    #[error("{file}: wanted a whole PNG image, found a damaged or foreign file")]
    NotPng {
        /// The file.
        file: PathBuf,
        /// What the decoder said.
        source: ImageError,
    },

    /// The image is wider or higher than [`LARGEST_SIDE`].
    #[error(
        "{file}: wanted at most {LARGEST_SIDE} × {LARGEST_SIDE} pixels, found {} × {}",
        found.0,
        found.1
    )]
    TooLarge {
        /// The file.
        file: PathBuf,
        /// Its width and height.
        found: (u32, u32),
    },

    /// All of the image looks like paper.
    #[error("{file}: wanted a digit, found a blank image")]
    Blank {
        /// The file.
        file: PathBuf,
    },
}

/// Reads a PNG image and prepares it as [the module](self) says: `(784,)`, from 0 for paper to 1 for ink.
///
/// # Errors
/// Every kind of [`Error`].
///
/// # Example
/// ```no_run
/// use digits::{digit_image, model_file};
/// use ndarray::Axis;
///
/// let network = model_file::load("model.safetensors")?;
/// let x = digit_image::read("seven.png")?.insert_axis(Axis(0));
/// println!("{:?}", network.classify(&x));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(path: impl AsRef<Path>) -> Result<Array1<f64>, Error> {
    let path = path.as_ref();
    let image = decode(path)?;
    let ink = ink(&image).ok_or_else(|| Error::Blank { file: path.into() })?;
    let digit = place(&scale(&ink));
    Ok(digit.into_flat())
}

/// The file's pixels, with eight bits for each channel.
fn decode(path: &Path) -> Result<RgbaImage, Error> {
    let not_png = |source| Error::NotPng {
        file: path.into(),
        source,
    };
    let file = File::open(path).map_err(|source| Error::Unreadable {
        file: path.into(),
        source,
    })?;
    // The size of the pixels is bounded below. This bounds the chunks beside them.
    let decoder =
        PngDecoder::with_limits(BufReader::new(file), Limits::default()).map_err(not_png)?;
    let found = decoder.dimensions();
    if found.0.max(found.1) > LARGEST_SIDE {
        let file = path.into();
        return Err(Error::TooLarge { file, found });
    }
    let image = DynamicImage::from_decoder(decoder).map_err(not_png)?;
    Ok(image.into_rgba8())
}

/// The smallest rectangle with all the ink, `(height, width)`; nothing if there is none.
fn ink(image: &RgbaImage) -> Option<Array2<f64>> {
    let paper = paper(image);
    let strongest = strongest(image, paper);
    if strongest < FAINTEST_DIGIT {
        return None;
    }
    let ink = image.pixels().map(|&pixel| {
        let ink = contrast(pixel, paper) / strongest;
        if ink < FAINTEST_INK { 0.0 } else { ink }
    });
    let shape = (image.height() as usize, image.width() as usize);
    let mut ink = Array2::from_shape_vec(shape, ink.collect()).ok()?;
    let rows = extent(&ink, Axis(0))?;
    let columns = extent(&ink, Axis(1))?;
    ink.slice_axis_inplace(Axis(0), rows.into());
    ink.slice_axis_inplace(Axis(1), columns.into());
    Some(ink)
}

/// The colour of the paper.
fn paper(image: &RgbaImage) -> Colour {
    let (right, bottom) = (image.width() - 1, image.height() - 1);
    let border = image
        .enumerate_pixels()
        .filter(|&(x, y, _)| x == 0 || y == 0 || x == right || y == bottom);
    let (opaque, transparent): (Vec<_>, Vec<_>) = border
        .map(|(_, _, pixel)| pixel.0)
        .partition(|pixel| pixel[3] >= 128);
    if opaque.len() >= transparent.len() {
        return [0, 1, 2]
            .map(|channel| median(opaque.iter().map(|pixel| pixel[channel]).collect()));
    }
    let [white, black] = [[255; 3], [0; 3]];
    if 2.0 * strongest(image, white) >= strongest(image, black) {
        white
    } else {
        black
    }
}

/// How much the darkest ink differs from the paper, in `0..=1`.
fn strongest(image: &RgbaImage, paper: Colour) -> f64 {
    image
        .pixels()
        .map(|&pixel| contrast(pixel, paper))
        .fold(0.0, f64::max)
}

/// How much a pixel differs from the paper that it lies on, in `0..=1`.
fn contrast(Rgba([red, green, blue, opacity]): Rgba<u8>, paper: Colour) -> f64 {
    let [r, g, b] = paper;
    let difference = red.abs_diff(r).max(green.abs_diff(g)).max(blue.abs_diff(b));
    f64::from(difference) / 255.0 * (f64::from(opacity) / 255.0)
}

fn median(mut values: Vec<u8>) -> u8 {
    let middle = values.len() / 2;
    *values.select_nth_unstable(middle).1
}

/// From the first to the last row or column that has ink.
fn extent(ink: &Array2<f64>, axis: Axis) -> Option<Range<usize>> {
    let inked = |&index: &usize| ink.index_axis(axis, index).iter().any(|&ink| ink > 0.0);
    let mut indices = 0..ink.len_of(axis);
    let first = indices.find(inked)?;
    let last = indices.rfind(inked).unwrap_or(first);
    Some(first..last + 1)
}

/// The digit with [`DIGIT`] pixels on its longer side.
fn scale(ink: &ArrayRef2<f64>) -> Array2<f64> {
    let (height, width) = ink.dim();
    let longer = height.max(width);
    let scaled = |side: usize| ((side * DIGIT + longer / 2) / longer).max(1);
    let rows = coverage(scaled(height), height);
    let columns = coverage(scaled(width), width);
    matmul(&matmul(&rows, ink), &columns.t())
}

/// Which part of each of `new` pixels' length the `old` pixels cover: `(new, old)`, each row sums to 1.
fn coverage(new: usize, old: usize) -> Array2<f64> {
    // The whole length is new × old: each new pixel has the length old, each old pixel the length new.
    Array2::from_shape_fn((new, old), |(i, j)| {
        let end = ((i + 1) * old).min((j + 1) * new);
        let start = (i * old).max(j * new);
        end.saturating_sub(start) as f64 / old as f64
    })
}

/// The digit in [`SIDE`] × [`SIDE`] pixels, with its centre of mass in the middle, or as near as the edges allow.
fn place(digit: &ArrayRef2<f64>) -> Array2<f64> {
    let (height, width) = digit.dim();
    let top = CENTRE
        .saturating_sub(centre(&digit.sum_axis(Axis(1))))
        .min(SIDE - height);
    let left = CENTRE
        .saturating_sub(centre(&digit.sum_axis(Axis(0))))
        .min(SIDE - width);
    let mut placed = Array2::zeros((SIDE, SIDE));
    for ((row, column), &ink) in digit.indexed_iter() {
        placed[[top + row, left + column]] = ink;
    }
    placed
}

/// The index that is nearest to the centre of mass.
fn centre(masses: &ArrayRef1<f64>) -> usize {
    let moments = masses
        .indexed_iter()
        .map(|(index, mass)| index as f64 * mass);
    let centre = moments.sum::<f64>() / masses.sum();
    (0..masses.len())
        .find(|&index| centre < index as f64 + 0.5)
        .unwrap_or_default()
}
