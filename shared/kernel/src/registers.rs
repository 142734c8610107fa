//! Rows of numbers side by side in the processor's registers.

use pulp::{Arch, NullaryFnOnce};
use std::array;
use std::ops::Range;

/// How many numbers a register holds at most.
const LANES: usize = 8;

/// How many are computed side by side. The compiler keeps seven registers of sums in registers, and not eight: those it leaves
/// in memory, where a product takes ten times as long. In a browser a register holds two numbers, and there are sixteen: sums
/// for three times eight still fit beside what is added to them, and a step of training takes half the time that it took with seven.
const WIDEST: usize = if cfg!(target_arch = "wasm32") { 3 } else { 7 } * LANES;

/// A computation on some neighbouring columns, which `REGISTERS` registers of `WIDTH` numbers hold and no fewer could.
pub trait OnColumns {
    fn compute<const WIDTH: usize, const REGISTERS: usize>(&mut self, columns: Range<usize>);
}

/// Computes on all the columns, as many at a time as there are registers for, and those as wide as the processor has them.
pub fn on_all_columns(computation: impl OnColumns, columns: usize) {
    Arch::new().dispatch(OnAllColumns {
        computation,
        columns,
    });
}

/// A type and not a function because that is what `dispatch` compiles once for each width of registers.
struct OnAllColumns<Computation> {
    computation: Computation,
    columns: usize,
}

impl<Computation: OnColumns> NullaryFnOnce for OnAllColumns<Computation> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self {
            mut computation,
            columns,
        } = self;
        for first in (0..columns).step_by(WIDEST) {
            let columns = first..columns.min(first + WIDEST);
            match columns.len() {
                ..=1 => computation.compute::<1, 1>(columns),
                2..=3 => computation.compute::<2, 2>(columns),
                4..LANES => computation.compute::<4, 2>(columns),
                LANES => computation.compute::<LANES, 1>(columns),
                9..=16 => computation.compute::<LANES, 2>(columns),
                17..=24 => computation.compute::<LANES, 3>(columns),
                25..=32 => computation.compute::<LANES, 4>(columns),
                33..=40 => computation.compute::<LANES, 5>(columns),
                41..=48 => computation.compute::<LANES, 6>(columns),
                _ => computation.compute::<LANES, 7>(columns),
            }
        }
    }
}

/// The numbers of a row, from its beginning on.
///
/// The last register ends with the row, and so reaches back over the one before it if the row does not fill it: what both
/// hold is computed twice, to the same bits.
#[inline(always)]
pub fn load<const WIDTH: usize, const REGISTERS: usize>(row: &[f64]) -> [[f64; WIDTH]; REGISTERS] {
    let mut registers = [[0.0; WIDTH]; REGISTERS];
    let full = row[..WIDTH * (REGISTERS - 1)].as_chunks().0;
    for (register, numbers) in registers.iter_mut().zip(full) {
        *register = *numbers;
    }
    registers[REGISTERS - 1] = *row.last_chunk().expect("a row as long as a register");
    registers
}

/// Writes the numbers over a row, placed as [`load`] takes them from it.
#[inline(always)]
pub fn store<const WIDTH: usize, const REGISTERS: usize>(
    registers: &[[f64; WIDTH]; REGISTERS],
    row: &mut [f64],
) {
    let full = row[..WIDTH * (REGISTERS - 1)].as_chunks_mut().0;
    for (numbers, register) in full.iter_mut().zip(registers) {
        *numbers = *register;
    }
    *row.last_chunk_mut().expect("a row as long as a register") = registers[REGISTERS - 1];
}

/// `sums ← sums + factor · numbers`, each product and each sum rounded by itself.
#[inline(always)]
pub fn add_times<const WIDTH: usize, const REGISTERS: usize>(
    sums: &mut [[f64; WIDTH]; REGISTERS],
    factor: f64,
    numbers: &[[f64; WIDTH]; REGISTERS],
) {
    // Every register named at once, and no loop: without the highest optimisation, as in a notebook, the compiler would keep
    // the loop and leave the sums in memory, where they take three times as long.
    *sums = array::from_fn(|i| array::from_fn(|j| sums[i][j] + factor * numbers[i][j]));
}

/// `row ← row + factor · numbers`, placed as [`load`] takes them from it.
#[inline(always)]
pub fn add_times_to_row<const WIDTH: usize, const REGISTERS: usize>(
    row: &mut [f64],
    factor: f64,
    numbers: &[[f64; WIDTH]; REGISTERS],
) {
    let mut sums = load(row);
    add_times(&mut sums, factor, numbers);
    store(&sums, row);
}
