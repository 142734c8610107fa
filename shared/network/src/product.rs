//! The product of two matrices where they stand, a row at a time in the widest registers that the processor has.

use crate::registers::{OnColumns, add_times, load, on_all_columns, store};
use ndarray::ArrayRef2;
use pulp::{Arch, NullaryFnOnce};
use std::ops::Range;

/// Writes `A B` over `product`.
///
/// # Panics
/// If the shapes do not fit, or the rows of `b` or of `product` do not lie one after the other in memory.
pub fn write_product(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>, product: &mut ArrayRef2<f64>) {
    Arch::new().dispatch(Product::new(a, b, None, product));
}

/// `C ← C + factor · A B`, each element of the product summed and then added at once.
///
/// # Panics
/// As [`write_product`].
pub fn add_product(factor: f64, a: &ArrayRef2<f64>, b: &ArrayRef2<f64>, c: &mut ArrayRef2<f64>) {
    Arch::new().dispatch(Product::new(a, b, Some(factor), c));
}

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

/// A type and not a function because that is what `dispatch` compiles once for each width of registers.
struct Product<'a> {
    a: &'a ArrayRef2<f64>,
    b: &'a [f64],
    columns: usize,
    /// Added with this factor, or else written.
    factor: Option<f64>,
    c: &'a mut [f64],
}

impl<'a> Product<'a> {
    fn new(
        a: &'a ArrayRef2<f64>,
        b: &'a ArrayRef2<f64>,
        factor: Option<f64>,
        c: &'a mut ArrayRef2<f64>,
    ) -> Self {
        assert_shapes_of_product([a.nrows(), a.ncols()], b, c);
        Self {
            a,
            b: b.as_slice().expect("row by row"),
            columns: b.ncols(),
            factor,
            c: c.as_slice_mut().expect("row by row"),
        }
    }
}

impl NullaryFnOnce for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn call(mut self) {
        let columns = self.columns;
        on_all_columns(&mut self, columns);
    }
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
            if let Some(factor) = self.factor {
                let mut total = load(row);
                add_times(&mut total, factor, &sums);
                sums = total;
            }
            store(&sums, row);
        }
    }
}
