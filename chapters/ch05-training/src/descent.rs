//! Gradient descent, and the bowl to try it on.

use ch04_numerical_diff::{functions::sum_of_squares, numerical_gradient};
use ndarray::{Array, Array1, ArrayRef, ArrayRef1, Dimension};

/// Where `steps` steps downhill lead from `start`: each goes `rate`
/// times the gradient, against it.
///
/// `gradient` gives the slopes at a point, in the point's shape.
///
/// # Example
/// ```
/// # use {ch05_training::descent::gradient_descent, ndarray::array};
/// // The gradient of x₀² + x₁² is (2x₀, 2x₁). A quarter of it is half of the way to the lowest point.
/// let end = gradient_descent(|x| 2.0 * x, &array![-3.0, 4.0], 0.25, 1);
/// assert_eq!(end, array![-1.5, 2.0]);
/// ```
pub fn gradient_descent<D: Dimension>(
    gradient: impl Fn(&ArrayRef<f64, D>) -> Array<f64, D>,
    start: &ArrayRef<f64, D>,
    rate: f64,
    steps: usize,
) -> Array<f64, D> {
    let mut x = start.to_owned();
    for _ in 0..steps {
        let slopes = gradient(&x);
        x -= &(rate * slopes);
    }
    x
}

/// The slopes of the bowl `x₀² + x₁²`, by central differences.
pub fn bowl_slopes(x: &ArrayRef1<f64>) -> Array1<f64> {
    numerical_gradient(sum_of_squares, x)
}
