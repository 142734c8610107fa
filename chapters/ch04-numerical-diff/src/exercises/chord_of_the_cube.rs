//! # A chord of the cube
//!
//! **Predict, then run**, 3 minutes, after *A chord is not the tangent*: tell the two errors from each other.
//!
//! At 1 the central difference of the cube with `h = 0.1` was 3.01, where the slope is 3. What is it at 2, where the slope is 12? Two
//! decimals will do.
//!
//! # Hint
//!
//! Multiply out $`(2 + h)^3`$ and $`(2 - h)^3`$, as the page does for 1, and subtract.

use verdict::{Exercise, Verdict};

use crate::{central_difference, functions::cube};

/// The central difference of the cube at 2, with `h = 0.1`.
pub fn chord_of_the_cube() -> f64 {
    todo!("start with which powers of h are left when one line is subtracted from the other")
}

/// Checks an answer.
pub fn check(chord_of_the_cube: fn() -> f64) -> Verdict {
    exercise().check(chord_of_the_cube)
}

/// The case, and the usual mistakes.
pub fn exercise() -> Exercise<fn() -> f64, f64> {
    Exercise::new(
        chord_of_the_cube as fn() -> f64,
        solution::chord_of_the_cube,
    )
    .case(
        "your prediction",
        |predict| predict(),
        central_difference(cube, 2.0, 0.1),
    )
    .within(1e-5)
    .secret()
    .mistake(
        "that is the slope of the tangent: this chord is not quite parallel to it",
        || 12.0,
    )
    .mistake(
        "that is the forward difference: the central one has no term with h alone",
        || 12.61,
    )
    .mistake(
        "the error did not grow with the slope: what is left beside 3x² has no x in it",
        || 12.04,
    )
    .mistake("the term that is left is h², not h", || 12.1)
    .mistake(
        "the chord to both sides is steeper than the tangent here: h² is added",
        || 11.99,
    )
    .mistake(
        "the difference is divided by 2h: this one is divided by h",
        || 24.02,
    )
}

/// One way to write it.
pub mod solution {
    /// The two lines differ by 24h + 2h³, so the chord has the slope 12 + h². The error is the same at every x.
    pub fn chord_of_the_cube() -> f64 {
        12.01
    }
}
