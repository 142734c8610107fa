//! Your answers to the exercises of "Mini-batches".
//!
//! The tasks are at the end of `chapters/ch03-mini-batch/README.md`, and `cargo exercise ch03` checks what you write here.

use ch02_cee::DELTA;
use ch03_mini_batch::ndarray::ArrayRef2;
use ch03_mini_batch::rand::{RngExt, SeedableRng};
use ch03_mini_batch::rand_chacha::ChaCha8Rng;
use network::{argmax, ln};

// A loss that is too small: Find the fault, 5 minutes.

/// The mean cross-entropy of a batch.
///
/// `y`: the outputs, `t`: one-hot rows, both `(N, classes)`.
pub fn mended_batch_loss(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
    let logarithms = (y + DELTA).mapv(ln);
    -(t * logarithms).sum() / y.len() as f64
}

// A batch without repeats: Write it, 20 minutes.

/// `size` different numbers from `0..count`.
pub fn draw_without_repeats(count: usize, size: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    todo!("start with all the numbers in a vector, `(0..count).collect()`")
}

// Never seen: Predict, then run, 3 minutes.

/// The share of images that three epochs of independent draws never draw.
pub fn never_seen() -> f64 {
    todo!("start with the probability that 3N draws all miss one image")
}

// A batch that scatters less: Predict, then run, 2 minutes.

/// How many images a batch has that scatters a quarter as far as one of 100.
pub fn batch_for_a_quarter() -> usize {
    todo!("start with how the spread depends on the number of images")
}

// The share of right answers: Write it, 10 minutes.

/// The share of answers that are right.
///
/// `y`: the outputs, `(N, classes)`, `labels`: the `N` right classes.
pub fn share_right(y: &ArrayRef2<f64>, labels: &[usize]) -> f64 {
    todo!("start with one row: which class has the largest output?")
}
