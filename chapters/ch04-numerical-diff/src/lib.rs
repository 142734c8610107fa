//! Numerical differentiation.

pub use ndarray;

use ndarray::{Array, ArrayRef, Dimension, IntoDimension};

/// The slope of `f` at `x` by the central difference: `(f(x + h) − f(x − h)) / 2h` with `h = 1e-4`.
pub fn numerical_diff(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    let h = 1e-4;
    (f(x + h) - f(x - h)) / (2.0 * h)
}

/// The slope of `f` along every element of `x`, by central differences with `h = 1e-4`.
///
/// The result has `x`'s shape. `x` itself is not touched.
pub fn numerical_gradient<D: Dimension>(
    f: impl Fn(&ArrayRef<f64, D>) -> f64,
    x: &ArrayRef<f64, D>,
) -> Array<f64, D> {
    let h = 1e-4;
    let mut moved = x.to_owned();
    let mut gradient = Array::zeros(x.raw_dim());
    for (index, slope) in gradient.indexed_iter_mut() {
        let index = index.into_dimension();
        let kept = moved[index.clone()];
        moved[index.clone()] = kept + h;
        let right = f(&moved);
        moved[index.clone()] = kept - h;
        let left = f(&moved);
        moved[index] = kept;
        *slope = (right - left) / (2.0 * h);
    }
    gradient
}
