use crate::stripes::{STRIPE, add_product_of_transpose, write_product};
use ndarray::{Array2, ArrayRef2};

/// So many elements are looked at side by side.
const EIGHT: usize = 8;

/// What a [`SparseMatrix`] keeps of an element: a number, or a pixel of a byte that stands for one.
pub trait Element: Copy + Default + PartialEq {
    /// The number.
    fn value(self) -> f64;
}

impl Element for f64 {
    fn value(self) -> f64 {
        self
    }
}

/// A pixel, which stands for its shade: 0 for 0, 255 for 1.
impl Element for u8 {
    #[inline(always)]
    fn value(self) -> f64 {
        const SHADES: [f64; 256] = {
            let mut shades = [0.0; 256];
            let mut pixel = 0;
            while pixel < 256 {
                shades[pixel] = pixel as f64 / 255.0;
                pixel += 1;
            }
            shades
        };
        SHADES[usize::from(self)]
    }
}

/// A matrix that is mostly zeros, such as a batch of handwritten digits: of each row only what is not zero.
///
/// # Example
/// ```
/// use ndarray::array;
/// use network::SparseMatrix;
/// let mut images = SparseMatrix::new(4);
/// images.push_row(&[0, 51, 0, 255]);
/// images.push_row(&[0, 102, 0, 0]);
/// let w = array![[1.0], [2.0], [3.0], [4.0]];
/// assert_eq!(images.times(&w), array![[4.4], [0.8]]);
/// assert_eq!(images.transposed_times(&array![[1.0], [1.0]]), array![[0.0], [0.2 + 0.4], [0.0], [1.0]]);
/// ```
#[derive(Clone, Debug)]
pub struct SparseMatrix<T> {
    rows: usize,
    columns: usize,
    /// Row `i` in stripe `s` is `terms[bounds[i * stripes + s]..bounds[i * stripes + s + 1]]`.
    bounds: Vec<usize>,
    /// Columns and elements, row after row, the columns of each row in ascending order. What lies behind the last row is
    /// left over from an earlier matrix: to write zeros there first would take as long as the terms themselves.
    terms: Vec<(u32, T)>,
    /// The eights of a row that are not all zero, each with its first column; of use only while the row is put in.
    inked: Vec<(u32, [T; EIGHT])>,
}

impl<T: Element> PartialEq for SparseMatrix<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.rows, self.columns) == (other.rows, other.columns)
            && self.bounds == other.bounds
            && self.terms[..self.end()] == other.terms[..other.end()]
    }
}

impl SparseMatrix<f64> {
    /// The same matrix as `a`, without its zeros.
    ///
    /// # Panics
    /// If it has more than `u32::MAX` columns.
    pub fn from_dense(a: &ArrayRef2<f64>) -> Self {
        let mut sparse = Self::new(a.ncols());
        for row in a.as_standard_layout().rows() {
            sparse.push_row(row.as_slice().expect("row by row"));
        }
        sparse
    }
}

impl<T: Element> SparseMatrix<T> {
    /// A matrix of no rows, each of which will be `columns` long.
    pub fn new(columns: usize) -> Self {
        Self {
            rows: 0,
            columns,
            bounds: vec![0],
            terms: Vec::new(),
            inked: Vec::new(),
        }
    }

    /// Becomes a matrix of no rows, each of which will be `columns` long, and keeps its memory.
    pub fn clear(&mut self, columns: usize) {
        self.rows = 0;
        self.columns = columns;
        self.bounds.truncate(1);
    }

    /// Appends a row, of which it keeps only what is not zero.
    ///
    /// # Panics
    /// If the row has not as many elements as there are columns, or more than a `u32` can number.
    pub fn push_row(&mut self, row: &[T]) {
        assert!(
            row.len() == self.columns && u32::try_from(row.len()).is_ok(),
            "a row of {} elements in a matrix of {} columns",
            row.len(),
            self.columns
        );
        let (eights, rest) = row.as_chunks::<EIGHT>();
        let mut last = [T::default(); EIGHT];
        last[..rest.len()].copy_from_slice(rest);
        let eights = || eights.iter().chain([&last]);
        let pieces = eights().count();

        // Everything is written and only what is wanted is kept: faster than a branch, which the processor could not predict
        // on the edge of a digit. First so with eights, for most of an image is background.
        let first_kept = self.end();
        let stripes = self.stripes();
        grow(&mut self.inked, pieces);
        grow(&mut self.terms, first_kept + pieces * EIGHT);
        let inked = &mut self.inked[..pieces];
        let mut count = 0;
        for (first, eight) in (0..).step_by(EIGHT).zip(eights()) {
            inked[count] = (first, *eight);
            count += usize::from(*eight != [T::default(); EIGHT]);
        }

        let before = self.bounds.len() - 1;
        self.bounds.resize(before + 1 + stripes, first_kept);
        let bounds = &mut self.bounds[before + 1..];
        let terms = &mut self.terms[first_kept..];
        let mut end = 0;
        for (first, eight) in &inked[..count] {
            let room = terms[end..].first_chunk_mut::<EIGHT>();
            let room = room.expect("no more pieces than there is room for");
            let mut kept = 0;
            for (column, &element) in (*first..).zip(eight) {
                room[kept % EIGHT] = (column, element);
                kept += usize::from(element != T::default());
            }
            end += kept;
            bounds[*first as usize / STRIPE] = first_kept + end;
        }
        // A stripe of zeros ends where the one before it does.
        for piece in before..self.bounds.len() - 1 {
            self.bounds[piece + 1] = self.bounds[piece + 1].max(self.bounds[piece]);
        }
        self.rows += 1;
    }

    /// How many rows there are.
    pub fn nrows(&self) -> usize {
        self.rows
    }

    /// How long each row is.
    pub fn ncols(&self) -> usize {
        self.columns
    }

    /// How many stripes of [`STRIPE`] columns there are.
    fn stripes(&self) -> usize {
        self.columns.div_ceil(STRIPE)
    }

    /// Where the last row ends.
    fn end(&self) -> usize {
        self.bounds[self.bounds.len() - 1]
    }

    /// The columns and elements of row `i` that are not zero, of columns `stripe * STRIPE` to `(stripe + 1) * STRIPE`.
    #[inline(always)]
    pub(crate) fn row_in_stripe(&self, i: usize, stripe: usize) -> &[(u32, T)] {
        let piece = i * self.stripes() + stripe;
        &self.terms[self.bounds[piece]..self.bounds[piece + 1]]
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
        write_product(self, b, product);
    }

    /// The product `Aᵀ B` of this matrix, its rows and columns exchanged, with `b`.
    ///
    /// # Panics
    /// If `b` has not as many rows as this matrix.
    pub fn transposed_times(&self, b: &ArrayRef2<f64>) -> Array2<f64> {
        let mut product = Array2::zeros((self.ncols(), b.ncols()));
        self.add_transposed_times(1.0, &b.as_standard_layout(), &mut product);
        product
    }

    /// `C ← C + factor · Aᵀ B`, each element of the product summed from the first row on and then added at once.
    ///
    /// # Panics
    /// If the shapes do not fit, or the rows of `b` or of `c` do not lie one after the other in memory.
    pub fn add_transposed_times(&self, factor: f64, b: &ArrayRef2<f64>, c: &mut ArrayRef2<f64>) {
        add_product_of_transpose(factor, self, b, c);
    }
}

/// Makes a vector at least so long.
fn grow<T: Copy + Default>(vector: &mut Vec<T>, length: usize) {
    if vector.len() < length {
        vector.resize(length, T::default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matmul;
    use ndarray::Array1;

    /// A matrix with zeros, in more than one stripe.
    fn matrix(rows: usize, columns: usize) -> Array2<u8> {
        Array2::from_shape_fn((rows, columns), |(i, k)| {
            [0, 0, 0, 51, 0, 0, 0, 0, 0, 102, 255][(7 * i + 3 * k) % 11]
        })
    }

    fn sparse(a: &Array2<u8>) -> SparseMatrix<u8> {
        let mut sparse = SparseMatrix::new(a.ncols());
        for row in a.rows() {
            sparse.push_row(row.as_slice().expect("row by row"));
        }
        sparse
    }

    #[test]
    fn products_are_those_of_the_dense_matrix() {
        for [rows, inner, columns] in [
            [0, 3, 2],
            [2, 0, 2],
            [2, 3, 0],
            [3, 64, 1],
            [100, 65, 7],
            [5, 200, 50],
            [2, 130, 300],
        ] {
            let case = format!("({rows}, {inner}) and {columns} columns");
            let numbers = |(k, j): (usize, usize)| (k + 3 * j) as f64 / 7.0;
            let pixels = matrix(rows, inner);
            let dense = pixels.mapv(|pixel| f64::from(pixel) / 255.0);
            let a = sparse(&pixels);

            let b = Array2::from_shape_fn((inner, columns), numbers);
            let expected = Array2::from_shape_fn((rows, columns), |(i, j)| {
                (0..inner).fold(0.0, |sum, k| sum + dense[[i, k]] * b[[k, j]])
            });
            assert_eq!(a.times(&b), expected, "{case}");

            let b = Array2::from_shape_fn((rows, columns), numbers);
            let expected = matmul(&dense.t(), &b);
            assert_eq!(a.transposed_times(&b), expected, "{case}, transposed");
            let mut c = Array2::from_elem((inner, columns), 0.1);
            let expected = &c + expected * 0.3;
            a.add_transposed_times(0.3, &b, &mut c);
            assert_eq!(c, expected, "{case}, transposed and added");
        }
    }

    #[test]
    fn a_cleared_matrix_is_as_good_as_new() {
        let mut used = sparse(&matrix(5, 130));
        for columns in [784, 3, 0] {
            let fresh = matrix(2, columns);
            used.clear(columns);
            for row in fresh.rows() {
                used.push_row(row.as_slice().expect("row by row"));
            }
            assert_eq!(used, sparse(&fresh), "{columns} columns");
        }
    }

    #[test]
    fn what_is_not_a_number_is_no_zero() {
        let a =
            SparseMatrix::from_dense(&Array1::from_elem(3, f64::NAN).insert_axis(ndarray::Axis(0)));
        assert!(a.times(&Array2::zeros((3, 1)))[[0, 0]].is_nan());
    }

    #[test]
    #[should_panic(expected = "a row of 4 elements in a matrix of 3 columns")]
    fn a_row_of_another_length_panics() {
        SparseMatrix::new(3).push_row(&[0.0; 4]);
    }
}
