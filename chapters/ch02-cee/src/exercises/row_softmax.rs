//! # Softmax of every row
//!
//! **Write it**, 20 minutes, after *The logarithm from the scores*: see that a batch is many questions, each with its own answer.
//!
//! A batch of scores is a matrix with a row for each image. Softmax makes probabilities of every row by itself:
//!
//! ```math
//! y_k = \frac{e^{a_k}}{\sum_j e^{a_j}}
//! ```
//!
//! Write it so that scores of 1000 do no harm either. The power is `exp(x)`, and
//! `row.iter().copied().fold(f64::NEG_INFINITY, f64::max)` is the largest element of a row.
//!
//! # Hint
//!
//! Copy the scores with `scores.to_owned()`, and change the copy row by row: `for mut row in y.rows_mut()`. What belongs to one row
//! must not touch another.
//!
//! # Hint
//!
//! $`e^{1000}`$ is infinite for an `f64`. Softmax does not change if the largest score of a row is subtracted from all of them, and
//! then no power is above $`e^0 = 1`$.

use ndarray::{Array2, ArrayRef2, Axis, array};
use network::{exp, ln, softmax};
use verdict::{Exercise, Verdict};

/// The softmax of every row.
///
/// `scores`: `(images, classes)`, result: the same shape.
pub fn row_softmax(scores: &ArrayRef2<f64>) -> Array2<f64> {
    todo!("start with one row: the powers of its scores, and their sum")
}

/// What the reader writes.
pub type Answer = fn(&ArrayRef2<f64>) -> Array2<f64>;

/// Checks an answer.
pub fn check(row_softmax: Answer) -> Verdict {
    exercise().check(row_softmax)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, Array2<f64>> {
    Exercise::new(row_softmax as Answer, solution::row_softmax)
        .case("one row of equal scores, (1, 1)", |softmax| softmax(&array![[1.0, 1.0]]), array![[0.5, 0.5]])
        .case("one row of two scores, (0, ln 3)", |softmax| softmax(&array![[0.0, ln(3.0)]]), array![[0.25, 0.75]])
        .case(
            "two rows, (1, 1) and (0, ln 3)",
            |softmax| softmax(&array![[1.0, 1.0], [0.0, ln(3.0)]]),
            array![[0.5, 0.5], [0.25, 0.75]],
        )
        .case(
            "two rows of three scores",
            |answer| answer(&array![[1.0, 2.0, 4.0], [-3.0, 0.5, 0.0]]),
            softmax(&array![[1.0, 2.0, 4.0], [-3.0, 0.5, 0.0]]),
        )
        .case("scores of 1000 and 0", |softmax| softmax(&array![[1000.0, 0.0]]), array![[1.0, 0.0]])
        .case("scores of 2000 and 0", |softmax| softmax(&array![[2000.0, 0.0]]), array![[1.0, 0.0]])
        .case("scores of −1000", |softmax| softmax(&array![[-1000.0, -1000.0]]), array![[0.5, 0.5]])
        .case(
            "a row of 1000 above a row of 0",
            |softmax| softmax(&array![[1000.0, 1000.0], [0.0, 0.0]]),
            array![[0.5, 0.5], [0.5, 0.5]],
        )
        .mistake("a row without its mean may still hold large scores: subtract its largest", |scores| {
            let mut y = scores.to_owned();
            for mut row in y.rows_mut() {
                row -= row.sum() / row.len() as f64;
                row.mapv_inplace(exp);
                row /= row.sum();
            }
            y
        })
        .mistake("the search for the largest begins with 0, and no score below 0 is larger: begin with f64::NEG_INFINITY", |scores| {
            let mut y = scores.to_owned();
            for mut row in y.rows_mut() {
                let largest = row.iter().copied().fold(0.0, f64::max);
                row.mapv_inplace(|score| exp(score - largest));
                row /= row.sum();
            }
            y
        })
        .mistake("each row has a sum of its own: this one divides by the sum over the whole batch", |scores| {
            let largest = scores.fold(f64::NEG_INFINITY, |largest, &score| largest.max(score));
            let powers = scores.mapv(|score| exp(score - largest));
            &powers / powers.sum()
        })
        .mistake(
            "each row has a sum of its own: this one divides by the sum over the whole batch, and large scores are too large \
             for their powers",
            |scores| {
                let powers = scores.mapv(exp);
                &powers / powers.sum()
            },
        )
        .mistake("the powers of large scores are infinite, and those of very low ones 0: first subtract the largest of the row", |scores| {
            let powers = scores.mapv(exp);
            &powers / &powers.sum_axis(Axis(1)).insert_axis(Axis(1))
        })
        .mistake("this goes down the columns: the scores of one image stand in a row", |scores| {
            softmax(&scores.t()).t().to_owned()
        })
        .mistake("the probabilities of a row must sum to 1: divide its powers by their sum", |scores| scores.mapv(exp))
        .mistake("the probabilities of a row must sum to 1: divide its powers by their sum", |scores| {
            network::less_maximum(scores).mapv(exp)
        })
        .mistake("this divides the scores themselves by their sum: first comes the power of each", |scores| {
            scores.to_owned() / &scores.sum_axis(Axis(1)).insert_axis(Axis(1))
        })
        .mistake("this subtracts the largest score of the whole batch, under which a row far below it rounds to 0", |scores| {
            let largest = scores.fold(f64::NEG_INFINITY, |largest, &score| largest.max(score));
            let powers = scores.mapv(|score| exp(score - largest));
            &powers / &powers.sum_axis(Axis(1)).insert_axis(Axis(1))
        })
}

/// One way to write it.
pub mod solution {
    use super::{Array2, ArrayRef2, exp};

    /// The largest score of each row becomes 0, so that no power overflows.
    pub fn row_softmax(scores: &ArrayRef2<f64>) -> Array2<f64> {
        let mut y = scores.to_owned();
        for mut row in y.rows_mut() {
            let largest = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            row.mapv_inplace(|score| exp(score - largest));
            let sum = row.sum();
            row /= sum;
        }
        y
    }
}
