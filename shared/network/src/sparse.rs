use ndarray::{Array2, ArrayRef2};
use pulp::{Arch, NullaryFnOnce};

/// A matrix that is mostly zeros, such as a batch of handwritten digits: of each row only what is not zero.
///
/// # Example
/// ```
/// use ndarray::array;
/// use network::SparseMatrix;
/// let mut images = SparseMatrix::new(4);
/// images.push_row([(1, 0.5), (3, 1.0)]);
/// images.push_row([(1, 0.25)]);
/// let w = array![[1.0], [2.0], [3.0], [4.0]];
/// assert_eq!(images.times(&w), array![[5.0], [0.5]]);
/// assert_eq!(images.transpose().times(&array![[1.0], [1.0]]), array![[0.0], [0.75], [0.0], [1.0]]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SparseMatrix {
    columns: usize,
    /// Row `i` is `terms[starts[i]..starts[i + 1]]`.
    starts: Vec<usize>,
    /// Columns and values, row after row, the columns of each row in ascending order.
    terms: Vec<(usize, f64)>,
}

impl SparseMatrix {
    /// A matrix of no rows, each of which will be `columns` long.
    pub fn new(columns: usize) -> Self {
        Self {
            columns,
            starts: vec![0],
            terms: Vec::new(),
        }
    }

    /// The same matrix as `a`, without its zeros.
    pub fn from_dense(a: &ArrayRef2<f64>) -> Self {
        let mut sparse = Self::new(a.ncols());
        sparse.copy_dense(a);
        sparse
    }

    /// Becomes the same matrix as `a`, without its zeros, in the memory that it has.
    pub fn copy_dense(&mut self, a: &ArrayRef2<f64>) {
        self.clear(a.ncols());
        for row in a.rows() {
            self.push_kept(row.iter().copied().enumerate());
        }
    }

    /// Becomes a matrix of no rows, each of which will be `columns` long, and keeps its memory.
    pub fn clear(&mut self, columns: usize) {
        self.columns = columns;
        self.starts.truncate(1);
        self.terms.clear();
    }

    /// The columns and values of row `i`, without its zeros.
    ///
    /// # Panics
    /// If there is no such row.
    pub fn row(&self, i: usize) -> &[(usize, f64)] {
        &self.terms[self.starts[i]..self.starts[i + 1]]
    }

    /// Appends a row: its columns, in ascending order, and their values. What is not named is zero.
    ///
    /// # Panics
    /// If a column is not below the number of columns.
    pub fn push_row(&mut self, terms: impl IntoIterator<Item = (usize, f64)>) {
        let start = self.terms.len();
        self.terms.extend(terms);
        let columns = self.columns;
        let outside = self.terms[start..]
            .iter()
            .find(|&&(column, _)| column >= columns);
        assert!(
            outside.is_none(),
            "a term {outside:?} in a row of {columns} columns"
        );
        self.starts.push(self.terms.len());
    }

    /// Appends a row like [`push_row`](Self::push_row), of which it keeps only the terms that are not zero.
    ///
    /// # Panics
    /// If there are more terms than columns, or a column is not below their number.
    pub fn push_kept(&mut self, terms: impl IntoIterator<Item = (usize, f64)>) {
        // Every term is written and only a wanted one is kept: faster than a branch, which the processor could not
        // predict on the edge of a digit.
        let start = self.terms.len();
        self.terms.resize(start + self.columns + 1, (0, 0.0));
        let room = &mut self.terms[start..];
        let mut kept = 0;
        let mut largest = 0;
        terms.into_iter().for_each(|(column, value)| {
            room[kept] = (column, value);
            kept += usize::from(value != 0.0);
            largest = largest.max(column);
        });
        assert!(
            largest < self.columns.max(1),
            "a term in column {largest} of {}",
            self.columns
        );
        self.terms.truncate(start + kept);
        self.starts.push(start + kept);
    }

    /// How many rows there are.
    pub fn nrows(&self) -> usize {
        self.starts.len() - 1
    }

    /// How long each row is.
    pub fn ncols(&self) -> usize {
        self.columns
    }

    /// The matrix with rows and columns exchanged.
    pub fn transpose(&self) -> Self {
        let mut transpose = Self::new(self.nrows());
        transpose.copy_transpose(self);
        transpose
    }

    /// Becomes the transpose of `a`, in the memory that it has.
    pub fn copy_transpose(&mut self, a: &Self) {
        // Count how many terms each column has, and so where its row of the transpose begins. Each beginning stands
        // one place too far right, and moves to the row's end while the terms are dealt out: where the next one begins.
        self.columns = a.nrows();
        self.starts.clear();
        self.starts.resize(a.columns + 2, 0);
        for &(column, _) in &a.terms {
            self.starts[column + 2] += 1;
        }
        for column in 0..a.columns {
            self.starts[column + 2] += self.starts[column + 1];
        }
        self.terms.resize(a.terms.len(), (0, 0.0));
        for (row, bounds) in a.starts.windows(2).enumerate() {
            for &(column, value) in &a.terms[bounds[0]..bounds[1]] {
                let next = &mut self.starts[column + 1];
                self.terms[*next] = (row, value);
                *next += 1;
            }
        }
        self.starts.truncate(a.columns + 1);
    }

    /// The matrix product with `b`, which [`matmul`](crate::matmul) describes.
    ///
    /// # Panics
    /// If `b` has not as many rows as this matrix has columns.
    pub fn times(&self, b: &ArrayRef2<f64>) -> Array2<f64> {
        let mut product = Array2::zeros((self.nrows(), b.ncols()));
        self.times_into(&b.as_standard_layout(), &mut product);
        product
    }

    /// Writes the matrix product with `b` over `product`, whatever that held.
    ///
    /// # Panics
    /// If the shapes do not fit, or the rows of `b` or of `product` do not lie one after the other in memory.
    pub fn times_into(&self, b: &ArrayRef2<f64>, product: &mut ArrayRef2<f64>) {
        let (rows, inner, columns) = (self.nrows(), self.columns, b.ncols());
        assert!(
            inner == b.nrows(),
            "matmul: the inner lengths differ: [{rows}, {inner}] times {:?}",
            b.shape()
        );
        assert!(
            product.dim() == (rows, columns),
            "matmul: a product [{rows}, {columns}] into {:?}",
            product.shape()
        );
        if !product.is_empty() {
            Arch::new().dispatch(Product {
                a: self,
                b: b.as_slice().expect("row by row"),
                columns,
                sums: product.as_slice_mut().expect("row by row"),
            });
        }
    }

    /// `C ← C + factor · A B`, each element of the product summed as [`times`](Self::times) does and then added at once.
    ///
    /// Rows of `C` for which this matrix has only zeros stay untouched.
    ///
    /// # Panics
    /// As [`times_into`](Self::times_into).
    pub fn add_times(&self, factor: f64, b: &ArrayRef2<f64>, c: &mut ArrayRef2<f64>) {
        let columns = b.ncols();
        assert!(
            self.columns == b.nrows() && c.dim() == (self.nrows(), columns),
            "add_times: [{}, {}] times {:?} into {:?}",
            self.nrows(),
            self.columns,
            b.shape(),
            c.shape()
        );
        if !c.is_empty() {
            Arch::new().dispatch(AddedProduct {
                a: self,
                b: b.as_slice().expect("row by row"),
                columns,
                factor,
                sums: c.as_slice_mut().expect("row by row"),
            });
        }
    }
}

/// Adds `factor · A B` to `sums`, as [`Product`] writes `A B`.
struct AddedProduct<'a> {
    a: &'a SparseMatrix,
    b: &'a [f64],
    columns: usize,
    factor: f64,
    sums: &'a mut [f64],
}

impl NullaryFnOnce for AddedProduct<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self {
            a,
            b,
            columns,
            factor,
            sums,
        } = self;
        // A row's product, before it is added; longer rows go piece by piece.
        let mut product = [0.0; 256];
        for (bounds, sums) in a.starts.windows(2).zip(sums.chunks_exact_mut(columns)) {
            let terms = &a.terms[bounds[0]..bounds[1]];
            if terms.is_empty() {
                continue;
            }
            for (piece, sums) in sums.chunks_mut(product.len()).enumerate() {
                let start = piece * product.len();
                let product = &mut product[..sums.len()];
                row_times(terms, b, columns, start, product);
                for (sum, product) in sums.iter_mut().zip(product) {
                    *sum += factor * *product;
                }
            }
        }
    }
}

/// Writes `A B` to `sums`; `b` and `sums` hold rows of `columns` elements one after the other.
///
/// A type and not a function because that is what `dispatch` compiles once for each width of registers.
struct Product<'a> {
    a: &'a SparseMatrix,
    b: &'a [f64],
    columns: usize,
    sums: &'a mut [f64],
}

impl NullaryFnOnce for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self {
            a,
            b,
            columns,
            sums,
        } = self;
        for (bounds, sums) in a.starts.windows(2).zip(sums.chunks_exact_mut(columns)) {
            let terms = &a.terms[bounds[0]..bounds[1]];
            row_times(terms, b, columns, 0, sums);
        }
    }
}

/// Writes `Σₖ aₖ bₖⱼ` over the terms `(k, aₖ)` to every sum, from `j = first` on.
#[inline(always)]
fn row_times(terms: &[(usize, f64)], b: &[f64], columns: usize, first: usize, sums: &mut [f64]) {
    match sums.len() {
        32.. => add_up::<32>(terms, b, columns, first, sums),
        8.. => add_up::<8>(terms, b, columns, first, sums),
        _ => add_up::<1>(terms, b, columns, first, sums),
    }
}

/// The same, `WIDTH` sums side by side.
///
/// Where the last `WIDTH` sums reach back over earlier ones, those are computed twice, to the same bits.
#[inline(always)]
fn add_up<const WIDTH: usize>(
    terms: &[(usize, f64)],
    b: &[f64],
    columns: usize,
    first: usize,
    sums: &mut [f64],
) {
    let last = sums.len() - WIDTH;
    for start in (0..last).step_by(WIDTH).chain([last]) {
        let mut tile = [0.0; WIDTH];
        for &(k, a_k) in terms {
            let b_tile = b[k * columns + first + start..]
                .first_chunk::<WIDTH>()
                .expect("start ≤ last");
            for (sum, b_kj) in tile.iter_mut().zip(b_tile) {
                *sum += a_k * b_kj;
            }
        }
        sums[start..start + WIDTH].copy_from_slice(&tile);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn the_transpose_is_that_of_the_dense_matrix() {
        for a in [
            array![[0.0, 1.0, 2.0], [3.0, 0.0, 0.0]],
            array![[0.0], [0.0]],
            Array2::zeros((0, 3)),
        ] {
            assert_eq!(
                SparseMatrix::from_dense(&a).transpose(),
                SparseMatrix::from_dense(&a.t()),
                "{a}"
            );
        }
    }

    #[test]
    fn what_is_added_is_the_product() {
        for columns in [1, 7, 8, 50, 256, 300] {
            let a = array![[0.0, 2.0], [0.0, 0.0], [1.0, -3.0]];
            let b = Array2::from_shape_fn((2, columns), |(k, j)| (k + 3 * j) as f64 / 7.0);
            let mut c = Array2::from_elem((3, columns), 0.1);
            let expected = &c + SparseMatrix::from_dense(&a).times(&b) * 0.3;
            SparseMatrix::from_dense(&a).add_times(0.3, &b, &mut c);
            assert_eq!(c, expected, "{columns} columns");
        }
    }

    #[test]
    #[should_panic(expected = "a term Some((3, 1.0)) in a row of 3 columns")]
    fn a_column_outside_panics() {
        SparseMatrix::new(3).push_row([(0, 1.0), (3, 1.0)]);
    }
}
