//! # The most frequent mistake
//!
//! **Write it**, 10 minutes, after *What it confuses*: read a confusion matrix by program.
//!
//! Find the mistake that a network makes most often. Return the class that was written and the class that it was taken for; the first
//! where several are equal, row by row.
//!
//! # Hint
//!
//! `confusion.indexed_iter()` gives `((row, column), &count)`, row by row. What is on the diagonal is no mistake.

use ndarray::{ArrayRef2, array};
use verdict::{Exercise, Verdict};

/// The class written and the class read of the most frequent mistake.
///
/// `confusion`: how many images of class `row` were taken for class `column`, `(classes, classes)`.
pub fn most_confused(confusion: &ArrayRef2<usize>) -> (usize, usize) {
    todo!("start with going through all elements that are not on the diagonal")
}

/// What the reader writes.
pub type Answer = fn(&ArrayRef2<usize>) -> (usize, usize);

/// Checks an answer.
pub fn check(most_confused: Answer) -> Verdict {
    exercise().check(most_confused)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, (usize, usize)> {
    /// The first place with the largest of what `count` gives.
    fn largest(
        confusion: &ArrayRef2<usize>,
        count: fn(&ArrayRef2<usize>, usize, usize) -> usize,
    ) -> (usize, usize) {
        let mut best = ((0, 0), 0);
        for (row, column) in confusion.indexed_iter().map(|(place, _)| place) {
            let count = count(confusion, row, column);
            if count > best.1 {
                best = ((row, column), count);
            }
        }
        best.0
    }
    fn mistakes(confusion: &ArrayRef2<usize>, row: usize, column: usize) -> usize {
        if row == column {
            0
        } else {
            confusion[[row, column]]
        }
    }
    Exercise::new(most_confused as Answer, solution::most_confused)
        .case("two classes, [[9, 1], [0, 8]]", |most| most(&array![[9, 1], [0, 8]]), (0, 1))
        .case("two classes, [[9, 1], [2, 8]]", |most| most(&array![[9, 1], [2, 8]]), (1, 0))
        .case("three classes, [[5, 2, 3], [4, 1, 0], [3, 0, 9]]", |most| most(&array![[5, 2, 3], [4, 1, 0], [3, 0, 9]]), (1, 0))
        .case("three classes, [[7, 4, 3], [0, 6, 1], [3, 4, 9]]", |most| most(&array![[7, 4, 3], [0, 6, 1], [3, 4, 9]]), (0, 1))
        .mistake("the diagonal holds the right answers, which are most frequent of all: leave it out", |confusion| {
            largest(confusion, |confusion, row, column| confusion[[row, column]])
        })
        .mistake("row and column have changed places: what was written comes first", |confusion| {
            let (row, column) = largest(confusion, mistakes);
            (column, row)
        })
        .mistake("this adds both directions of a pair: each is a mistake of its own", |confusion| {
            largest(confusion, |confusion, row, column| {
                mistakes(confusion, row, column) + mistakes(confusion, column, row)
            })
        })
        .mistake("this takes the upper half of the matrix alone: the other direction is below the diagonal", |confusion| {
            largest(confusion, |confusion, row, column| if row < column { confusion[[row, column]] } else { 0 })
        })
        .mistake("of several that are equally frequent the first is wanted", |confusion| {
            let places = confusion.indexed_iter().map(|(place, _)| place);
            places.max_by_key(|&(row, column)| mistakes(confusion, row, column)).unwrap_or_default()
        })
        .mistake("this looks for the rarest mistake", |confusion| {
            let places = confusion.indexed_iter().map(|(place, _)| place).filter(|(row, column)| row != column);
            places.min_by_key(|&(row, column)| confusion[[row, column]]).unwrap_or_default()
        })
}

/// One way to write it.
pub mod solution {
    use super::ArrayRef2;

    /// Keeps the most frequent mistake so far.
    pub fn most_confused(confusion: &ArrayRef2<usize>) -> (usize, usize) {
        let (mut worst, mut most) = ((0, 0), 0);
        for ((written, read), &count) in confusion.indexed_iter() {
            if written != read && count > most {
                (worst, most) = ((written, read), count);
            }
        }
        worst
    }
}
