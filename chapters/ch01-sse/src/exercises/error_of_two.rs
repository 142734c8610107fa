//! # The error of two outputs
//!
//! **Predict, then run**, 2 minutes, after *The formula and the code*: take the formula apart by hand.
//!
//! There are two classes, and the first is right. The network answers $`(0.2, 0.8)`$. What is the squared error?
//!
//! # Hint
//!
//! The target is $`(1, 0)`$. Both differences are 0.8 in size.

use ndarray::array;
use verdict::{Exercise, Verdict};

use crate::sum_squares_error;

/// The squared error of the answer (0.2, 0.8), if the first class is right.
pub fn error_of_two() -> f64 {
    todo!("start with the two differences")
}

/// Checks an answer.
pub fn check(error_of_two: fn() -> f64) -> Verdict {
    exercise().check(error_of_two)
}

/// The case, and the usual mistakes.
pub fn exercise() -> Exercise<fn() -> f64, f64> {
    let error = sum_squares_error(&array![0.2, 0.8], &array![1.0, 0.0]);
    Exercise::new(error_of_two as fn() -> f64, solution::error_of_two)
        .case("your prediction", |predict| predict(), error)
        .within(1e-3)
        .secret()
        .mistake(
            "that is the whole sum of the squares: the error is half of it",
            || 1.28,
        )
        .mistake("the wrong class has a difference too", || 0.32)
        .mistake(
            "that is half the sum of the differences without their squares",
            || 0.8,
        )
        .mistake(
            "the differences are squared one by one, so that they cannot cancel",
            || 0.0,
        )
        .mistake("the second class is wrong here: its target is 0", || {
            0.5 * (0.2 * 0.2 + 0.2 * 0.2)
        })
}

/// One way to write it.
pub mod solution {
    /// ½ (0.8² + 0.8²).
    pub fn error_of_two() -> f64 {
        0.64
    }
}
