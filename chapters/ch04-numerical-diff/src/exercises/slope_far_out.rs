//! # A slope far out
//!
//! **Predict, then run**, 3 minutes, after *How small should h be?*: see that a good step is good for numbers of ordinary size.
//!
//! The slope of $`f(x) = x`$ is 1 everywhere. What does `numerical_diff`, with its `h` of `1e-4`, say of it at `x = 1e13`? Near
//! $`10^{13}`$ the numbers of `f64` lie about 0.002 apart.
//!
//! # Hint
//!
//! What is `1e13 + 1e-4`, rounded to the nearest number that `f64` can hold? And `1e13 - 1e-4`?
//!
//! # Hint
//!
//! The difference is divided by `h + h`, which nothing absorbs.

use verdict::{Exercise, Verdict};

use crate::numerical_diff;

/// What `numerical_diff` says of the slope of `f(x) = x` at `1e13`.
pub fn slope_far_out() -> f64 {
    todo!("start with the two points at which the function is evaluated")
}

/// Checks an answer.
pub fn check(slope_far_out: fn() -> f64) -> Verdict {
    exercise().check(slope_far_out)
}

/// The case, and the usual mistakes.
pub fn exercise() -> Exercise<fn() -> f64, f64> {
    const NEXT: &str = "that would be if one of the two points were the next number: the step is less than half of a gap, so it \
                        does not get there";
    const STEP: &str =
        "that is the step itself: what is the difference of the two values that it divides?";
    let gap = 1e13_f64.next_up() - 1e13;
    assert!(gap / 2e-4 > 9.0, "the hints speak of a gap of 0.002");
    Exercise::new(slope_far_out as fn() -> f64, solution::slope_far_out)
        .case(
            "your prediction",
            |predict| predict(),
            numerical_diff(|x| x, 1e13),
        )
        .within(1e-6)
        .secret()
        .mistake(
            "that is the true slope: is the step long enough to be seen beside 1e13?",
            || 1.0,
        )
        .mistake(
            "NaN is 0 divided by 0: the difference is divided by h + h, which is not 0",
            || f64::NAN,
        )
        .mistake(NEXT, || (1e13_f64.next_up() - 1e13) / 2e-4)
        .mistake(NEXT, || 9.77)
        .mistake(NEXT, || 10.0)
        .mistake(STEP, || 1e-4)
        .mistake(STEP, || 2e-4)
        .mistake(
            "infinity would need a division by 0: the difference is divided by h + h",
            || f64::INFINITY,
        )
}

/// One way to write it.
pub mod solution {
    /// Both points are rounded to 1e13 itself, so the difference is 0.
    pub fn slope_far_out() -> f64 {
        0.0
    }
}
