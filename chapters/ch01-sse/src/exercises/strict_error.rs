//! # An error that takes anything
//!
//! **Find the fault**, 5 minutes, after *Lengths that differ*: meet broadcasting before it meets you.
//!
//! This squared error is right wherever there are as many outputs as targets. If there is a single output for three targets, it
//! answers all the same. Mend it so that it panics whenever the lengths differ.
//!
//! # Hint
//!
//! `assert!(condition, "what was wanted and found")` panics if the condition is false.

use ndarray::{ArrayRef1, array};
use show::caught;
use verdict::{Exercise, Verdict};

/// Half the sum of squared differences.
///
/// # Panics
/// If the lengths differ.
pub fn strict_error(y: &ArrayRef1<f64>, t: &ArrayRef1<f64>) -> f64 {
    0.5 * (y - t).powi(2).sum()
}

/// What the reader mends.
pub type Answer = fn(&ArrayRef1<f64>, &ArrayRef1<f64>) -> f64;

/// Checks an answer.
pub fn check(strict_error: Answer) -> Verdict {
    exercise().check(strict_error)
}

/// The cases, and the usual mistakes; a case gives none for a panic.
pub fn exercise() -> Exercise<Answer, Option<f64>> {
    fn error(y: &ArrayRef1<f64>, t: &ArrayRef1<f64>) -> f64 {
        0.5 * (y - t).powi(2).sum()
    }
    Exercise::new(strict_error as Answer, solution::strict_error)
        .as_it_comes("start with one output for three targets: what does `y - t` give?")
        .case(
            "three outputs for three targets",
            |error| caught(|| error(&array![0.5, 0.5, 0.0], &array![1.0, 0.0, 0.0])).ok(),
            Some(0.25),
        )
        .case(
            "one output for one target",
            |error| caught(|| error(&array![1.0], &array![3.0])).ok(),
            Some(2.0),
        )
        .case(
            "one output for three targets, where a panic is wanted",
            |error| caught(|| error(&array![0.6], &array![1.0, 0.0, 0.0])).ok(),
            None,
        )
        .case(
            "three outputs for one target, where a panic is wanted",
            |error| caught(|| error(&array![0.6, 0.2, 0.2], &array![1.0])).ok(),
            None,
        )
        .case(
            "two outputs for three targets, where a panic is wanted",
            |error| caught(|| error(&array![0.6, 0.4], &array![1.0, 0.0, 0.0])).ok(),
            None,
        )
        .mistake("`zip` stops where the shorter one ends: what is left over is not missed", |y, t| {
            0.5 * y.iter().zip(t).map(|(y, t)| (y - t).powi(2)).sum::<f64>()
        })
        .mistake("a NaN goes on through every sum that it meets: a panic says at once where the fault is", |y, t| {
            if y.len() == t.len() { error(y, t) } else { f64::NAN }
        })
        .mistake("an error of 0 says that all is well", |y, t| if y.len() == t.len() { error(y, t) } else { 0.0 })
        .mistake("a single target is repeated, too: the lengths must be equal", |y, t| {
            assert!(y.len() >= t.len());
            error(y, t)
        })
        .mistake("one output for one target is in order", |y, t| {
            assert!(y.len() == t.len() && y.len() > 1);
            error(y, t)
        })
}

/// One way to mend it.
pub mod solution {
    use super::ArrayRef1;

    /// The lengths are compared first.
    pub fn strict_error(y: &ArrayRef1<f64>, t: &ArrayRef1<f64>) -> f64 {
        assert!(
            y.len() == t.len(),
            "{} targets want as many outputs, found {}",
            t.len(),
            y.len()
        );
        0.5 * (y - t).powi(2).sum()
    }
}
