//! # Two losses that disagree
//!
//! **Try it out**, 10 minutes, after *The two losses on the same answers*: see what each of the two losses looks at.
//!
//! There are three classes, and class 0 is right. Find two answers such that the cross-entropy calls the first one better and the
//! squared error the second. Both answers must be probabilities.
//!
//! # Hint
//!
//! The cross-entropy looks at class 0 alone, so the first answer must give it a little more than the second does.
//!
//! # Hint
//!
//! The squared error also looks at how the rest is spread over the two wrong classes: all on one of them, or half and half.

use ch01_sse::sum_squares_error;
use ndarray::{Array1, array};
use verdict::{Exercise, Verdict};

use crate::cross_entropy_error;

/// Two answers to a question whose right class is 0, as arrays of three probabilities.
pub fn losses_disagree() -> (Array1<f64>, Array1<f64>) {
    todo!("start with two answers that give class 0 about as much, and spread the rest differently")
}

/// What the reader writes.
pub type Answer = fn() -> (Array1<f64>, Array1<f64>);

/// Checks an answer.
pub fn check(losses_disagree: Answer) -> Verdict {
    exercise().check(losses_disagree)
}

/// What the two answers must be, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, (Array1<f64>, Array1<f64>)> {
    fn is_probability(y: &Array1<f64>) -> bool {
        y.len() == 3 && y.iter().all(|&p| (0.0..=1.0).contains(&p)) && (y.sum() - 1.0).abs() < 1e-9
    }
    fn first_by_entropy((first, second): &(Array1<f64>, Array1<f64>)) -> bool {
        let t = array![1.0, 0.0, 0.0];
        cross_entropy_error(first, &t) < cross_entropy_error(second, &t)
    }
    fn second_by_squares((first, second): &(Array1<f64>, Array1<f64>)) -> bool {
        let t = array![1.0, 0.0, 0.0];
        sum_squares_error(second, &t) < sum_squares_error(first, &t)
    }
    const SUM: &str = "three numbers from 0 to 1, and together they must make 1";
    const ENTROPY: &str =
        "the cross-entropy looks at class 0 alone: give it more in the first answer";
    const SQUARES: &str = "the squared error also looks at the wrong classes: it punishes a large one more than two small ones";
    Exercise::new(losses_disagree as Answer, solution::losses_disagree)
        .such(
            "the two answers",
            |answers| answers(),
            "three probabilities each",
            |(first, second)| is_probability(first) && is_probability(second),
            SUM,
        )
        .such(
            "their cross-entropy",
            |answers| answers(),
            "a smaller one for the first",
            first_by_entropy,
            ENTROPY,
        )
        .such(
            "their squared error",
            |answers| answers(),
            "a smaller one for the second",
            second_by_squares,
            SQUARES,
        )
        .mistake(SUM, || (array![0.4, 0.6, 0.6], array![0.3, 0.3, 0.3]))
        .mistake(SUM, || (array![0.4, 0.6], array![0.4, 0.3, 0.3]))
        .mistake(SUM, || (array![0.4, 0.7, -0.1], array![0.4, 0.3, 0.3]))
        .mistake(ENTROPY, || (array![0.4, 0.6, 0.0], array![0.4, 0.3, 0.3]))
        .mistake(ENTROPY, || (array![0.3, 0.7, 0.0], array![0.4, 0.3, 0.3]))
        .mistake(SQUARES, || (array![0.4, 0.3, 0.3], array![0.3, 0.7, 0.0]))
        .mistake(SQUARES, || (array![0.9, 0.1, 0.0], array![0.3, 0.35, 0.35]))
}

/// One way to do it.
pub mod solution {
    use super::{Array1, array};

    /// The first gives class 0 a little more, and puts all the rest on one class.
    pub fn losses_disagree() -> (Array1<f64>, Array1<f64>) {
        (array![0.4, 0.6, 0.0], array![0.39, 0.31, 0.3])
    }
}
