//! The step that brings a difference closest.

use ch04_numerical_diff::{Difference, Number, worst_error};

/// The steps that are tried: the powers of ten from 1 down to `1e-15`.
pub const STEPS: [f64; 16] = [
    1e0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14,
    1e-15,
];

/// The one among [`STEPS`] with the smallest [`worst_error`].
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{central_difference, functions::cube};
/// # use ch09_exact_slopes::best_step;
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
