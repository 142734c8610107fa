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
        let mut row_terms = vec![(0, 0.0); a.ncols()];
        for row in a.rows() {
            // Every term is written and only a wanted one is kept: faster than a branch, which the processor could
            // not predict on the edge of a digit.
            let mut kept = 0;
            row.iter().enumerate().for_each(|(column, &value)| {
                row_terms[kept] = (column, value);
                kept += usize::from(value != 0.0);
            });
            sparse.push_row(row_terms[..kept].iter().copied());
        }
        sparse
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
        // Count how many terms each column has, and so where its row of the transpose begins; then deal them out.
        let mut starts = vec![0; self.columns + 1];
        for &(column, _) in &self.terms {
            starts[column + 1] += 1;
        }
        for column in 0..self.columns {
            starts[column + 1] += starts[column];
        }
        let mut next = starts.clone();
        let mut terms = vec![(0, 0.0); self.terms.len()];
        for (row, bounds) in self.starts.windows(2).enumerate() {
            for &(column, value) in &self.terms[bounds[0]..bounds[1]] {
                terms[next[column]] = (row, value);
                next[column] += 1;
            }
        }
        Self {
            columns: self.nrows(),
            starts,
            terms,
        }
    }

    /// The matrix product with `b`, which [`matmul`](crate::matmul) describes.
    ///
    /// # Panics
    /// If `b` has not as many rows as this matrix has columns.
    pub fn times(&self, b: &ArrayRef2<f64>) -> Array2<f64> {
        let (rows, inner, columns) = (self.nrows(), self.columns, b.ncols());
        assert!(
            inner == b.nrows(),
            "matmul: the inner lengths differ: [{rows}, {inner}] times {:?}",
            b.shape()
        );
        let mut product = Array2::zeros((rows, columns));
        if !product.is_empty() {
            let b = b.as_standard_layout();
            let b = b.as_slice().expect("standard layout");
            let sums = product.as_slice_mut().expect("just made");
            Arch::new().dispatch(Product {
                a: self,
                b,
                columns,
                sums,
            });
        }
        product
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
            match columns {
                32.. => add_up::<32>(terms, b, sums),
                8.. => add_up::<8>(terms, b, sums),
                _ => add_up::<1>(terms, b, sums),
            }
        }
    }
}

/// Writes `Σₖ aₖ bₖⱼ` over the terms `(k, aₖ)` to every sum `j`, `WIDTH` sums side by side.
///
/// Where the last `WIDTH` sums reach back over earlier ones, those are computed twice, to the same bits.
#[inline(always)]
fn add_up<const WIDTH: usize>(terms: &[(usize, f64)], b: &[f64], sums: &mut [f64]) {
    let columns = sums.len();
    let last = columns - WIDTH;
    for start in (0..last).step_by(WIDTH).chain([last]) {
        let mut tile = [0.0; WIDTH];
        for &(k, a_k) in terms {
            let b_tile = b[k * columns + start..]
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
    #[should_panic(expected = "a term Some((3, 1.0)) in a row of 3 columns")]
    fn a_column_outside_panics() {
        SparseMatrix::new(3).push_row([(0, 1.0), (3, 1.0)]);
    }
}
