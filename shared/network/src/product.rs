//! A row of a matrix product side by side, in the widest registers that the processor has.
//!
//! The left matrix comes as a function of its row, `i ↦ (k, aᵢₖ), …`, so that what is stored without its zeros and what is
//! stored whole go the same way.

use ndarray::ArrayRef2;
use pulp::{Arch, NullaryFnOnce};

/// How many sums a register holds at most, and how many are added up side by side.
const LANES: usize = 8;
const WIDEST: usize = 8 * LANES;

/// Writes `A B` over `product`; `shape` is that of `A`.
///
/// # Panics
/// If the shapes do not fit, or the rows of `b` or of `product` do not lie one after the other in memory.
pub fn write_product<Terms: Iterator<Item = (usize, f64)> + Clone>(
    shape: [usize; 2],
    terms: impl Fn(usize) -> Terms,
    b: &ArrayRef2<f64>,
    product: &mut ArrayRef2<f64>,
) {
    Arch::new().dispatch(Product::new(shape, terms, b, product));
}

/// `C ← C + factor · A B`, each element of the product summed and then added at once; `shape` is that of `A`.
///
/// # Panics
/// As [`write_product`].
pub fn add_product<Terms: Iterator<Item = (usize, f64)> + Clone>(
    factor: f64,
    shape: [usize; 2],
    terms: impl Fn(usize) -> Terms,
    b: &ArrayRef2<f64>,
    c: &mut ArrayRef2<f64>,
) {
    let product = Product::new(shape, terms, b, c);
    Arch::new().dispatch(AddedProduct { factor, product });
}

/// Writes `A B` to `sums`; `b` and `sums` hold rows of `columns` elements one after the other.
///
/// A type and not a function because that is what `dispatch` compiles once for each width of registers.
struct Product<'a, RowOfTerms> {
    terms: RowOfTerms,
    b: &'a [f64],
    columns: usize,
    sums: &'a mut [f64],
}

impl<'a, RowOfTerms> Product<'a, RowOfTerms> {
    fn new(
        [rows, inner]: [usize; 2],
        terms: RowOfTerms,
        b: &'a ArrayRef2<f64>,
        sums: &'a mut ArrayRef2<f64>,
    ) -> Self {
        let columns = b.ncols();
        assert!(
            inner == b.nrows(),
            "matmul: the inner lengths differ: [{rows}, {inner}] times {:?}",
            b.shape()
        );
        assert!(
            sums.dim() == (rows, columns),
            "matmul: a product [{rows}, {columns}] into {:?}",
            sums.shape()
        );
        Self {
            terms,
            b: b.as_slice().expect("row by row"),
            columns,
            sums: sums.as_slice_mut().expect("row by row"),
        }
    }
}

impl<Terms: Iterator<Item = (usize, f64)> + Clone, RowOfTerms: Fn(usize) -> Terms> NullaryFnOnce
    for Product<'_, RowOfTerms>
{
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let columns = self.columns;
        for (i, sums) in self.sums.chunks_exact_mut(columns.max(1)).enumerate() {
            for (piece, sums) in sums.chunks_mut(WIDEST).enumerate() {
                sum_piece(&(self.terms)(i), self.b, columns, piece * WIDEST, sums);
            }
        }
    }
}

/// Adds `factor · A B` to `product.sums`, as [`Product`] writes `A B`.
struct AddedProduct<'a, RowOfTerms> {
    factor: f64,
    product: Product<'a, RowOfTerms>,
}

impl<Terms: Iterator<Item = (usize, f64)> + Clone, RowOfTerms: Fn(usize) -> Terms> NullaryFnOnce
    for AddedProduct<'_, RowOfTerms>
{
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Product {
            terms,
            b,
            columns,
            sums,
        } = self.product;
        let mut product = [0.0; WIDEST];
        for (i, sums) in sums.chunks_exact_mut(columns.max(1)).enumerate() {
            if terms(i).next().is_none() {
                continue;
            }
            for (piece, sums) in sums.chunks_mut(WIDEST).enumerate() {
                let product = &mut product[..sums.len()];
                sum_piece(&terms(i), b, columns, piece * WIDEST, product);
                for (sum, product) in sums.iter_mut().zip(product) {
                    *sum += self.factor * *product;
                }
            }
        }
    }
}

/// Writes `Σₖ aₖ bₖⱼ` over the terms `(k, aₖ)` to every sum, from `j = first` on; at most [`WIDEST`] sums.
#[inline(always)]
fn sum_piece(
    terms: &(impl Iterator<Item = (usize, f64)> + Clone),
    b: &[f64],
    columns: usize,
    first: usize,
    sums: &mut [f64],
) {
    match sums.len() {
        ..LANES => side_by_side::<1, LANES>(terms, b, columns, first, sums),
        LANES..=16 => side_by_side::<LANES, 2>(terms, b, columns, first, sums),
        17..=32 => side_by_side::<LANES, 4>(terms, b, columns, first, sums),
        33..=48 => side_by_side::<LANES, 6>(terms, b, columns, first, sums),
        49..=56 => side_by_side::<LANES, 7>(terms, b, columns, first, sums),
        _ => side_by_side::<LANES, 8>(terms, b, columns, first, sums),
    }
}

/// The same in `REGISTERS` registers of `WIDTH` sums, which must hold all of them.
///
/// Where a register reaches back over an earlier one, its sums are computed twice, to the same bits.
#[inline(always)]
fn side_by_side<const WIDTH: usize, const REGISTERS: usize>(
    terms: &(impl Iterator<Item = (usize, f64)> + Clone),
    b: &[f64],
    columns: usize,
    first: usize,
    sums: &mut [f64],
) {
    let last = sums.len() - WIDTH;
    let start = |register: usize| (register * WIDTH).min(last);
    let mut tile = [[0.0; WIDTH]; REGISTERS];
    // A loop and not `for_each`: a closure would not be compiled for the wide registers.
    for (k, a_k) in terms.clone() {
        let row = &b[k * columns + first..][..sums.len()];
        for (register, sums) in tile.iter_mut().enumerate() {
            let row = row[start(register)..].first_chunk::<WIDTH>();
            for (sum, b_kj) in sums.iter_mut().zip(row.expect("start ≤ last")) {
                *sum += a_k * b_kj;
            }
        }
    }
    for (register, tile) in tile.iter().enumerate() {
        sums[start(register)..][..WIDTH].copy_from_slice(tile);
    }
}
