use crate::product::{add_product, write_product};
use ndarray::{Array2, ArrayRef2};
use std::array;

/// So many elements are looked at side by side.
const EIGHT: usize = 8;

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
#[derive(Clone, Debug)]
pub struct SparseMatrix {
    columns: usize,
    /// Row `i` is `terms[starts[i]..starts[i + 1]]`.
    starts: Vec<usize>,
    /// Columns and values, row after row, the columns of each row in ascending order. What lies behind the last row is
    /// left over from an earlier matrix: to write zeros there first would take as long as the terms themselves.
    terms: Vec<(usize, f64)>,
}

impl PartialEq for SparseMatrix {
    fn eq(&self, other: &Self) -> bool {
        self.columns == other.columns
            && self.starts == other.starts
            && self.terms[..self.end()] == other.terms[..other.end()]
    }
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
        for row in a.rows() {
            sparse.push_kept((0..row.len()).step_by(EIGHT).map(|first| {
                let value = |i| row.get(first + i).copied().unwrap_or(0.0);
                (first, array::from_fn(value))
            }));
        }
        sparse
    }

    /// Becomes a matrix of no rows, each of which will be `columns` long, and keeps its memory.
    pub fn clear(&mut self, columns: usize) {
        self.columns = columns;
        self.starts.truncate(1);
    }

    /// Where the last row ends.
    fn end(&self) -> usize {
        self.starts[self.nrows()]
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
        let start = self.end();
        self.terms.truncate(start);
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

    /// Appends a row, of which it keeps only what is not zero: eight neighbours at a time, in ascending order, each with
    /// the column of the first. Eight columns that are not named are zero.
    ///
    /// # Panics
    /// If there are more pieces than a row is long, or a value that is not zero lies beyond the last column.
    pub fn push_kept(&mut self, eights: impl IntoIterator<Item = (usize, [f64; EIGHT])>) {
        let mut end = self.end();
        let needed = end + self.columns.next_multiple_of(EIGHT);
        if self.terms.len() < needed {
            self.terms.resize(needed, (0, 0.0));
        }
        for (first, values) in eights {
            let beyond = self.columns.saturating_sub(first);
            assert!(
                beyond >= EIGHT || values[beyond..].iter().all(|&value| value == 0.0),
                "a term in column {} or later of {}",
                first + beyond,
                self.columns
            );
            let room = self.terms[end..].first_chunk_mut::<EIGHT>();
            let room = room.expect("no more pieces than a row is long");
            // Every term is written and only a wanted one is kept: faster than a branch, which the processor could not
            // predict on the edge of a digit.
            let mut kept = 0;
            for (i, &value) in values.iter().enumerate() {
                room[kept % EIGHT] = (first + i, value);
                kept += usize::from(value != 0.0);
            }
            end += kept;
        }
        self.starts.push(end);
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
        for &(column, _) in &a.terms[..a.end()] {
            self.starts[column + 2] += 1;
        }
        for column in 0..a.columns {
            self.starts[column + 2] += self.starts[column + 1];
        }
        if self.terms.len() < a.end() {
            self.terms.resize(a.end(), (0, 0.0));
        }
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
        let shape = [self.nrows(), self.columns];
        write_product(shape, |i| self.row(i).iter().copied(), b, product);
    }

    /// `C ← C + factor · A B`, each element of the product summed as [`times`](Self::times) does and then added at once.
    ///
    /// # Panics
    /// As [`times_into`](Self::times_into).
    pub fn add_times(&self, factor: f64, b: &ArrayRef2<f64>, c: &mut ArrayRef2<f64>) {
        let shape = [self.nrows(), self.columns];
        add_product(factor, shape, |i| self.row(i).iter().copied(), b, c);
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
