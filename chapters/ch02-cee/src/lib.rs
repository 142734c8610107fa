//! The cross-entropy error: how surprised a prediction is by the right answer.

pub use ndarray;

use ndarray::ArrayRef1;
use network::ln;

/// The article's small number: added to every output, so that the logarithm never meets an exact zero.
pub const DELTA: f64 = 1e-7;

/// The cross-entropy `E = −Σₖ tₖ ln(yₖ + δ)`, with `k` the index of the class and `δ` = [`DELTA`].
///
/// `y`: the network's output, probabilities, `t`: the target, both `(classes,)`. For a one-hot `t` only the right
/// class counts: `E = −ln(y + δ)` of its output, from about −1e-7 for a sure and right answer to 16.1 for a sure and
/// wrong one.
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
    assert!(
        y.len() == t.len(),
        "{} outputs for {} targets",
        y.len(),
        t.len()
    );
    -y.iter()
        .zip(t)
        .map(|(&y, &t)| t * ln(y + DELTA))
        .sum::<f64>()
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
    #[should_panic(expected = "1 outputs for 10 targets")]
    fn a_single_output_is_not_broadcast() {
        cross_entropy_error(&Array1::zeros(1), &Array1::zeros(10));
    }
}
