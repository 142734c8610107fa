//! A digit that the reader draws.

use ndarray::{Array2, ArrayRef1, Axis};

/// A picture made of text as a network wants it, `(1, pixels)`: `#` is ink, everything else paper.
///
/// Each character becomes a square of 2 × 2 pixels, so 14 lines of 14 characters make an image of MNIST's size.
///
/// # Panics
/// If the lines differ in length.
///
/// # Example
/// ```
/// # use ch05_training::page::own_digit::drawn;
/// # use ch05_training::ndarray::array;
/// let x = drawn(&["#."]);
/// assert_eq!(x, array![[1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0]]);
/// ```
pub fn drawn(lines: &[&str]) -> Array2<f64> {
    let ink: Vec<Vec<bool>> = lines
        .iter()
        .map(|line| line.chars().map(|character| character == '#').collect())
        .collect();
    let (height, width) = (ink.len(), ink.first().map_or(0, Vec::len));
    if let Some((number, line)) = (1..).zip(&ink).find(|(_, line)| line.len() != width) {
        panic!(
            "line {number} of a drawing: wanted {width} characters, found {}",
            line.len()
        );
    }
    let pixels = Array2::from_shape_fn((2 * height, 2 * width), |(row, column)| {
        f64::from(u8::from(ink[row / 2][column / 2]))
    });
    pixels.into_flat().insert_axis(Axis(0))
}

/// The classes with their probabilities, the most probable first.
///
/// # Example
/// ```
/// # use ch05_training::page::own_digit::ranked;
/// # use ch05_training::ndarray::array;
/// assert_eq!(ranked(&array![0.2, 0.7, 0.1]), [(1, 0.7), (0, 0.2), (2, 0.1)]);
/// ```
pub fn ranked(y: &ArrayRef1<f64>) -> Vec<(usize, f64)> {
    let mut ranked: Vec<(usize, f64)> = y.iter().copied().enumerate().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked
}
