//! # A step for a steep wave
//!
//! **Try it out**, 10 minutes, after *How small should h be?*: find the place where two errors meet.
//!
//! The wave $`\sin(100x)`$ goes up and down a hundred times as fast as the sine, and its third derivative is a million times as
//! large. With `h = 1e-4` the central difference is off by more than a thousandth. Find a step with which its error is below
//! `2e-7` at fifty places near 1.
//!
//! # Hint
//!
//! Each try tells you the error. Go by powers of ten first: does it fall or rise when the step gets ten times smaller?
//!
//! # Hint
//!
//! The chord's error is about $`\tfrac{1}{6} \cdot 10^6 h^2`$, the rounding error some $`10^{-14} / h`$.

use verdict::{Exercise, Verdict};

use crate::{central_difference, worst_error};

/// The step `h` for the slope of `sin(100x)` near 1.
pub fn step_for_a_wave() -> f64 {
    todo!("start with any step, and see how large the error is")
}

/// Checks an answer.
pub fn check(step_for_a_wave: fn() -> f64) -> Verdict {
    exercise().check(step_for_a_wave)
}

/// What the step must do, and the usual mistakes.
pub fn exercise() -> Exercise<fn() -> f64, (f64, f64)> {
    /// The step, and the worst error that the central difference makes with it.
    fn tried(step: fn() -> f64) -> (f64, f64) {
        let (wave, slope) = (
            |x: f64| libm::sin(100.0 * x),
            |x: f64| 100.0 * libm::cos(100.0 * x),
        );
        (
            step(),
            worst_error(central_difference, wave, slope, 1.0, step()),
        )
    }
    fn is_small(error: f64) -> bool {
        error < 2e-7
    }
    const NO_STEP: &str = "a step is a small number above 0";
    const LONG: &str = "the step is too long: the chord is not parallel to the tangent";
    const SHORT: &str = "the step is too short: rounding errors are divided by it";
    Exercise::new(step_for_a_wave as fn() -> f64, solution::step_for_a_wave)
        .such(
            "your step, and the error with it",
            tried,
            "a step above 0",
            |&(h, _)| h > 0.0,
            NO_STEP,
        )
        .such(
            "your step, and the error with it",
            tried,
            "an error below 2e-7",
            |&(h, error)| h < 5e-7 || is_small(error),
            LONG,
        )
        .such(
            "your step, and the error with it",
            tried,
            "an error below 2e-7",
            |&(_, error)| is_small(error),
            SHORT,
        )
        .mistake(LONG, || 0.01)
        .mistake(LONG, || 1e-4)
        .mistake(LONG, || 3e-6)
        .mistake(SHORT, || 1e-8)
        .mistake(SHORT, || 1e-12)
        .mistake(SHORT, || 1e-50)
        .mistake(NO_STEP, || 0.0)
        .mistake(NO_STEP, || -5e-7)
}

/// One way to do it.
pub mod solution {
    /// About where the two errors are equal: h³ is near 6e-20.
    pub fn step_for_a_wave() -> f64 {
        4e-7
    }
}
