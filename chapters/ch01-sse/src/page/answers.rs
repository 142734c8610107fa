//! The article's picture of a two, and two answers to it.

use ndarray::{Array1, array};

/// The target: the image shows a two, and nothing else.
pub fn a_two() -> Array1<f64> {
    array![0., 0., 1., 0., 0., 0., 0., 0., 0., 0.]
}

/// An answer that gives class 2 the probability 0.6.
pub fn favours_two() -> Array1<f64> {
    array![0.1, 0.05, 0.6, 0., 0.05, 0.1, 0., 0.1, 0., 0.]
}

/// The same numbers, but with the 0.6 at class 7.
pub fn favours_seven() -> Array1<f64> {
    array![0.1, 0.05, 0.1, 0., 0.05, 0.1, 0., 0.6, 0., 0.]
}
