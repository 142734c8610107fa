//! Images without their background.

use mnist::{Dataset, one_hot};
use ndarray::{Array2, Axis};
use std::hint::black_box;

/// How many pixels of each image are in a stripe: a product takes one stripe of all images after the other.
pub(crate) const STRIPE: usize = 64;

/// So many pixels are looked at side by side.
const EIGHT: usize = 8;

/// Images, one a row of a matrix, without their background: of each only the pixels that are not zero.
///
/// As a factor of a product each pixel, a byte, stands for a shade in `0..=1`: itself by 255.
///
/// # Example
/// ```
/// use ndarray::array;
/// use kernel::{Batch, SparseImages};
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

    /// The images of a data set at `indices`.
    ///
    /// # Panics
    /// If an index is not below the number of images.
    pub fn of(data: &Dataset, indices: &[usize]) -> Self {
        let mut images = Self::new(data.images.ncols());
        images.read(data, indices);
        images
    }

    /// Becomes the images of a data set at `indices`, in the memory that it has.
    ///
    /// # Panics
    /// If an index is not below the number of images.
    pub fn read(&mut self, data: &Dataset, indices: &[usize]) {
        // They lie all over the memory, which comes in lines of 64 bytes. Asking for one byte of each brings the lines
        // together, and not one after the other as they are read below.
        black_box(indices.iter().fold(0, |seen, &index| {
            let image = data.images.row(index);
            image
                .iter()
                .step_by(64)
                .fold(seen, |seen, pixel| seen ^ pixel)
        }));
        self.clear(data.images.ncols());
        for &index in indices {
            let image = data.images.row(index);
            self.push_row(image.as_slice().expect("row by row"));
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
}

/// The images at `indices` without their background, and their labels as one-hot rows, `(indices, classes)`: what
/// [`Dataset::batch`] returns, of which no result differs in a bit.
///
/// # Panics
/// If an index is not below the number of images.
///
/// # Example
/// ```
/// let (x, t) = kernel::sparse_batch(&mnist::data().test, &[0, 1]);
/// assert_eq!((x.nrows(), t.dim()), (2, (2, 10)));
/// ```
pub fn sparse_batch(data: &Dataset, indices: &[usize]) -> (SparseImages, Array2<f64>) {
    let labels = data.labels.select(Axis(0), indices);
    (
        SparseImages::of(data, indices),
        one_hot(&labels, data.classes),
    )
}

/// Makes a vector at least so long.
fn grow<T: Copy + Default>(vector: &mut Vec<T>, length: usize) {
    if vector.len() < length {
        vector.resize(length, T::default());
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Images with background, in more than one stripe.
    pub fn pixels(rows: usize, columns: usize) -> Array2<u8> {
        Array2::from_shape_fn((rows, columns), |(i, k)| {
            [0, 0, 0, 51, 0, 0, 0, 0, 0, 102, 255][(7 * i + 3 * k) % 11]
        })
    }

    pub fn sparse(a: &Array2<u8>) -> SparseImages {
        let mut sparse = SparseImages::new(a.ncols());
        push_rows(&mut sparse, a);
        sparse
    }

    fn push_rows(sparse: &mut SparseImages, a: &Array2<u8>) {
        for row in a.rows() {
            sparse.push_row(row.as_slice().expect("row by row"));
        }
    }

    #[test]
    fn what_is_cleared_is_as_good_as_new() {
        let mut used = sparse(&pixels(5, 130));
        for columns in [784, 3, 0] {
            let fresh = pixels(2, columns);
            used.clear(columns);
            push_rows(&mut used, &fresh);
            assert_eq!(used, sparse(&fresh), "{columns} columns");
        }
    }

    #[test]
    #[should_panic(expected = "an image of 4 pixels among images of 3")]
    fn a_row_of_another_length_panics() {
        SparseImages::new(3).push_row(&[0; 4]);
    }
}
