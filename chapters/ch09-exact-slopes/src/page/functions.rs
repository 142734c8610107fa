//! What the chapter differentiates beside the functions of chapter 4.

use ch04_numerical_diff::{Number, functions};
use ndarray::{Array1, ArrayRef1};

/// `sin 1000x`, with the slope `1000 cos 1000x`: a wave a thousand times as narrow.
pub fn fast_sine<T: Number>(x: T) -> T {
    (T::constant(1000.0) * x).sin()
}

/// The squared error of a single unit with the inputs 0.6 and 0.9,
/// if 1 is the right answer: `(σ(0.6 w₀ + 0.9 w₁) − 1)²`.
pub fn one_unit<T: Number>(w0: T, w1: T) -> T {
    let sum = w0 * T::constant(0.6) + w1 * T::constant(0.9);
    let z = functions::sigmoid(sum);
    let error = z - T::constant(1.0);
    error * error
}

/// The slopes of the bowl `x₀² + x₁²`, by the rule of school: `(2x₀, 2x₁)`.
pub fn exact_bowl_slopes(x: &ArrayRef1<f64>) -> Array1<f64> {
    2.0 * x
}
