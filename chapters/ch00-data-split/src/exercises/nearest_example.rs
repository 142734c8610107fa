//! # The nearest example
//!
//! **Write it**, 15 minutes, after *End to end: nobody chooses features*: a method that learns by heart, in a few lines.
//!
//! Which of the examples is most like the one that is asked about? Return the number of the row of `seen` whose squared distance from
//! `asked`, $`\sum_i (a_i - b_i)^2`$, is the smallest, the first where several are equal.
//!
//! # Hint
//!
//! `(&row - asked).powi(2).sum()` is the squared distance of one row.
//!
//! # Hint
//!
//! Go through `seen.rows()` with `into_iter().enumerate()`, and keep the number and the distance of the nearest row so far.

use ndarray::{Array1, ArrayRef2, array};
use verdict::{Exercise, Verdict};

/// The number of the row that is nearest to `asked`.
///
/// `seen`: `(examples, numbers)`, `asked`: `(numbers,)`.
pub fn nearest_example(seen: &ArrayRef2<f64>, asked: &Array1<f64>) -> usize {
    todo!("start with the squared distance of the first row")
}

/// What the reader writes.
pub type Answer = fn(&ArrayRef2<f64>, &Array1<f64>) -> usize;

/// Checks an answer.
pub fn check(nearest_example: Answer) -> Verdict {
    exercise().check(nearest_example)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, usize> {
    /// What `distance` makes of the differences of every row.
    fn distances(
        seen: &ArrayRef2<f64>,
        asked: &Array1<f64>,
        distance: fn(&[f64]) -> f64,
    ) -> Vec<f64> {
        let rows = seen.rows().into_iter();
        rows.map(|row| distance(&(&row - asked).to_vec())).collect()
    }
    /// The first row with the smallest of what `distance` makes of the differences.
    fn by(seen: &ArrayRef2<f64>, asked: &Array1<f64>, distance: fn(&[f64]) -> f64) -> usize {
        let all = distances(seen, asked, distance);
        (0..all.len()).fold(0, |best, row| if all[row] < all[best] { row } else { best })
    }
    fn squared(differences: &[f64]) -> f64 {
        differences.iter().map(|d| d * d).sum()
    }
    Exercise::new(nearest_example as Answer, solution::nearest_example)
        .case(
            "one example",
            |nearest| nearest(&array![[5.0]], &array![0.0]),
            0,
        )
        .case(
            "2 and 5, asked about 4",
            |nearest| nearest(&array![[2.0], [5.0]], &array![4.0]),
            1,
        )
        .case(
            "2 and 9, asked about 4",
            |nearest| nearest(&array![[2.0], [9.0]], &array![4.0]),
            0,
        )
        .case(
            "(3, 3) and (5, 0), asked about (0, 0)",
            |nearest| nearest(&array![[3.0, 3.0], [5.0, 0.0]], &array![0.0, 0.0]),
            0,
        )
        .case(
            "(4, −4) and (1, 1), asked about (0, 0)",
            |nearest| nearest(&array![[4.0, -4.0], [1.0, 1.0]], &array![0.0, 0.0]),
            1,
        )
        .case(
            "(0, 2) and (2, 0) and (1, 1), asked about (0, 0)",
            |nearest| {
                nearest(
                    &array![[0.0, 2.0], [2.0, 0.0], [1.0, 1.0]],
                    &array![0.0, 0.0],
                )
            },
            2,
        )
        .case(
            "(0, 2) and (2, 0), asked about (0, 0)",
            |nearest| nearest(&array![[0.0, 2.0], [2.0, 0.0]], &array![0.0, 0.0]),
            0,
        )
        .case(
            "(2.5, 2.5) and (3, 0), asked about (0, 0)",
            |nearest| nearest(&array![[2.5, 2.5], [3.0, 0.0]], &array![0.0, 0.0]),
            1,
        )
        .case(
            "5 and 1 and 2, asked about 0",
            |nearest| nearest(&array![[5.0], [1.0], [2.0]], &array![0.0]),
            1,
        )
        .case(
            "5 and 2 and 1, asked about 0",
            |nearest| nearest(&array![[5.0], [2.0], [1.0]], &array![0.0]),
            2,
        )
        .case(
            "1 and 5 and 3, asked about 0",
            |nearest| nearest(&array![[1.0], [5.0], [3.0]], &array![0.0]),
            0,
        )
        .case(
            "0.6 and 0.5, asked about 0",
            |nearest| nearest(&array![[0.6], [0.5]], &array![0.0]),
            1,
        )
        .case(
            "50 and 40, asked about 0",
            |nearest| nearest(&array![[50.0], [40.0]], &array![0.0]),
            1,
        )
        .mistake(
            "this is the example that is farthest away",
            |seen, asked| by(seen, asked, |d| -squared(d)),
        )
        .mistake(
            "without squares, differences of opposite sign cancel",
            |seen, asked| by(seen, asked, |d| d.iter().sum::<f64>().abs()),
        )
        .mistake(
            "a difference may be below 0, and is then no distance: square it",
            |seen, asked| by(seen, asked, |d| d.iter().sum()),
        )
        .mistake(
            "this adds the sizes of the differences: add their squares",
            |seen, asked| by(seen, asked, |d| d.iter().map(|d| d.abs()).sum()),
        )
        .mistake("this takes the first example, whatever it is", |_, _| 0)
        .mistake(
            "compare with the smallest distance so far, and keep the smaller one: here it stays the first",
            |seen, asked| {
                let all = distances(seen, asked, squared);
                (0..all.len()).fold(0, |best, row| if all[row] < all[0] { row } else { best })
            },
        )
        .mistake(
            "compare with the smallest distance so far, and not with the row before",
            |seen, asked| {
                let all = distances(seen, asked, squared);
                (1..all.len()).fold(0, |best, row| if all[row] < all[row - 1] { row } else { best })
            },
        )
        .mistake("this takes the last example, whatever it is", |seen, _| {
            seen.nrows() - 1
        })
        .mistake(
            "of several that are equally near the first is wanted: `<` and not `<=`",
            |seen, asked| {
                let all = distances(seen, asked, squared);
                (0..all.len()).fold(0, |best, row| if all[row] <= all[best] { row } else { best })
            },
        )
        .mistake(
            "only the largest difference counts here: add the squares of all",
            |seen, asked| {
                by(seen, asked, |d| {
                    d.iter().fold(0.0, |largest, d| largest.max(d.abs()))
                })
            },
        )
}

/// One way to write it.
pub mod solution {
    use super::{Array1, ArrayRef2};

    /// Keeps the nearest row so far.
    pub fn nearest_example(seen: &ArrayRef2<f64>, asked: &Array1<f64>) -> usize {
        let (mut nearest, mut smallest) = (0, f64::INFINITY);
        for (number, row) in seen.rows().into_iter().enumerate() {
            let distance = (&row - asked).powi(2).sum();
            if distance < smallest {
                (nearest, smallest) = (number, distance);
            }
        }
        nearest
    }
}
