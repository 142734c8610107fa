#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]

pub mod exercises;
pub mod page;

pub use ndarray;

use ndarray::ArrayRef1;

/// Half the sum of squared differences, `E = ½ Σₖ (yₖ − tₖ)²`.
///
/// `k`: the class, `y`: the network's output, `t`: the target,
/// both `(classes,)`. The error is 0 where they agree.
///
/// # Panics
/// If the lengths differ. `y - t` alone would take a length of
/// one for any length.
///
/// # Example
/// ```
/// # use {ch01_sse::sum_squares_error, ndarray::array};
/// assert_eq!(sum_squares_error(&array![1.0, 0.0], &array![0.0, 1.0]), 1.0);
/// ```
pub fn sum_squares_error(y: &ArrayRef1<f64>, t: &ArrayRef1<f64>) -> f64 {
    assert!(
        y.len() == t.len(),
        "{} targets want as many outputs, found {}",
        t.len(),
        y.len()
    );
    0.5 * (y - t).powi(2).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// The article's two predictions for a picture of a 2; the expected values come from numpy.
    #[test]
    fn agrees_with_numpy() {
        let t = array![0., 0., 1., 0., 0., 0., 0., 0., 0., 0.];
        let cases = [
            (
                "favours class 2",
                array![0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0],
                0.0975,
            ),
            (
                "favours class 7",
                array![0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0],
                0.5975,
            ),
        ];
        for (case, y, expected) in cases {
            let found = sum_squares_error(&y, &t);
            assert!(
                (found - expected).abs() < 1e-15,
                "{case}: {found} and not {expected}"
            );
        }
    }

    #[test]
    #[should_panic(expected = "10 targets want as many outputs, found 9")]
    fn a_missing_output_panics() {
        sum_squares_error(&ndarray::Array1::zeros(9), &ndarray::Array1::zeros(10));
    }

    #[test]
    #[should_panic(expected = "10 targets want as many outputs, found 1")]
    fn a_single_output_is_not_broadcast() {
        sum_squares_error(&ndarray::Array1::zeros(1), &ndarray::Array1::zeros(10));
    }
}
