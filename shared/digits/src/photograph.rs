//! The ink of a single digit on a drawn, scanned or photographed page.
//!
//! 1. **Find the paper.** Where the outermost parts of the page are of one colour, so is the paper: the median of its
//!    outermost pixels. (If most of them are transparent, it is white or, where the picture stands out from black more
//!    than twice as much, black.) Elsewhere light or shade lies on it: then its colour at a place is the median of the
//!    places around, half the page wide.
//! 2. **Measure the contrast** of each pixel: its difference from the paper in the red, green or blue channel that
//!    differs the most, times its opacity. So dark on light and light on dark, grey and colour are the same.
//! 3. **Tell ink from grain** by the picture's own histogram. The weakest quarter of all pixels, which is paper, shows
//!    how strong its grain is. What is stronger is parted in two by Otsu's method: ink, and what is ink only where it
//!    hangs together with that. The strongest ink becomes 1.
//! 4. **Choose the digit** among the shapes that hang together: specks, the desk at the page's edge, rulings and
//!    frames are left out. The largest shape that remains is the digit, with those parts that are near. Another of its
//!    size is another digit, and the page is refused.

mod paper;
mod shapes;

use image::RgbaImage;
use ndarray::{Array2, ArrayRef2};
use paper::Paper;
use shapes::{digit, shapes};

/// What differs less than this from the paper, by the scale of a channel, is no ink.
const FAINTEST_DIGIT: f64 = 1.0 / 16.0;

/// Where ink is 1, less than this is paper.
const FAINTEST_INK: f64 = 0.1;

/// A page that is smaller shows neither grain nor shades of light.
const SMALLEST_PHOTOGRAPH: usize = 64;

/// What a page shows instead of a digit.
#[derive(Debug, PartialEq, Eq)]
pub enum NoDigit {
    /// Paper and nothing else.
    Blank,
    /// So many shapes of a digit's size.
    Several(usize),
}

/// The ink of the only digit on a page, `(height, width)` of the page, from 0 for paper to 1 for ink.
///
/// # Errors
/// [`NoDigit`], where there is none, or more than one.
///
/// # Example
/// ```
/// use digits::photograph::{NoDigit, ink};
/// use image::{Rgba, RgbaImage};
///
/// let mut page = RgbaImage::from_pixel(9, 9, Rgba([240, 230, 200, 255]));
/// assert_eq!(ink(&page), Err(NoDigit::Blank));
/// page.put_pixel(4, 2, Rgba([30, 30, 60, 255]));
/// assert_eq!(ink(&page).map(|ink| ink.sum()), Ok(1.0));
/// ```
pub fn ink(page: &RgbaImage) -> Result<Array2<f64>, NoDigit> {
    let paper = Paper::of(page);
    let contrast = contrast(page, &paper);
    let (faint, threshold, strong) = levels(&contrast, &paper).ok_or(NoDigit::Blank)?;
    let shapes = shapes(&contrast, faint, threshold);
    let digit = digit(shapes, contrast.dim())?;
    let mut ink = Array2::zeros(contrast.dim());
    for &pixel in digit.iter().flat_map(|shape| &shape.pixels) {
        ink[pixel] = (contrast[pixel] / strong).min(1.0);
    }
    Ok(ink)
}

/// How much each pixel differs from the paper that it lies on, in `0..=1`, `(height, width)`.
fn contrast(page: &RgbaImage, paper: &Paper) -> Array2<f64> {
    let shape = (page.height() as usize, page.width() as usize);
    let array = |contrast: Vec<f64>| {
        Array2::from_shape_vec(shape, contrast).expect("one contrast for each pixel")
    };
    let pixels = page.enumerate_pixels();
    let contrast: Vec<f64> = pixels
        .map(|(x, y, &pixel)| paper.contrast(pixel, x, y))
        .collect();
    if contrast.iter().any(|&ink| ink >= FAINTEST_DIGIT) {
        return array(contrast);
    }
    // A digit may have been rubbed out of the page.
    let opacities = page.pixels().map(|pixel| f64::from(pixel.0[3]) / 255.0);
    array(opacities.map(|opacity| 1.0 - opacity).collect())
}

/// By the picture's own histogram: from where on a pixel may be ink, from where on it is, and how strong ink is.
/// Nothing where there is none.
fn levels(contrast: &ArrayRef2<f64>, paper: &Paper) -> Option<(f64, f64, f64)> {
    let mut sorted: Vec<f64> = contrast.iter().copied().collect();
    sorted.sort_by(f64::total_cmp);
    let strongest = *sorted.last()?;
    // A quarter of the pixels, at least, is paper: the strongest grain is about five times the grain of these.
    let grain = 5.0 * sorted[sorted.len() / 4];
    let above = |level: f64| &sorted[sorted.partition_point(|&contrast| contrast <= level)..];
    let threshold = otsu(above(grain.max(FAINTEST_INK * strongest)))?;
    let ink = above(threshold);
    let strong = ink[ink.len() - 1 - ink.len() / 10];
    let faint = grain.max(FAINTEST_INK * strong);
    let (faintest, times_grain) = paper.faintest_digit();
    (strong >= faintest && strong >= times_grain * grain).then_some((faint, threshold, strong))
}

/// The value that parts sorted values into two groups with the largest variance between them (Otsu's method).
fn otsu(sorted: &[f64]) -> Option<f64> {
    let count = sorted.len() as f64;
    let sum: f64 = sorted.iter().sum();
    let mut below = 0.0;
    let mut best = None;
    for (index, pair) in sorted.windows(2).enumerate() {
        below += pair[0];
        if pair[0] == pair[1] {
            continue;
        }
        let number = (index + 1) as f64;
        let apart = below / number - (sum - below) / (count - number);
        let variance = number * (count - number) * apart * apart;
        if best.is_none_or(|(largest, _)| variance > largest) {
            best = Some((variance, pair[0].midpoint(pair[1])));
        }
    }
    let first = sorted.first()?;
    Some(best.map_or(first / 2.0, |(_, threshold)| threshold))
}
