//! The slopes of a function of many numbers, one along each of them.

use crate::numerical_diff;
use ndarray::{Array, ArrayRef, Dimension, IntoDimension};

/// The slope of `f` along every element of `x`, the others held
/// still.
///
/// `x` has any shape, and the result has the same.
/// `f` is called twice for each element.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{functions::sum_of_squares, ndarray::array, numerical_gradient};
/// let gradient = numerical_gradient(sum_of_squares, &array![3.0, 4.0]);
/// assert!((gradient - array![6.0, 8.0]).iter().all(|error| error.abs() < 1e-11));
/// ```
pub fn numerical_gradient<D: Dimension>(
    f: impl Fn(&ArrayRef<f64, D>) -> f64,
    x: &ArrayRef<f64, D>,
) -> Array<f64, D> {
    let mut moved = x.to_owned();
    Array::from_shape_fn(x.raw_dim(), |index| {
        let index = index.into_dimension();
        let element = x[index.clone()];
        let along_this_element = |value| {
            moved[index.clone()] = value;
            f(&moved)
        };
        let slope = numerical_diff(along_this_element, element);
        moved[index] = element;
        slope
    })
}
