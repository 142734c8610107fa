use crate::{SparseImages, product};
use ndarray::{Array2, ArrayBase, ArrayRef2, Data, Ix2};

/// A batch of inputs, one a row, as a factor of the two products that a network needs: a matrix of numbers as it stands,
/// or [`SparseImages`], which give the same results to the last bit and sooner.
///
/// # Example
/// ```
/// use kernel::{Batch, SparseImages};
/// use ndarray::{Array2, array};
///
/// fn scores(x: &impl Batch, w: &Array2<f64>) -> Array2<f64> {
///     x.times(w)
/// }
///
/// let w = array![[2.0], [3.0]];
/// let mut images = SparseImages::new(2);
/// images.push_row(&[0, 255]);
/// assert_eq!(scores(&images, &w), scores(&array![[0.0, 1.0]], &w));
/// ```
pub trait Batch {
    /// How many inputs there are: the batch's rows.
    fn count(&self) -> usize;

    /// The matrix product `X W`. `w`: `(inputs, units)`, result: `(samples, units)`.
    ///
    /// # Panics
    /// If `w` has not as many rows as an input has numbers.
    fn times(&self, w: &ArrayRef2<f64>) -> Array2<f64>;

    /// The matrix product `Xᵀ B`. `b`: `(samples, units)`, result: `(inputs, units)`.
    ///
    /// # Panics
    /// If `b` has not as many rows as the batch.
    fn transposed_times(&self, b: &ArrayRef2<f64>) -> Array2<f64>;
}

impl Batch for ArrayRef2<f64> {
    fn count(&self) -> usize {
        self.nrows()
    }

    fn times(&self, w: &ArrayRef2<f64>) -> Array2<f64> {
        product(self, w)
    }

    fn transposed_times(&self, b: &ArrayRef2<f64>) -> Array2<f64> {
        product(&self.t(), b)
    }
}

impl<S: Data<Elem = f64>> Batch for ArrayBase<S, Ix2> {
    fn count(&self) -> usize {
        self.nrows()
    }

    fn times(&self, w: &ArrayRef2<f64>) -> Array2<f64> {
        product(self, w)
    }

    fn transposed_times(&self, b: &ArrayRef2<f64>) -> Array2<f64> {
        product(&self.t(), b)
    }
}

impl Batch for SparseImages {
    fn count(&self) -> usize {
        self.nrows()
    }

    fn times(&self, w: &ArrayRef2<f64>) -> Array2<f64> {
        let mut product = Array2::zeros((self.nrows(), w.ncols()));
        self.times_into(&w.as_standard_layout(), &mut product);
        product
    }

    fn transposed_times(&self, b: &ArrayRef2<f64>) -> Array2<f64> {
        let mut product = Array2::zeros((self.ncols(), b.ncols()));
        self.add_transposed_times(1.0, &b.as_standard_layout(), &mut product);
        product
    }
}
