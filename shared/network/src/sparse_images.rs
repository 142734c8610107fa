use crate::stripes::{STRIPE, add_product_of_transpose, write_product};
use ndarray::{Array2, ArrayRef2};

/// So many pixels are looked at side by side.
const EIGHT: usize = 8;

/// Images, one a row of a matrix, without their background: of each only the pixels that are not zero.
///
/// As a factor of a product each pixel, a byte, stands for a shade in `0..=1`: itself by 255.
///
/// # Example
/// ```
/// use ndarray::array;
/// use network::SparseImages;
/// let mut images = SparseImages::new(4);
/// images.push_row(&[0, 51, 0, 255]);
/// images.push_row(&[0, 102, 0, 0]);
/// let w = array![[1.0], [2.0], [3.0], [4.0]];
/// assert_eq!(images.times(&w), array![[4.4], [0.8]]);
/// assert_eq!(images.transposed_times(&array![[1.0], [1.0]]), array![[0.0], [0.2 + 0.4], [0.0], [1.0]]);
/// ```
#[derive(Clone, Debug)]
pub struct SparseImages {
    rows: usize,
    columns: usize,
    /// Row `i` in stripe `s` is `terms[bounds[i * stripes + s]..bounds[i * stripes + s + 1]]`.
    bounds: Vec<usize>,
    /// Columns and pixels, row after row, the columns of each row in ascending order. What lies behind the last row is
    /// left over from earlier images: to write zeros there first would take as long as the terms themselves.
    terms: Vec<(u32, u8)>,
    /// Of every column the pixels of all images, one or the other bit: zero where there is no ink at all.
    union: Vec<u8>,
    /// The eights of a row that are not all zero, each with its first column; of use only while the row is put in.
    inked: Vec<(u32, [u8; EIGHT])>,
}

impl PartialEq for SparseImages {
    fn eq(&self, other: &Self) -> bool {
        (self.rows, self.columns) == (other.rows, other.columns)
            && self.bounds == other.bounds
            && self.terms[..self.end()] == other.terms[..other.end()]
    }
}

impl SparseImages {
    /// No images, each of which will have `columns` pixels.
    pub fn new(columns: usize) -> Self {
        Self {
            rows: 0,
            columns,
            bounds: vec![0],
            terms: Vec::new(),
            union: vec![0; columns],
            inked: Vec::new(),
        }
    }

    /// Becomes no images, each of which will have `columns` pixels, and keeps its memory.
    pub fn clear(&mut self, columns: usize) {
        self.rows = 0;
        self.columns = columns;
        self.bounds.truncate(1);
        self.union.clear();
        self.union.resize(columns, 0);
    }

    /// Appends an image, of which it keeps only the pixels that are not zero.
    ///
    /// # Panics
    /// If it has not as many pixels as there are columns, or more than a `u32` can number.
    pub fn push_row(&mut self, row: &[u8]) {
        assert!(
            row.len() == self.columns && u32::try_from(row.len()).is_ok(),
            "an image of {} pixels among images of {}",
            row.len(),
            self.columns
        );
        for (union, pixel) in self.union.iter_mut().zip(row) {
            *union |= pixel;
        }
        let (eights, rest) = row.as_chunks::<EIGHT>();
        let mut last = [0; EIGHT];
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
            count += usize::from(*eight != [0; EIGHT]);
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
            for (column, &pixel) in (*first..).zip(eight) {
                room[kept % EIGHT] = (column, pixel);
                kept += usize::from(pixel != 0);
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

    /// How many images there are.
    pub fn nrows(&self) -> usize {
        self.rows
    }

    /// How many pixels each image has.
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

    /// Whether any image has ink in a column, for each one in its order.
    pub(crate) fn inked_columns(&self) -> impl Iterator<Item = bool> {
        self.union.iter().map(|&union| union != 0)
    }

    /// The columns and pixels of row `i` that are not zero, of columns `stripe * STRIPE` to `(stripe + 1) * STRIPE`.
    #[inline(always)]
    pub(crate) fn row_in_stripe(&self, i: usize, stripe: usize) -> &[(u32, u8)] {
        let piece = i * self.stripes() + stripe;
        &self.terms[self.bounds[piece]..self.bounds[piece + 1]]
    }

    /// The matrix product with `b`, which [`matmul`](crate::matmul) describes.
    ///
    /// # Panics
    /// If `b` has not as many rows as an image has pixels.
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

    /// `C ← C + factor · Aᵀ B`, each pixel of the product summed from the first row on and then added at once.
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

    /// Images with background, in more than one stripe.
    fn pixels(rows: usize, columns: usize) -> Array2<u8> {
        Array2::from_shape_fn((rows, columns), |(i, k)| {
            [0, 0, 0, 51, 0, 0, 0, 0, 0, 102, 255][(7 * i + 3 * k) % 11]
        })
    }

    fn sparse(a: &Array2<u8>) -> SparseImages {
        let mut sparse = SparseImages::new(a.ncols());
        for row in a.rows() {
            sparse.push_row(row.as_slice().expect("row by row"));
        }
        sparse
    }

    #[test]
    fn products_are_those_of_the_dense_pixels() {
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
            let pixels = pixels(rows, inner);
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
    fn what_is_cleared_is_as_good_as_new() {
        let mut used = sparse(&pixels(5, 130));
        for columns in [784, 3, 0] {
            let fresh = pixels(2, columns);
            used.clear(columns);
            for row in fresh.rows() {
                used.push_row(row.as_slice().expect("row by row"));
            }
            assert_eq!(used, sparse(&fresh), "{columns} columns");
        }
    }

    #[test]
    #[should_panic(expected = "an image of 4 pixels among images of 3")]
    fn a_row_of_another_length_panics() {
        SparseImages::new(3).push_row(&[0; 4]);
    }
}
