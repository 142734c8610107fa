//! # With half the step
//!
//! **Predict, then run**, 3 minutes, after *Cancel one more error*: what an order is worth.
//!
//! Halve the step of the central difference, and its error falls to a quarter. To what part does the error of Richardson's combination
//! fall, as long as rounding does not matter? Answer with the number by which it is divided.
//!
//! # Hint
//!
//! Which power of $`h`$ is the first that is left, when the one with $`h^2`$ has been cancelled?

use ch04_numerical_diff::functions::{cosine, sine};
use verdict::{Exercise, Verdict};

use crate::richardson;

/// By what Richardson's error is divided when the step is halved.
pub fn one_error_less() -> f64 {
    todo!("start with the power of h that is left in the error")
}

/// Checks an answer.
pub fn check(one_error_less: fn() -> f64) -> Verdict {
    exercise().check(one_error_less)
}

/// The case, and the usual mistakes.
pub fn exercise() -> Exercise<fn() -> f64, f64> {
    let error = |h: f64| (richardson(sine, 1.0, h) - cosine(1.0)).abs();
    Exercise::new(one_error_less as fn() -> f64, solution::one_error_less)
        .case(
            "your prediction",
            |predict| predict(),
            error(0.1) / error(0.05),
        )
        .within(0.005)
        .secret()
        .mistake(
            "that is the central difference: its error with h² has been cancelled",
            || 4.0,
        )
        .mistake(
            "odd powers of h cancel in the central difference already: the next one is not h³",
            || 8.0,
        )
        .mistake(
            "that is an error with h, as the forward difference has",
            || 2.0,
        )
        .mistake(
            "that would be an error with h⁶: the one with h⁴ is still there",
            || 64.0,
        )
        .mistake(
            "that would be an error with h⁵: odd powers have cancelled",
            || 32.0,
        )
}

/// One way to write it.
pub mod solution {
    /// What is left goes with h⁴, and 2⁴ = 16.
    pub fn one_error_less() -> f64 {
        16.0
    }
}
