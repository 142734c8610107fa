//! Products with images, a stripe of their pixels at a time.
//!
//! The weights of MNIST's first layer are 300 KB, more than the memory nearest to the processor holds. A product that goes
//! through them image by image fetches most of them again for each one. So the weights of [`STRIPE`] pixels are copied
//! there, and used for all images before the next ones come. The longest rows that are computed at once have 56 numbers:
//! those of a stripe are 28 KiB, where most processors have room for 32 or more.

use crate::product::assert_shapes_of_product;
use crate::registers::{OnColumns, add_times, add_times_to_row, load, on_all_columns, store};
use crate::sparse_images::{STRIPE, SparseImages};
use mnist::fraction;
use ndarray::ArrayRef2;
use std::ops::Range;

/// Rows of numbers. They begin where the processor's memory has its lines of 64 bytes: reading a register across the end of
/// a line takes longer.
#[repr(align(64))]
struct Rows<const WIDTH: usize, const REGISTERS: usize>([[[f64; WIDTH]; REGISTERS]; STRIPE]);

impl SparseImages {
    /// Writes the matrix product with `b` over `product`, whatever that held.
    ///
    /// # Panics
    /// If the shapes do not fit, or the rows of `b` or of `product` do not lie one after the other in memory.
    pub fn times_into(&self, b: &ArrayRef2<f64>, product: &mut ArrayRef2<f64>) {
        assert_shapes_of_product([self.nrows(), self.ncols()], b, product);
        product.fill(0.0);
        let columns = b.ncols();
        let product = Product {
            a: self,
            b: b.as_slice().expect("row by row"),
            columns,
            c: product.as_slice_mut().expect("row by row"),
        };
        on_all_columns(product, columns);
    }

    /// `C ← C + factor · Aᵀ B`, each element of the product summed from the first row on and then added at once.
    ///
    /// # Panics
    /// If the shapes do not fit, or the rows of `b` or of `c` do not lie one after the other in memory.
    pub fn add_transposed_times(&self, factor: f64, b: &ArrayRef2<f64>, c: &mut ArrayRef2<f64>) {
        assert_shapes_of_product([self.ncols(), self.nrows()], b, c);
        let columns = b.ncols();
        let product = ProductOfTranspose {
            factor,
            a: self,
            b: b.as_slice().expect("row by row"),
            columns,
            c: c.as_slice_mut().expect("row by row"),
        };
        on_all_columns(product, columns);
    }
}

struct Product<'a> {
    a: &'a SparseImages,
    b: &'a [f64],
    columns: usize,
    c: &'a mut [f64],
}

impl OnColumns for Product<'_> {
    #[inline(always)]
    fn compute<const WIDTH: usize, const REGISTERS: usize>(&mut self, columns: Range<usize>) {
        let all = self.columns;
        let mut near = Rows([[[0.0; WIDTH]; REGISTERS]; STRIPE]);
        for (stripe, b) in self.b.chunks(STRIPE * all).enumerate() {
            let inked = self.a.inked_columns().skip(stripe * STRIPE);
            let rows = near.0.iter_mut().zip(b.chunks_exact(all));
            for ((near, row), _) in rows.zip(inked).filter(|&(_, inked)| inked) {
                *near = load(&row[columns.clone()]);
            }
            for (i, row) in self.c.chunks_exact_mut(all).enumerate() {
                let row = &mut row[columns.clone()];
                let mut sums = load::<WIDTH, REGISTERS>(row);
                for &(k, pixel) in self.a.row_in_stripe(i, stripe) {
                    add_times(&mut sums, fraction(pixel), &near.0[k as usize % STRIPE]);
                }
                store(&sums, row);
            }
        }
    }
}

struct ProductOfTranspose<'a> {
    factor: f64,
    a: &'a SparseImages,
    b: &'a [f64],
    columns: usize,
    c: &'a mut [f64],
}

impl OnColumns for ProductOfTranspose<'_> {
    #[inline(always)]
    fn compute<const WIDTH: usize, const REGISTERS: usize>(&mut self, columns: Range<usize>) {
        let all = self.columns;
        let mut near = Rows([[[0.0; WIDTH]; REGISTERS]; STRIPE]);
        for (stripe, c) in self.c.chunks_mut(STRIPE * all).enumerate() {
            for (i, row) in self.b.chunks_exact(all).enumerate() {
                let row = load::<WIDTH, REGISTERS>(&row[columns.clone()]);
                for &(k, pixel) in self.a.row_in_stripe(i, stripe) {
                    add_times(&mut near.0[k as usize % STRIPE], fraction(pixel), &row);
                }
            }
            let inked = self.a.inked_columns().skip(stripe * STRIPE);
            let rows = near.0.iter_mut().zip(c.chunks_exact_mut(all));
            for ((sums, row), _) in rows.zip(inked).filter(|&(_, inked)| inked) {
                let row = &mut row[columns.clone()];
                add_times_to_row(row, self.factor, sums);
                *sums = [[0.0; WIDTH]; REGISTERS];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sparse_images::tests::{pixels, sparse};
    use crate::{Batch, product};
    use ndarray::Array2;

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
            let expected = product(&dense.t(), &b);
            assert_eq!(a.transposed_times(&b), expected, "{case}, transposed");
            let mut c = Array2::from_elem((inner, columns), 0.1);
            let expected = &c + expected * 0.3;
            a.add_transposed_times(0.3, &b, &mut c);
            assert_eq!(c, expected, "{case}, transposed and added");
        }
    }
}
