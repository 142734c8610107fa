//! Products with images, a stripe of their pixels at a time.
//!
//! The weights of MNIST's first layer are 300 KB, more than the memory nearest to the processor holds. A product that goes
//! through them image by image fetches most of them again for each one. So the weights of [`STRIPE`] pixels are copied
//! there, and used for all images before the next ones come.

use crate::SparseImages;
use crate::product::assert_shapes_of_product;
use crate::registers::{OnColumns, add_times, load, on_all_columns, store};
use ndarray::ArrayRef2;
use pulp::{Arch, NullaryFnOnce};
use std::ops::Range;

/// How many pixels of each image are in a stripe. As many rows of 56 numbers, the longest that are computed at once, are
/// 28 KiB: the nearest memory of most processors holds 32 KiB or more.
pub const STRIPE: usize = 64;

/// What a pixel stands for.
const SHADES: [f64; 256] = {
    let mut shades = [0.0; 256];
    let mut pixel = 0;
    while pixel < 256 {
        shades[pixel] = pixel as f64 / 255.0;
        pixel += 1;
    }
    shades
};

/// Rows of numbers. They begin where the processor's memory has its lines of 64 bytes: a register that is read across the
/// end of a line takes twice as long.
#[repr(align(64))]
struct Rows<const WIDTH: usize, const REGISTERS: usize>([[[f64; WIDTH]; REGISTERS]; STRIPE]);

/// Writes `A B` over `product`.
///
/// # Panics
/// If the shapes do not fit, or the rows of `b` or of `product` do not lie one after the other in memory.
pub fn write_product(a: &SparseImages, b: &ArrayRef2<f64>, product: &mut ArrayRef2<f64>) {
    assert_shapes_of_product([a.nrows(), a.ncols()], b, product);
    Arch::new().dispatch(Product {
        a,
        b: b.as_slice().expect("row by row"),
        columns: b.ncols(),
        c: product.as_slice_mut().expect("row by row"),
    });
}

/// `C ← C + factor · Aᵀ B`, each element of the product summed and then added at once.
///
/// # Panics
/// As [`write_product`].
pub fn add_product_of_transpose(
    factor: f64,
    a: &SparseImages,
    b: &ArrayRef2<f64>,
    c: &mut ArrayRef2<f64>,
) {
    assert_shapes_of_product([a.ncols(), a.nrows()], b, c);
    Arch::new().dispatch(ProductOfTranspose {
        factor,
        a,
        b: b.as_slice().expect("row by row"),
        columns: b.ncols(),
        c: c.as_slice_mut().expect("row by row"),
    });
}

struct Product<'a> {
    a: &'a SparseImages,
    b: &'a [f64],
    columns: usize,
    c: &'a mut [f64],
}

impl NullaryFnOnce for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn call(mut self) {
        self.c.fill(0.0);
        let columns = self.columns;
        on_all_columns(&mut self, columns);
    }
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
                    add_times(
                        &mut sums,
                        SHADES[usize::from(pixel)],
                        &near.0[k as usize % STRIPE],
                    );
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

impl NullaryFnOnce for ProductOfTranspose<'_> {
    type Output = ();

    #[inline(always)]
    fn call(mut self) {
        let columns = self.columns;
        on_all_columns(&mut self, columns);
    }
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
                    add_times(
                        &mut near.0[k as usize % STRIPE],
                        SHADES[usize::from(pixel)],
                        &row,
                    );
                }
            }
            let inked = self.a.inked_columns().skip(stripe * STRIPE);
            let rows = near.0.iter_mut().zip(c.chunks_exact_mut(all));
            for ((sums, row), _) in rows.zip(inked).filter(|&(_, inked)| inked) {
                let row = &mut row[columns.clone()];
                let mut total = load(row);
                add_times(&mut total, self.factor, sums);
                store(&total, row);
                *sums = [[0.0; WIDTH]; REGISTERS];
            }
        }
    }
}
