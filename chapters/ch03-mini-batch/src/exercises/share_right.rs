//! # The share of right answers
//!
//! **Write it**, 10 minutes, after *Why a loss and not accuracy*: accuracy counts, and says nothing of how sure an answer was.
//!
//! Write the accuracy of a batch: the share of answers whose largest output belongs to the right class. `argmax(&row)` is the number
//! of the largest element of a row, and `y.rows()` gives the rows.
//!
//! # Hint
//!
//! `y.rows().into_iter().zip(labels)` goes through both together.
//!
//! # Hint
//!
//! A count is a `usize`: divide after `as f64`, or a share below 1 becomes 0.

use ndarray::{ArrayRef2, array};
use network::argmax;
use verdict::{Exercise, Verdict};

/// The share of answers that are right.
///
/// `y`: the outputs, `(N, classes)`, `labels`: the `N` right classes.
pub fn share_right(y: &ArrayRef2<f64>, labels: &[usize]) -> f64 {
    todo!("start with one row: which class has the largest output?")
}

/// What the reader writes.
pub type Answer = fn(&ArrayRef2<f64>, &[usize]) -> f64;

/// Checks an answer.
pub fn check(share_right: Answer) -> Verdict {
    exercise().check(share_right)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, f64> {
    fn right(y: &ArrayRef2<f64>, labels: &[usize]) -> usize {
        let rows = y.rows().into_iter().zip(labels);
        rows.filter(|(row, label)| argmax(row) == **label).count()
    }
    Exercise::new(share_right as Answer, solution::share_right)
        .case("one right answer", |share| share(&array![[0.2, 0.8]], &[1]), 1.0)
        .case("one wrong answer", |share| share(&array![[0.2, 0.8]], &[0]), 0.0)
        .case("a right and a wrong answer", |share| share(&array![[0.2, 0.8], [0.7, 0.3]], &[1, 1]), 0.5)
        .case(
            "four answers of three classes, two of them right",
            |share| {
                let y = array![[0.1, 0.3, 0.6], [0.4, 0.3, 0.3], [0.2, 0.5, 0.3], [0.3, 0.3, 0.4]];
                share(&y, &[2, 1, 0, 2])
            },
            0.5,
        )
        .mistake("this is how many are right: their share is wanted", |y, labels| right(y, labels) as f64)
        .mistake("a `usize` divided by a `usize` is cut off to 0: make both `f64` first", |y, labels| {
            (right(y, labels) / labels.len()) as f64
        })
        .mistake("this divides by the number of outputs, and there are several to an answer", |y, labels| {
            right(y, labels) as f64 / y.len() as f64
        })
        .mistake("this compares the class with the number of the row: the right class of that row is in `labels`", |y, _| {
            let rows = y.rows().into_iter().enumerate();
            rows.filter(|(number, row)| argmax(row) == *number).count() as f64 / y.nrows() as f64
        })
        .mistake("this is the share of wrong answers", |y, labels| 1.0 - right(y, labels) as f64 / labels.len() as f64)
        .mistake(
            "this is the mean probability of the right class: an answer is right if that is the largest, however large it is",
            |y, labels| {
                let of_the_right = y.rows().into_iter().zip(labels).map(|(row, &label)| row[label]);
                of_the_right.sum::<f64>() / labels.len() as f64
            },
        )
        .mistake("an answer counts as right only if its largest output is that of the right class: above 0.5 is not needed, nor enough", |y, labels| {
            let rows = y.rows().into_iter().zip(labels);
            rows.filter(|(row, label)| row[**label] > 0.5).count() as f64 / labels.len() as f64
        })
}

/// One way to write it.
pub mod solution {
    use super::{ArrayRef2, argmax};

    /// Counts the rows whose largest output is at the label.
    pub fn share_right(y: &ArrayRef2<f64>, labels: &[usize]) -> f64 {
        let answers = y.rows().into_iter().zip(labels);
        let right = answers.filter(|(row, label)| argmax(row) == **label);
        right.count() as f64 / labels.len() as f64
    }
}
