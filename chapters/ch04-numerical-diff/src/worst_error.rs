//! How far a difference is off.

use crate::Number;

/// [`forward_difference`](crate::forward_difference) or [`central_difference`](crate::central_difference): from `f`,
/// `x` and `h` to a slope.
pub type Difference<T> = fn(fn(T) -> T, T, T) -> T;

/// The largest error that `difference` makes with the step `h`, at 50 points from `x` to 5 % beyond it.
///
/// `slope` gives the true slopes. At a single point rounding errors may cancel by luck, at fifty they do not.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{forward_difference, functions::square, worst_error};
/// assert_eq!(worst_error::<f64>(forward_difference, square, |x| 2.0 * x, 0.0, 0.5), 0.5);
/// ```
pub fn worst_error<T: Number + Into<f64>>(
    difference: Difference<T>,
    f: fn(T) -> T,
    slope: fn(f64) -> f64,
    x: f64,
    h: f64,
) -> f64 {
    (0..50)
        .map(|k| T::constant(x * (1.0 + 0.001 * f64::from(k))))
        .map(|x| (difference(f, x, T::constant(h)).into() - slope(x.into())).abs())
        .fold(0.0, f64::max)
}
