//! # A loss that is too small
//!
//! **Find the fault**, 5 minutes, after *The mean of many losses*: know what a batch's loss is divided by.
//!
//! This is meant to be the mean cross-entropy of a batch, with delta. The untrained network of this chapter should have a loss of
//! about 2.3, and this says 0.23. Mend it.
//!
//! # Hint
//!
//! How many answers are in a batch of shape `(N, classes)`, and what does `len` count?

use ch02_cee::DELTA;
use ndarray::{Array2, ArrayRef2, array};
use network::ln;
use verdict::{Exercise, Verdict};

use crate::cross_entropy_error;

/// The mean cross-entropy of a batch.
///
/// `y`: the outputs, `t`: one-hot rows, both `(N, classes)`.
pub fn mended_batch_loss(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
    let logarithms = (y + DELTA).mapv(ln);
    -(t * logarithms).sum() / y.len() as f64
}

/// What the reader mends.
pub type Answer = fn(&ArrayRef2<f64>, &ArrayRef2<f64>) -> f64;

/// Checks an answer.
pub fn check(mended_batch_loss: Answer) -> Verdict {
    exercise().check(mended_batch_loss)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, f64> {
    fn sum(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
        -(t * (y + DELTA).mapv(ln)).sum()
    }
    fn four_answers() -> (Array2<f64>, Array2<f64>) {
        let y = array![
            [0.8, 0.1, 0.1],
            [0.3, 0.5, 0.2],
            [0.6, 0.2, 0.2],
            [1.0, 0.0, 0.0]
        ];
        let t = array![
            [1.0, 0.0, 0.0],
            [0.0, 1.0, 0.0],
            [0.0, 0.0, 1.0],
            [1.0, 0.0, 0.0]
        ];
        (y, t)
    }
    let (y, t) = four_answers();
    Exercise::new(mended_batch_loss as Answer, solution::mended_batch_loss)
        .as_it_comes("start with one answer of two classes: its loss must be that of chapter 2")
        .case(
            "one answer, (0.5, 0.5)",
            |loss| loss(&array![[0.5, 0.5]], &array![[0.0, 1.0]]),
            cross_entropy_error(&array![[0.5, 0.5]], &array![[0.0, 1.0]]),
        )
        .case(
            "the same answer twice",
            |loss| {
                loss(
                    &array![[0.5, 0.5], [0.5, 0.5]],
                    &array![[0.0, 1.0], [1.0, 0.0]],
                )
            },
            cross_entropy_error(&array![[0.5, 0.5]], &array![[0.0, 1.0]]),
        )
        .case(
            "four answers of three classes",
            |loss| {
                let (y, t) = four_answers();
                loss(&y, &t)
            },
            cross_entropy_error(&y, &t),
        )
        .mistake(
            "this is the sum of all losses: divide it by how many answers there are",
            sum,
        )
        .mistake(
            "this divides by the number of classes: the mean is over the answers",
            |y, t| sum(y, t) / y.ncols() as f64,
        )
        .mistake(
            "a logarithm of a probability is below 0: do not lose the minus in front",
            |y, t| -sum(y, t) / y.nrows() as f64,
        )
        .mistake(
            "a batch of N answers is divided by N, also where N is 1",
            |y, t| sum(y, t) / (y.nrows() + 1) as f64,
        )
        .mistake("without delta an output of 0 gives NaN", |y, t| {
            -(t * y.mapv(ln)).sum() / y.nrows() as f64
        })
}

/// One way to mend it.
pub mod solution {
    use super::{ArrayRef2, DELTA, ln};

    /// There are as many answers as rows.
    pub fn mended_batch_loss(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
        let logarithms = (y + DELTA).mapv(ln);
        -(t * logarithms).sum() / y.nrows() as f64
    }
}
