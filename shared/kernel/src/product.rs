//! The product of two matrices where they stand, a row at a time in the widest registers that the processor has.

use crate::registers::{OnColumns, add_times, add_times_to_row, load, on_all_columns, store};
use ndarray::{Array2, ArrayRef2};
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

/// The matrix product `A B`, which `network::matmul` defines. `a`: `(rows, inner)`, `b`: `(inner, columns)`.
///
/// A row of the result is computed side by side: that changes which elements are computed together and never the order of a
/// sum. A zero in `A` adds nothing and is passed over, which is four fifths of the work where the rows of `A` are images of
/// digits.
///
/// # Panics
/// If the inner lengths differ.
pub fn product(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Array2<f64> {
    let mut c = Array2::zeros((a.nrows(), b.ncols()));
    product_into(a, &b.as_standard_layout(), &mut c);
    c
}

/// [`product`], written over `c`, whatever that held.
///
/// # Panics
/// If the shapes do not fit, or the rows of `b` or of `c` do not lie one after the other in memory.
pub fn product_into(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>, c: &mut ArrayRef2<f64>) {
    multiply(a, b, None, c);
}

/// `C ← C + factor · A B`, each element of the product summed as [`product`] does and then added at once.
///
/// # Panics
/// As [`product_into`].
pub fn add_product(factor: f64, a: &ArrayRef2<f64>, b: &ArrayRef2<f64>, c: &mut ArrayRef2<f64>) {
    multiply(a, b, Some(factor), c);
}

fn multiply(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>, factor: Option<f64>, c: &mut ArrayRef2<f64>) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array1;
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    /// The definition, one element at a time, with nothing passed over.
    fn definition(a: &ArrayRef2<f64>, b: &ArrayRef2<f64>) -> Array2<f64> {
        Array2::from_shape_fn((a.nrows(), b.ncols()), |(i, j)| {
            (0..a.ncols()).fold(0.0, |sum, k| sum + a[[i, k]] * b[[k, j]])
        })
    }

    #[test]
    fn agrees_with_the_definition_to_the_last_bit() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        for (rows, inner, columns) in [
            (0, 3, 2),
            (1, 1, 1),
            (2, 0, 2),
            (3, 5, 7),
            (17, 40, 33),
            (4, 784, 50),
        ] {
            let mut random = |shape| {
                Array2::from_shape_simple_fn(shape, || {
                    rng.random_range(-1.0..1.0) * f64::from(rng.random_bool(0.7))
                })
            };
            let (a, b) = (random((rows, inner)), random((inner, columns)));
            let case = format!("({rows}, {inner}) times ({inner}, {columns})");
            assert_eq!(product(&a, &b), definition(&a, &b), "{case}");
            let mut c = Array2::from_elem((rows, columns), f64::NAN);
            product_into(&a, &b, &mut c);
            assert_eq!(c, definition(&a, &b), "{case}, in place");
            let expected = &c + definition(&a, &b) * 0.3;
            add_product(0.3, &a, &b, &mut c);
            assert_eq!(c, expected, "{case}, added");
            let (a, b) = (random((inner, rows)), random((columns, inner)));
            assert_eq!(
                product(&a.t(), &b.t()),
                definition(&a.t(), &b.t()),
                "{case}, both transposed"
            );
        }
    }

    #[test]
    #[should_panic(expected = "the inner lengths differ: [1, 3] times [2, 1]")]
    fn inner_lengths_that_differ_panic() {
        let column = Array1::zeros(2).insert_axis(ndarray::Axis(1));
        product(&Array2::zeros((1, 3)), &column);
    }
}
