//! Your answers to the exercises of "The sum of squared errors".
//!
//! The tasks are at the end of `chapters/ch01-sse/README.md`, and `cargo exercise ch01` checks what you write here.

use ch01_sse::ndarray::{Array1, ArrayRef1, ArrayRef2};

// The error of two outputs: Predict, then run, 2 minutes.

/// The squared error of the answer (0.2, 0.8), if the first class is right.
pub fn error_of_two() -> f64 {
    todo!("start with the two differences")
}

// The mean squared error of a batch: Write it, 10 minutes.

/// The mean of the squared differences of all elements.
///
/// `y`: the outputs, `t`: the targets, both `(answers, classes)`.
pub fn mean_squared_error(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
    todo!("start with the differences of all elements")
}

// The best of the unsure: Try it out, 5 minutes.

/// Ten probabilities with 0.4 for class 2 and the smallest squared error.
pub fn best_of_the_unsure() -> Array1<f64> {
    todo!("start with any answer that sums to 1, and move a little from one wrong class to another")
}

// An error that takes anything: Find the fault, 5 minutes.

/// Half the sum of squared differences.
///
/// # Panics
/// If the lengths differ.
pub fn strict_error(y: &ArrayRef1<f64>, t: &ArrayRef1<f64>) -> f64 {
    0.5 * (y - t).powi(2).sum()
}
