//! # The loss from the scores
//!
//! **Write it**, 15 minutes, after *The logarithm from the scores*: a loss without delta that no score can break.
//!
//! Write the cross-entropy of one image, directly from the network's scores $`a`$ and the number of the right class $`k`$:
//!
//! ```math
//! E = \ln \sum_j e^{a_j} - a_k
//! ```
//!
//! It should be right for every score, also for 800 and for −1000. `exp(x)` and `ln(x)` are at hand.
//!
//! # Hint
//!
//! Call the largest score $`m`$. Then $`\ln \sum_j e^{a_j} = m + \ln \sum_j e^{a_j - m}`$.
//!
//! # Hint
//!
//! `scores.iter().copied().fold(f64::NEG_INFINITY, f64::max)` is the largest score.

use ndarray::{ArrayRef1, array};
use network::{exp, ln};
use verdict::{Exercise, Verdict};

use crate::DELTA;

/// The cross-entropy of one image, from its scores.
///
/// `scores`: `(classes,)`, `class`: the right one, counted from 0.
pub fn scores_loss(scores: &ArrayRef1<f64>, class: usize) -> f64 {
    todo!("start with the powers of the scores, and the logarithm of their sum")
}

/// What the reader writes.
pub type Answer = fn(&ArrayRef1<f64>, usize) -> f64;

/// Checks an answer.
pub fn check(scores_loss: Answer) -> Verdict {
    exercise().check(scores_loss)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, f64> {
    fn softmax(scores: &ArrayRef1<f64>, class: usize) -> f64 {
        let powers = scores.mapv(exp);
        powers[class] / powers.sum()
    }
    fn largest(scores: &ArrayRef1<f64>) -> f64 {
        scores.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }
    Exercise::new(scores_loss as Answer, solution::scores_loss)
        .case("equal scores, (0, 0)", |loss| loss(&array![0.0, 0.0], 0), ln(2.0))
        .case("scores (0, ln 3), and class 0 is right", |loss| loss(&array![0.0, ln(3.0)], 0), ln(4.0))
        .case("equal scores, (1, 1)", |loss| loss(&array![1.0, 1.0], 1), ln(2.0))
        .case(
            "scores (1, 1, 1, 1), and class 2 is right",
            |loss| loss(&array![1.0, 1.0, 1.0, 1.0], 2),
            2.0 * ln(2.0),
        )
        .case("scores (800, 0), and class 1 is right", |loss| loss(&array![800.0, 0.0], 1), 800.0)
        .case("scores (800, 0), and class 0 is right", |loss| loss(&array![800.0, 0.0], 0), 0.0)
        .case("scores (−1000, −1000)", |loss| loss(&array![-1000.0, -1000.0], 0), ln(2.0))
        .mistake("the powers of large scores are infinite, and of very low ones 0: subtract the largest score first", |scores, class| {
            ln(scores.mapv(exp).sum()) - scores[class]
        })
        .mistake("a probability that rounds to 0 has no logarithm: the formula does without it", |scores, class| {
            -ln(softmax(scores, class))
        })
        .mistake("delta is not needed here, and changes the loss", |scores, class| -ln(softmax(scores, class) + DELTA))
        .mistake("this is the logarithm of the probability: the loss has the opposite sign", |scores, class| {
            scores[class] - ln(scores.mapv(exp).sum())
        })
        .mistake("this is the logarithm of the probability: the loss has the opposite sign", |scores, class| {
            let m = largest(scores);
            scores[class] - m - ln(scores.mapv(|a| exp(a - m)).sum())
        })
        .mistake("this is a logarithm to base 10: the loss takes the natural one", |scores, class| {
            -libm::log10(softmax(scores, class))
        })
        .mistake("this is the probability of the right class: take minus its logarithm", softmax)
        .mistake("the largest score is subtracted inside the logarithm, and must be added again outside", |scores, class| {
            let m = largest(scores);
            ln(scores.mapv(|a| exp(a - m)).sum()) - scores[class]
        })
        .mistake("this takes the class with the largest score for the right one: `class` says which is right", |scores, _| {
            let m = largest(scores);
            ln(scores.mapv(|a| exp(a - m)).sum())
        })
        .mistake("the search for the largest begins with 0, and no score below 0 is larger: begin with f64::NEG_INFINITY", |scores, class| {
            let m = scores.iter().copied().fold(0.0, f64::max);
            m + ln(scores.mapv(|a| exp(a - m)).sum()) - scores[class]
        })
        .mistake("this always subtracts the score of class 0: `class` says which is right", |scores, _| {
            let m = largest(scores);
            m + ln(scores.mapv(|a| exp(a - m)).sum()) - scores[0]
        })
}

/// One way to write it.
pub mod solution {
    use super::{ArrayRef1, exp, ln};

    /// No power is above 1, and the largest is 1: their sum has a logarithm.
    pub fn scores_loss(scores: &ArrayRef1<f64>, class: usize) -> f64 {
        let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let powers = scores.mapv(|score| exp(score - largest));
        largest + ln(powers.sum()) - scores[class]
    }
}
