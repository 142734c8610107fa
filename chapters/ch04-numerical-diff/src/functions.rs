//! The functions that the chapter differentiates.

#![expect(
    clippy::must_use_candidate,
    reason = "the page shows them to beginners"
)]

use crate::Number;
use ndarray::{ArrayRef, Dimension};

/// How far a runner has come, in metres, after `t` minutes:
/// `50t + 15t²`.
///
/// She sets off at 50 metres a minute and gains 30 with every
/// minute.
pub fn distance(t: f64) -> f64 {
    50.0 * t + 15.0 * t * t
}

/// `x²`, with the slope `2x`.
pub fn square<T: Number>(x: T) -> T {
    x * x
}

/// `x³`, with the slope `3x²`.
pub fn cube<T: Number>(x: T) -> T {
    x * x * x
}

/// `sin x`, with the slope `cos x`.
pub fn sine<T: Number>(x: T) -> T {
    x.sin()
}

/// `cos x`, with the slope `−sin x`. It is the slope of [`sine`].
pub fn cosine<T: Number>(x: T) -> T {
    x.cos()
}

/// `eˣ`, with the slope `eˣ`.
pub fn exponential<T: Number>(x: T) -> T {
    x.exp()
}

/// `1 / (1 + e⁻ˣ)`, with the slope `s(1 − s)`, where `s` is its value.
pub fn sigmoid<T: Number>(x: T) -> T {
    let one = T::constant(1.0);
    one / (one + (T::constant(0.0) - x).exp())
}

/// `0.01x² + 0.1x`, with the slope `0.02x + 0.1`.
pub fn gentle_curve(x: f64) -> f64 {
    0.01 * (x * x) + 0.1 * x
}

/// `Σᵢ xᵢ²` over all elements, of any shape: at `(x₀, x₁)` it is
/// `x₀² + x₁²`.
pub fn sum_of_squares<D: Dimension>(x: &ArrayRef<f64, D>) -> f64 {
    x.iter().map(|x| x * x).sum()
}
