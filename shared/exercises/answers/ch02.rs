//! Your answers to the exercises of "The cross-entropy error".
//!
//! The tasks are at the end of `chapters/ch02-cee/README.md`, and `cargo exercise ch02` checks what you write here.

use ch02_cee::DELTA;
use ch02_cee::ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, array};
use network::{exp, ln};

// The first loss of a reader of letters: Predict, then run, 2 minutes.

/// The loss of a network that knows nothing of 26 letters.
pub fn first_loss_on_letters() -> f64 {
    todo!("start with the probability that a mere guess gives to the right letter")
}

// A loss for yes or no: Write it, 10 minutes.

/// The cross-entropy of one question.
///
/// `p`: the probability of "yes", `t`: 1 if "yes" is right, 0 if "no" is.
pub fn yes_or_no_loss(p: f64, t: f64) -> f64 {
    todo!("start with the case that \"yes\" is right: only p counts")
}

// Delta that comes too late: Find the fault, 5 minutes.

/// The cross-entropy of one answer, kept away from the logarithm of zero.
///
/// `y`: the network's output, `t`: the target, both `(classes,)`.
pub fn guarded_loss(y: &ArrayRef1<f64>, t: &ArrayRef1<f64>) -> f64 {
    -(t * (y.mapv(ln) + DELTA)).sum()
}

// Softmax of every row: Write it, 20 minutes.

/// The softmax of every row.
///
/// `scores`: `(images, classes)`, result: the same shape.
pub fn row_softmax(scores: &ArrayRef2<f64>) -> Array2<f64> {
    todo!("start with one row: the powers of its scores, and their sum")
}

// The loss from the scores: Write it, 15 minutes.

/// The cross-entropy of one image, from its scores.
///
/// `scores`: `(classes,)`, `class`: the right one, counted from 0.
pub fn scores_loss(scores: &ArrayRef1<f64>, class: usize) -> f64 {
    todo!("start with the powers of the scores, and the logarithm of their sum")
}

// Two losses that disagree: Try it out, 10 minutes.

/// Two answers to a question whose right class is 0, as arrays of three probabilities.
pub fn losses_disagree() -> (Array1<f64>, Array1<f64>) {
    todo!("start with two answers that give class 0 about as much, and spread the rest differently")
}
