//! Your answers to the exercises of "Backpropagation".
//!
//! The tasks are at the end of `chapters/ch06-backpropagation/README.md`, and `cargo exercise ch06` checks what you write here.

use ch06_backpropagation::ndarray::{Array2, ArrayRef2};
use network::sigmoid_of;

// A link of the chain that is wrong: Find the fault, 10 minutes.

/// The slopes of the loss along the two weights of a unit.
///
/// `x0`, `x1`: the inputs, `w0`, `w1`: the weights, `t`: the target.
pub fn unit_slopes(x0: f64, x1: f64, w0: f64, w1: f64, t: f64) -> (f64, f64) {
    let sum = x0 * w0 + x1 * w1;
    let z = sigmoid_of(sum);
    let slope_of_z = 2.0 * (z - t);
    let slope_of_sum = slope_of_z * sigmoid_of(z) * (1.0 - sigmoid_of(z));
    (slope_of_sum * x0, slope_of_sum * x1)
}

// The way back through ReLU: Write it, 10 minutes.

/// The slope of the loss along every input of ReLU.
///
/// `slope_of_output`: the slope along every output, `input`: what went in, both `(images, units)`.
pub fn relu_backward(slope_of_output: &ArrayRef2<f64>, input: &ArrayRef2<f64>) -> Array2<f64> {
    todo!("start with one unit whose input is above 0, and one whose input is below")
}

// The slopes of another loss: Write it, 15 minutes.

/// The slope of the mean squared error along every output.
///
/// `y`: the outputs, `t`: the targets, both `(images, classes)`.
pub fn mean_squared_slopes(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Array2<f64> {
    todo!("start with the slope of a single square")
}
