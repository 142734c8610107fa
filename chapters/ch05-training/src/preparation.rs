//! A digit from anywhere, made into an image as MNIST's were.

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis};
use network::matmul;
use std::ops::Range;

/// Pixels on each side of MNIST's images.
pub const SIDE: usize = 28;

/// Pixels on the longer side of a digit.
const DIGIT: usize = 20;

/// The row and the column of the pixel on which a digit's centre of mass falls.
const CENTRE: usize = 14;

/// An image as MNIST's were made, `(784,)`, from a drawing of any size: 0 for paper, above it for ink. Nothing if there is
/// no ink.
///
/// The smallest rectangle with all the ink is scaled until its longer side is 20 pixels, each the mean of the area that it
/// covers, and placed so that its centre of mass falls on pixel (14, 14), counted from 0.
///
/// # Example
/// ```
/// # use ch05_training::{ndarray::Array2, preparation::prepared};
/// let mut ink = Array2::zeros((60, 60));
/// assert_eq!(prepared(ink.clone()), None);
/// ink[[7, 9]] = 1.0;
/// assert_eq!(prepared(ink).map(|pixels| pixels.sum()), Some(400.0)); // 20 × 20 pixels, all ink
/// ```
pub fn prepared(ink: Array2<f64>) -> Option<Array1<f64>> {
    let ink = cut_out(ink)?;
    Some(place(&scale(&ink)).into_flat())
}

/// The smallest rectangle with all the ink; nothing if there is none.
fn cut_out(mut ink: Array2<f64>) -> Option<Array2<f64>> {
    let rows = extent(&ink, Axis(0))?;
    let columns = extent(&ink, Axis(1))?;
    ink.slice_axis_inplace(Axis(0), rows.into());
    ink.slice_axis_inplace(Axis(1), columns.into());
    Some(ink)
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
