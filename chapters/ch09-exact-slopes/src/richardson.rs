//! Two differences that cancel each other's error.

use ch04_numerical_diff::central_difference;

/// Two central differences, weighted so that their `h²` errors cancel: `(4·C(h/2) − C(h)) / 3`.
///
/// # Example
/// ```
/// # use {ch04_numerical_diff::functions::cube, ch09_exact_slopes::richardson};
/// assert_eq!(richardson(cube, 1.0, 0.5), 3.0);
/// ```
pub fn richardson(f: impl Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    (4.0 * central_difference(&f, x, h / 2.0) - central_difference(&f, x, h)) / 3.0
}
