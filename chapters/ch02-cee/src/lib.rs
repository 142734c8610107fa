#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]

pub mod exercises;
pub mod page;

pub use ndarray;

use ndarray::ArrayRef1;
use network::ln;

/// The cross-entropy as its formula says, `E = −Σₖ tₖ ln yₖ`.
///
/// `k`: the class, `y`: the network's output, probabilities,
/// `t`: the target, both `(classes,)`. An exact zero in `y`
/// makes it infinite or NaN.
///
/// # Panics
/// If the lengths differ.
///
/// # Example
/// ```
/// # use {ch02_cee::cross_entropy, ndarray::array};
/// let certain = cross_entropy(&array![0.0625, 0.9375], &array![1.0, 0.0]);
/// assert_eq!(certain, 4.0 * network::ln(2.0)); // four coins that all fall the same way
/// ```
pub fn cross_entropy(y: &ArrayRef1<f64>, t: &ArrayRef1<f64>) -> f64 {
    assert!(
        y.len() == t.len(),
        "{} targets want as many outputs, found {}",
        t.len(),
        y.len()
    );
    -(t * y.mapv(ln)).sum()
}

/// The article's small number, added to every output, so that
/// the logarithm never meets an exact zero.
pub const DELTA: f64 = 1e-7;

/// [`cross_entropy`], kept away from the logarithm of zero:
/// `E = −Σₖ tₖ ln(yₖ + δ)`, with `δ` = [`DELTA`].
///
/// `y`: the network's output, probabilities, `t`: the target,
/// both `(classes,)`. For a one-hot `t` it lies between
/// `−ln(1 + δ)`, for a sure and right answer, and `−ln δ`, for
/// a sure and wrong one.
///
/// # Panics
/// If the lengths differ.
///
/// # Example
/// ```
/// # use {ch02_cee::cross_entropy_error, ndarray::array};
/// let error = cross_entropy_error(&array![0.5, 0.5], &array![0.0, 1.0]);
/// assert!((error - 2_f64.ln()).abs() < 1e-6);
/// ```
pub fn cross_entropy_error(y: &ArrayRef1<f64>, t: &ArrayRef1<f64>) -> f64 {
    cross_entropy(&(y + DELTA), t)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};

    /// The expected values come from numpy.
    #[test]
    fn agrees_with_numpy() {
        let t = array![0., 0., 1., 0., 0., 0., 0., 0., 0., 0.];
        let cases = [
            (
                "0.6 on the right class",
                array![0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0],
                0.510825457099338,
            ),
            (
                "0.1 on the right class",
                array![0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0],
                2.302584092994546,
            ),
            (
                "nothing on the right class",
                Array1::zeros(10),
                16.118095650958319,
            ),
        ];
        for (case, y, expected) in cases {
            let found = cross_entropy_error(&y, &t);
            assert!(
                (found - expected).abs() < 1e-14,
                "{case}: {found} and not {expected}"
            );
        }
    }

    #[test]
    #[should_panic(expected = "10 targets want as many outputs, found 1")]
    fn a_single_output_is_not_broadcast() {
        cross_entropy_error(&Array1::zeros(1), &Array1::zeros(10));
    }
}
