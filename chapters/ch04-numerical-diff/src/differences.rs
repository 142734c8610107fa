//! The slope of a function of one number, from two of its values.

use crate::Number;

/// The derivative's definition taken literally, with a tiny `h`. It
/// does not work.
///
/// `(f(x + h) − f(x)) / h` with `h = 1e-50`, which is lost in the
/// sum `x + h`.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{functions::square, naive_diff};
/// assert_eq!(naive_diff(square, 3.0), 0.0); // and not 6
/// ```
pub fn naive_diff(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    let h = 1e-50;
    (f(x + h) - f(x)) / h
}

/// The average slope of `f` from `x` to `x + h`:
/// `(f(x + h) − f(x)) / h`.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{forward_difference, functions::square};
/// assert_eq!(forward_difference(square, 3.0, 0.5), 6.5);
/// ```
pub fn forward_difference<T: Number>(f: impl Fn(T) -> T, x: T, h: T) -> T {
    (f(x + h) - f(x)) / h
}

/// The average slope of `f` from `x − h` to `x + h`:
/// `(f(x + h) − f(x − h)) / 2h`.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{central_difference, functions::square};
/// assert_eq!(central_difference(square, 3.0, 0.5), 6.0);
/// ```
pub fn central_difference<T: Number>(mut f: impl FnMut(T) -> T, x: T, h: T) -> T {
    (f(x + h) - f(x - h)) / (h + h)
}

/// The slope of `f` at `x`, by the central difference with
/// `h = 1e-4`.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{functions::square, numerical_diff};
/// assert!((numerical_diff(square, 3.0) - 6.0).abs() < 1e-10);
/// ```
pub fn numerical_diff(f: impl FnMut(f64) -> f64, x: f64) -> f64 {
    central_difference(f, x, 1e-4)
}
