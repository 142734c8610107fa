use kernel::Batch;
use ndarray::{Array2, ArrayRef1, ArrayRef2};

/// The scores of a layer: `x w + b`, with `b` added to every row.
///
/// `x`: `(examples, inputs)`, `w`: `(inputs, units)`,
/// `b`: `(units,)`. Result: `(examples, units)`.
///
/// # Panics
/// If the shapes do not fit.
///
/// # Example
/// ```
/// use ndarray::array;
/// let x = array![[1.0, 2.0]];
/// let w = array![[3.0, 0.0], [0.0, 4.0]];
/// assert_eq!(network::layer(&x, &w, &array![0.5, -0.5]), array![[3.5, 7.5]]);
/// ```
pub fn layer(x: &(impl Batch + ?Sized), w: &ArrayRef2<f64>, b: &ArrayRef1<f64>) -> Array2<f64> {
    assert!(
        w.ncols() == b.len(),
        "layer: {} biases for {} units",
        b.len(),
        w.ncols()
    );
    x.times(w) + b
}
