use crate::exp;
use kernel::exp_of_each;
use ndarray::{Array, ArrayRef, Dimension};

/// The sigmoid of every element: `σ(x) = 1 / (1 + e⁻ˣ)`, between 0 and 1.
///
/// Any shape; the result has the same.
///
/// # Example
/// ```
/// assert_eq!(network::sigmoid(&ndarray::array![0.0, -1000.0]), ndarray::array![0.5, 0.0]);
/// ```
pub fn sigmoid<D: Dimension>(x: &ArrayRef<f64, D>) -> Array<f64, D> {
    1.0 / (1.0 + exp_of_each(-x))
}

/// The sigmoid of one number: `1 / (1 + e⁻ˣ)`, from 0 to 1.
///
/// # Example
/// ```
/// assert_eq!(network::sigmoid_of(0.0), 0.5);
/// ```
pub fn sigmoid_of(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn sigmoid_by_its_definition_and_at_the_ends() {
        let cases = [
            (0.0, 0.5),
            (f64::INFINITY, 1.0),
            (f64::NEG_INFINITY, 0.0),
            (2.0, 1.0 / (1.0 + libm::exp(-2.0))),
        ];
        for (x, expected) in cases {
            let found = sigmoid(&array![x])[0];
            assert_eq!(found, sigmoid_of(x), "σ({x}) in an array and alone");
            assert!(
                (found - expected).abs() <= f64::EPSILON,
                "σ({x}): {found} and not {expected}"
            );
        }
    }
}
