//! The product of two matrices where they stand, a row at a time in the widest registers that the processor has.

use crate::registers::{OnColumns, add_times, add_times_to_row, load, on_all_columns, store};
use ndarray::ArrayRef2;
use std::ops::Range;

/// Panics if `b` is not the right factor of a product of the shapes `[rows, inner]` and `c`.
pub fn assert_shapes_of_product([rows, inner]: [usize; 2], b: &ArrayRef2<f64>, c: &ArrayRef2<f64>) {
    assert!(
        inner == b.nrows(),
        "matmul: the inner lengths differ: [{rows}, {inner}] times {:?}",
        b.shape()
    );
    assert!(
        c.dim() == (rows, b.ncols()),
        "matmul: a product [{rows}, {}] into {:?}",
        b.ncols(),
        c.shape()
    );
}

/// `C ← A B`, or with a factor `C ← C + factor · A B`, each element of the product summed and then added at once.
///
/// # Panics
/// If the shapes do not fit, or the rows of `b` or of `c` do not lie one after the other in memory.
pub fn multiply(
    a: &ArrayRef2<f64>,
    b: &ArrayRef2<f64>,
    factor: Option<f64>,
    c: &mut ArrayRef2<f64>,
) {
    assert_shapes_of_product([a.nrows(), a.ncols()], b, c);
    let columns = b.ncols();
    let product = Product {
        a,
        b: b.as_slice().expect("row by row"),
        columns,
        factor,
        c: c.as_slice_mut().expect("row by row"),
    };
    on_all_columns(product, columns);
}

struct Product<'a> {
    a: &'a ArrayRef2<f64>,
    b: &'a [f64],
    columns: usize,
    factor: Option<f64>,
    c: &'a mut [f64],
}

impl OnColumns for Product<'_> {
    #[inline(always)]
    fn compute<const WIDTH: usize, const REGISTERS: usize>(&mut self, columns: Range<usize>) {
        let all = self.columns;
        for (i, row) in self.c.chunks_exact_mut(all).enumerate() {
            let row = &mut row[columns.clone()];
            let mut sums = [[0.0; WIDTH]; REGISTERS];
            for k in 0..self.a.ncols() {
                let a_ik = self.a[[i, k]];
                if a_ik != 0.0 {
                    add_times(&mut sums, a_ik, &load(&self.b[k * all..][columns.clone()]));
                }
            }
            match self.factor {
                None => store(&sums, row),
                Some(factor) => add_times_to_row(row, factor, &sums),
            }
        }
    }
}
