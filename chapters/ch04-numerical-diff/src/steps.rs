//! How far a difference is off, and the step that brings it closest.

use crate::Number;
use std::cell::Cell;

/// The steps that are tried: the powers of ten from 1 down to `1e-15`.
pub const STEPS: [f64; 16] = [
    1e0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14,
    1e-15,
];

/// [`forward_difference`](crate::forward_difference) or [`central_difference`](crate::central_difference): from `f`,
/// `x` and `h` to a slope.
pub type Difference<T> = fn(fn(T) -> T, T, T) -> T;

/// The largest error that `difference` makes with the step `h`, at 50 points from `x` to 5 % beyond it.
///
/// `slope` gives the true slopes. At a single point rounding errors may cancel by luck, at fifty they do not.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{forward_difference, functions::square, steps::worst_error};
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

/// The one among [`STEPS`] with the smallest [`worst_error`].
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{central_difference, functions::cube, steps::best_step};
/// assert_eq!(best_step::<f64>(central_difference, cube, |x| 3.0 * x * x, 1.0), 1e-5);
/// ```
pub fn best_step<T: Number + Into<f64>>(
    difference: Difference<T>,
    f: fn(T) -> T,
    slope: fn(f64) -> f64,
    x: f64,
) -> f64 {
    let error = |h| worst_error(difference, f, slope, x, h);
    STEPS.into_iter().fold(
        STEPS[0],
        |best, h| if error(h) < error(best) { h } else { best },
    )
}

/// The size of an error in two significant digits, as a table has room for: `"4.2e-5"`.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::steps::two_digits;
/// assert_eq!(two_digits(-0.000_042_07), "4.2e-5");
/// assert_eq!(two_digits(0.0), "0");
/// ```
#[must_use]
pub fn two_digits(error: f64) -> String {
    if error == 0.0 {
        return "0".to_string();
    }
    format!("{:.1e}", error.abs())
}

/// `f`, counting its calls.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{central_difference, functions::square, steps::counted};
/// # use std::cell::Cell;
/// let calls = Cell::new(0);
/// central_difference(counted(&calls, square), 3.0, 1e-4);
/// assert_eq!(calls.get(), 2);
/// ```
pub fn counted<T>(calls: &Cell<u32>, f: impl Fn(T) -> T) -> impl Fn(T) -> T {
    move |x| {
        calls.set(calls.get() + 1);
        f(x)
    }
}
