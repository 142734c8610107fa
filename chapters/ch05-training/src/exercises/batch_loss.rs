//! # Your own training: the loss
//!
//! **Write it**, 10 minutes, after *The same on MNIST*: what the descent makes small.
//!
//! Write the mean cross-entropy of a batch, from the network's scores. `log_softmax(scores)` has the logarithm of every probability,
//! in the shape of the scores, and the targets `t` have a 1 in each row where the right class is.
//!
//! # Hint
//!
//! Multiplied element by element by `t`, only the logarithm of the right class is left in each row.

use ndarray::{ArrayRef2, ArrayView1, Axis, array};
use network::{ln, log_softmax, softmax};
use verdict::{Exercise, Verdict};

use crate::mean_cross_entropy;

/// The mean cross-entropy of a batch.
///
/// `scores`: `(images, classes)`, `t`: one-hot rows, the same shape.
pub fn batch_loss(scores: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
    todo!("start with the logarithms of the probabilities of the right classes")
}

/// What the reader writes.
pub type Answer = fn(&ArrayRef2<f64>, &ArrayRef2<f64>) -> f64;

/// Checks an answer.
pub fn check(batch_loss: Answer) -> Verdict {
    exercise().check(batch_loss)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, f64> {
    fn sum(scores: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
        -(log_softmax(scores) * t).sum()
    }
    let three = array![[1.0, 2.0, 4.0], [0.5, -1.0, 0.0], [3.0, 3.0, -2.0]];
    let t = array![[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]];
    Exercise::new(batch_loss as Answer, solution::batch_loss)
        .case(
            "one image, scores (0, 0)",
            |loss| loss(&array![[0.0, 0.0]], &array![[1.0, 0.0]]),
            ln(2.0),
        )
        .case(
            "one image, scores (0, ln 3), and class 0 is right",
            |loss| loss(&array![[0.0, ln(3.0)]], &array![[1.0, 0.0]]),
            ln(4.0),
        )
        .case(
            "two images, scores (0, 0) for both",
            |loss| {
                loss(
                    &array![[0.0, 0.0], [0.0, 0.0]],
                    &array![[1.0, 0.0], [0.0, 1.0]],
                )
            },
            ln(2.0),
        )
        .case(
            "three images of three classes",
            |loss| {
                let scores = array![[1.0, 2.0, 4.0], [0.5, -1.0, 0.0], [3.0, 3.0, -2.0]];
                loss(
                    &scores,
                    &array![[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]],
                )
            },
            mean_cross_entropy(&three, &t),
        )
        .case(
            "one image, scores (1000, 0), and class 1 is right",
            |loss| loss(&array![[1000.0, 0.0]], &array![[0.0, 1.0]]),
            1000.0,
        )
        .case(
            "one image, scores (1000, 0), and class 0 is right",
            |loss| loss(&array![[1000.0, 0.0]], &array![[1.0, 0.0]]),
            0.0,
        )
        .mistake(
            "this is the sum of the losses: divide it by the number of images",
            sum,
        )
        .mistake(
            "this divides by the number of scores: there are several to an image",
            |scores, t| sum(scores, t) / scores.len() as f64,
        )
        .mistake(
            "this divides by the number of classes: the mean is over the images",
            |scores, t| sum(scores, t) / scores.ncols() as f64,
        )
        .mistake(
            "logarithms of probabilities are below 0: the loss has a minus in front",
            |scores, t| -sum(scores, t) / scores.nrows() as f64,
        )
        .mistake(
            "without the targets, the wrong classes count too",
            |scores, _| -log_softmax(scores).sum() / scores.nrows() as f64,
        )
        .mistake(
            "these are the scores themselves: their logarithms of probabilities are wanted",
            |scores, t| -(scores * t).sum() / scores.nrows() as f64,
        )
        .mistake(
            "this takes the probability of the right class: take minus its logarithm",
            |scores, t| (softmax(scores) * t).sum() / scores.nrows() as f64,
        )
        .mistake(
            "this takes the probability of the right class: take its logarithm",
            |scores, t| -(softmax(scores) * t).sum() / scores.nrows() as f64,
        )
        .mistake(
            "this is the squared error: the cross-entropy takes a logarithm",
            |scores, t| (softmax(scores) - t).powi(2).sum() / scores.nrows() as f64,
        )
        .mistake(
            "delta is not needed here, and changes the loss",
            |scores, t| {
                let right = (softmax(scores) * t).sum_axis(Axis(1));
                -right.mapv(|y| ln(y + 1e-7)).sum() / scores.nrows() as f64
            },
        )
        .mistake(
            "this takes the largest probability of each row: the targets say which one counts",
            |scores, _| {
                let rows = log_softmax(scores);
                let largest =
                    |row: ArrayView1<f64>| row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                -rows.rows().into_iter().map(largest).sum::<f64>() / scores.nrows() as f64
            },
        )
        .mistake(
            "a probability that rounds to 0 has no logarithm: `log_softmax` does without it",
            |scores, t| {
                let right = (softmax(scores) * t).sum_axis(Axis(1));
                -right.mapv(ln).sum() / scores.nrows() as f64
            },
        )
        .mistake(
            "0 times the logarithm of 0 is NaN: `log_softmax` does without such probabilities",
            |scores, t| -(softmax(scores).mapv(ln) * t).sum() / scores.nrows() as f64,
        )
}

/// One way to write it.
pub mod solution {
    use super::{ArrayRef2, log_softmax};

    /// One logarithm is left in each row.
    pub fn batch_loss(scores: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
        -(log_softmax(scores) * t).sum() / t.nrows() as f64
    }
}
