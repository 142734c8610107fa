use ndarray::{Array2, ArrayRef2};

/// The matrix product `C = A B`: `cᵢⱼ = Σₖ aᵢₖ bₖⱼ`.
///
/// `a`: `(rows, inner)`, `b`: `(inner, columns)`, result: `(rows, columns)`.
///
/// This is the definition, which the product equals to the last bit: every sum begins with `k = 0`, and each product and
/// each sum is rounded by itself. [`kernel::product`] computes many elements at once.
///
/// ```
/// use ndarray::{Array2, array};
///
/// fn definition(a: &Array2<f64>, b: &Array2<f64>) -> Array2<f64> {
///     Array2::from_shape_fn((a.nrows(), b.ncols()), |(i, j)| {
///         (0..a.ncols()).fold(0.0, |sum, k| sum + a[[i, k]] * b[[k, j]])
///     })
/// }
///
/// let a = array![[1.0, 2.0], [3.0, 4.0]];
/// let b = array![[5.0], [6.0]];
/// assert_eq!(definition(&a, &b), array![[17.0], [39.0]]);
/// assert_eq!(network::matmul(&a, &b), definition(&a, &b));
/// ```
///
/// # Panics
/// If the inner lengths differ.
pub fn matmul(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Array2<f64> {
    kernel::product(a, b)
}
