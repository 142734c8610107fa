//! The search for the rows that are nearest: every row that is asked about against every row that was seen.

use ndarray::{Array2, ArrayRef2};
use pulp::{Arch, NullaryFnOnce};

/// How far apart two rows of numbers are, squared: `‖a − b‖² = Σᵢ (aᵢ − bᵢ)²`.
///
/// All of it is whole numbers, so no digit is ever rounded.
///
/// # Example
/// ```
/// # use ch00_data_split::nearest::squared_distance;
/// assert_eq!(squared_distance(&[0, 0], &[3, 4]), 25);
/// ```
#[inline(always)]
pub fn squared_distance(a: &[u8], b: &[u8]) -> u32 {
    // Nothing here can overflow. `wrapping` says so, which spares a check at every step.
    a.iter().zip(b).fold(0, |sum, (a, b)| {
        let difference = u32::from(a.abs_diff(*b));
        sum.wrapping_add(difference.wrapping_mul(difference))
    })
}

/// The rows of `seen` that are nearest to each row of `asked`: `(asked, k)`, nearest first.
///
/// Of two rows that are equally near, the one that comes first in `seen` counts as nearer.
///
/// # Panics
/// If `k` is zero or more than there are rows in `seen`, or if the rows are not equally long.
///
/// # Example
/// ```
/// # use {ch00_data_split::nearest::{nearest, squared_distance}, ndarray::array};
/// let seen = array![[0, 0], [9, 9], [1, 0]];
/// let asked = array![[2, 0], [8, 8]];
/// assert_eq!(nearest(&seen, &asked, 2, squared_distance), array![[2, 0], [1, 2]]);
/// ```
pub fn nearest(
    seen: &ArrayRef2<u8>,
    asked: &ArrayRef2<u8>,
    k: usize,
    distance: impl Fn(&[u8], &[u8]) -> u32,
) -> Array2<usize> {
    assert!(
        (1..=seen.nrows()).contains(&k),
        "wanted from 1 to {} neighbours, found {k}",
        seen.nrows()
    );
    assert!(
        seen.ncols() == asked.ncols() && seen.ncols() > 0,
        "rows of {} numbers are compared with rows of {}",
        asked.ncols(),
        seen.ncols()
    );
    let seen = seen.as_standard_layout();
    let asked = asked.as_standard_layout();
    let found = Arch::new().dispatch(Search {
        seen: seen.as_slice().expect("standard layout"),
        asked: asked.as_slice().expect("standard layout"),
        length: seen.ncols(),
        k,
        distance,
    });
    Array2::from_shape_vec((asked.nrows(), k), found).expect("k for each row")
}

/// So many rows are asked about together that all of them stay in the processor's nearest memory.
const TOGETHER: usize = 16;

/// Every row that is asked about is compared with every row that was seen.
///
/// A type and not a function because that is what `dispatch` compiles once for each width of registers.
struct Search<'a, D> {
    seen: &'a [u8],
    asked: &'a [u8],
    length: usize,
    k: usize,
    distance: D,
}

impl<D: Fn(&[u8], &[u8]) -> u32> NullaryFnOnce for Search<'_, D> {
    type Output = Vec<usize>;

    #[inline(always)]
    fn call(self) -> Vec<usize> {
        let mut found = Vec::new();
        for together in self.asked.chunks(TOGETHER * self.length) {
            let asked = together.chunks_exact(self.length);
            let mut nearest = vec![Vec::with_capacity(self.k + 1); asked.len()];
            for (index, seen) in self.seen.chunks_exact(self.length).enumerate() {
                for (asked, nearest) in asked.clone().zip(&mut nearest) {
                    keep(nearest, self.k, (self.distance)(asked, seen), index);
                }
            }
            found.extend(nearest.iter().flatten().map(|&(_, index)| index));
        }
        found
    }
}

/// Adds a row to the `k` nearest so far if it is one of them.
#[inline(always)]
fn keep(nearest: &mut Vec<(u32, usize)>, k: usize, distance: u32, index: usize) {
    let is_full = nearest.len() == k;
    if is_full && nearest[k - 1].0 <= distance {
        return;
    }
    if is_full {
        nearest.pop();
    }
    let place = nearest.partition_point(|&(nearer, _)| nearer <= distance);
    nearest.insert(place, (distance, index));
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array, array};
    use rand::RngExt;
    use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

    /// The definition: sort all by distance, and by place where distances are equal.
    fn definition(seen: &Array2<u8>, asked: &Array2<u8>, k: usize) -> Array2<usize> {
        let mut found = Vec::new();
        for asked in asked.rows() {
            let distance = |index: &usize| -> i64 {
                let pairs = seen.row(*index).into_iter().zip(asked);
                pairs
                    .map(|(&a, &b)| (i64::from(a) - i64::from(b)).pow(2))
                    .sum()
            };
            let mut all: Vec<usize> = (0..seen.nrows()).collect();
            all.sort_by_key(distance);
            found.extend_from_slice(&all[..k]);
        }
        Array::from_shape_vec((asked.nrows(), k), found).expect("k each")
    }

    #[test]
    fn the_search_agrees_with_sorting_everything() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        // Values below 3 make many distances equal; 255 against 0 makes the largest ones.
        for (seen, asked, length, largest, k) in [
            (1, 1, 1, 2, 1),
            (5, 3, 2, 2, 5),
            (40, 33, 3, 2, 7),
            (50, 17, 784, 255, 3),
            (20, 16, 49, 1, 20),
        ] {
            let mut random = |rows| {
                Array2::from_shape_simple_fn((rows, length), || rng.random_range(0..=largest))
            };
            let (seen, asked) = (random(seen), random(asked));
            assert_eq!(
                nearest(&seen, &asked, k, squared_distance),
                definition(&seen, &asked, k),
                "{k} of {} rows of {length} numbers up to {largest}",
                seen.nrows()
            );
        }
    }

    #[test]
    fn black_and_white_are_as_far_apart_as_can_be() {
        assert_eq!(squared_distance(&[0; 784], &[255; 784]), 784 * 255 * 255);
    }

    #[test]
    #[should_panic(expected = "wanted from 1 to 2 neighbours, found 3")]
    fn more_neighbours_than_rows_panic() {
        nearest(&array![[1], [2]], &array![[1]], 3, squared_distance);
    }

    #[test]
    #[should_panic(expected = "rows of 2 numbers are compared with rows of 1")]
    fn rows_of_other_lengths_panic() {
        nearest(&array![[1], [2]], &array![[1, 2]], 1, squared_distance);
    }
}
