//! Your answers to the exercises of "Training".
//!
//! The tasks are at the end of `chapters/ch05-training/README.md`, and `cargo exercise ch05` checks what you write here.

use ch05_training::{Gradient, TwoLayerNet};
use ch05_training::ndarray::{ArrayRef2, Axis};
use ch05_training::rand::{RngExt, SeedableRng};
use ch05_training::rand::seq::SliceRandom;
use ch05_training::rand_chacha::ChaCha8Rng;
use network::{layer, log_softmax, matmul, sigmoid, softmax};

// The largest rate of a narrower bowl: Predict, then run, 3 minutes.

/// The rate above which steps on `3x₀² + 3x₁²` lead away.
pub fn largest_rate() -> f64 {
    todo!("start with the factor by which one step multiplies x₀")
}

// Your own training: the batch: Write it, 5 minutes.

/// The numbers of the images of a batch: `size` independent draws from `0..count`.
pub fn draw_batch(count: usize, size: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    todo!("start with one draw, and repeat it")
}

// Your own training: the loss: Write it, 10 minutes.

/// The mean cross-entropy of a batch.
///
/// `scores`: `(images, classes)`, `t`: one-hot rows, the same shape.
pub fn batch_loss(scores: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
    todo!("start with the logarithms of the probabilities of the right classes")
}

// Your own training: the gradient: Write it, 45 minutes.

/// The slopes of the loss of a batch along every parameter: `Gradient { w1, b1, w2, b2 }`.
///
/// `x`: `(images, inputs)`, `t`: one-hot rows, `(images, classes)`.
pub fn batch_gradient(network: &TwoLayerNet, x: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Gradient {
    todo!("start with z and y, the way forwards")
}

// Your own training: the step: Write it, 5 minutes.

/// Moves every parameter against its slope, by `rate` times the slope.
pub fn step_downhill(network: &mut TwoLayerNet, gradient: &Gradient, rate: f64) {
    todo!("start with the weights of the first layer")
}
