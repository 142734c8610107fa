//! What a trained network says about single images, and what its hidden units look for.

use crate::{TwoLayerNet, largest};
use mnist::Dataset;
use ndarray::{Array2, ArrayRef1, Axis};

/// What a network says about one image of a data set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// Which image, counted from 0.
    pub index: usize,
    /// The image's class.
    pub label: usize,
    /// The class that the network takes for the most probable.
    pub guess: usize,
    /// The probability that it gives to its guess.
    pub sureness: f64,
    /// The probability that it gives to the right class.
    pub for_the_label: f64,
}

/// What `network` says about the images at `indices`.
///
/// # Panics
/// If an index is not below the number of images, or the images do not fit the network.
pub fn answers(
    network: &TwoLayerNet,
    data: &Dataset,
    indices: impl IntoIterator<Item = usize>,
) -> Vec<Answer> {
    let indices = Vec::from_iter(indices);
    let (x, _) = data.batch(&indices);
    let y = network.predict(&x);
    let answers = indices.into_iter().zip(y.rows());
    answers
        .map(|(index, y)| {
            let (label, guess) = (usize::from(data.labels[index]), largest(&y));
            Answer {
                index,
                label,
                guess,
                sureness: y[guess],
                for_the_label: y[label],
            }
        })
        .collect()
}

/// The images that `network` gets wrong, the one that it is surest about first.
///
/// # Panics
/// If the images do not fit the network.
pub fn mistakes(network: &TwoLayerNet, data: &Dataset) -> Vec<Answer> {
    let mut mistakes = answers(network, data, 0..data.len());
    mistakes.retain(|answer| answer.guess != answer.label);
    mistakes.sort_by(|a, b| b.sureness.total_cmp(&a.sureness));
    mistakes
}

/// The weights into one hidden unit as two images: where ink makes the unit louder, and where it makes it quieter.
///
/// 0 is as light as paper; half of the weight that is farthest from 0, and whatever is beyond, as dark as ink.
///
/// # Panics
/// If there is no such unit.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is below 0 becomes 0, what is above 255 becomes 255"
)]
pub fn weight_images(network: &TwoLayerNet, unit: usize) -> [Vec<u8>; 2] {
    let weights = network.w1.column(unit);
    let strongest = weights.fold(0.0, |strongest: f64, weight| strongest.max(weight.abs()));
    [1.0, -1.0].map(|sign| {
        let inks = weights.iter().map(|weight| 2.0 * sign * weight / strongest);
        inks.map(|ink| (255.0 * ink).round() as u8).collect()
    })
}

/// A picture made of text as a network wants it, `(1, pixels)`: `#` is ink, everything else paper.
///
/// Each character becomes a square of 2 × 2 pixels, so 14 lines of 14 characters make an image of MNIST's size.
///
/// # Panics
/// If the lines differ in length.
///
/// # Example
/// ```
/// # use ch05_training::looking_inside::drawn;
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
/// # use ch05_training::looking_inside::ranked;
/// # use ch05_training::ndarray::array;
/// assert_eq!(ranked(&array![0.2, 0.7, 0.1]), [(1, 0.7), (0, 0.2), (2, 0.1)]);
/// ```
pub fn ranked(y: &ArrayRef1<f64>) -> Vec<(usize, f64)> {
    let mut ranked: Vec<(usize, f64)> = y.iter().copied().enumerate().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked
}
