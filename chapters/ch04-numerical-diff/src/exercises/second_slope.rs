//! # The slope of a slope
//!
//! **Write it**, 10 minutes, after *A chord is not the tangent*: how sharply a curve bends, from three of its values.
//!
//! The expansion of the chapter has $`f''`$ in it, the slope of the slope. Add the line for $`f(x + h)`$ to that for $`f(x - h)`$, and
//! the odd terms cancel. What is left can be solved for $`f''(x)`$, up to an error that falls with $`h^2`$. Write this formula.
//!
//! # Hint
//!
//! $`f(x + h) + f(x - h) \approx 2 f(x) + f''(x)\,h^2`$.

use verdict::{Exercise, Verdict};

use crate::functions::{cube, sine, square};

/// The slope of the slope of `f` at `x`, from its values at `x - h`, `x` and `x + h`.
pub fn second_slope(f: fn(f64) -> f64, x: f64, h: f64) -> f64 {
    todo!("start with f(x + h) + f(x - h), and what it has too much")
}

/// What the reader writes.
pub type Answer = fn(fn(f64) -> f64, f64, f64) -> f64;

/// Checks an answer.
pub fn check(second_slope: Answer) -> Verdict {
    exercise().check(second_slope)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, f64> {
    Exercise::new(second_slope as Answer, solution::second_slope)
        .case(
            "x² at 3, with h = 0.3",
            |second| second(square, 3.0, 0.3),
            2.0,
        )
        .case(
            "x³ at 1, with h = 0.5",
            |second| second(cube, 1.0, 0.5),
            6.0,
        )
        .case(
            "sin x at 1, with h = 0.001",
            |second| second(sine, 1.0, 1e-3),
            -libm::sin(1.0),
        )
        // sin(x + h) + sin(x − h) is 2 sin x cos h.
        .case(
            "sin x at 1, with the long step h = 0.5",
            |second| second(sine, 1.0, 0.5),
            8.0 * libm::sin(1.0) * (libm::cos(0.5) - 1.0),
        )
        .within(1e-6)
        .mistake(
            "f(x) is subtracted twice, once for each neighbour",
            |f, x, h| (f(x + h) - f(x) + f(x - h)) / (h * h),
        )
        .mistake(
            "this divides by h: what is left of the sum is f'' times h²",
            |f, x, h| (f(x + h) - 2.0 * f(x) + f(x - h)) / h,
        )
        .mistake(
            "`/ h * h` divides by h and then multiplies by it: put h * h in brackets",
            |f, x, h| (f(x + h) - 2.0 * f(x) + f(x - h)) / h * h,
        )
        .mistake(
            "this takes a step of its own: `h` says how long it is",
            |f, x, _| (f(x + 1e-4) - 2.0 * f(x) + f(x - 1e-4)) / 1e-8,
        )
        .mistake(
            "this divides by 2h: what is left of the sum is f'' times h²",
            |f, x, h| (f(x + h) - 2.0 * f(x) + f(x - h)) / (2.0 * h),
        )
        .mistake(
            "this divides by (2h)², but no two of the three points that are compared lie 2h apart",
            |f, x, h| (f(x + h) - 2.0 * f(x) + f(x - h)) / (4.0 * h * h),
        )
        .mistake(
            "the two halves of f''h² in the sum make a whole one: there is no factor of 2 left",
            |f, x, h| 2.0 * (f(x + h) - 2.0 * f(x) + f(x - h)) / (h * h),
        )
        .mistake(
            "this is the slope itself, not the slope of the slope",
            |f, x, h| (f(x + h) - f(x - h)) / (2.0 * h),
        )
        .mistake("the 2 f(x) must go: subtract it", |f, x, h| {
            (f(x + h) + 2.0 * f(x) + f(x - h)) / (h * h)
        })
        .mistake(
            "this looks ahead: it is how the curve bends at x + h, not at x",
            |f, x, h| (f(x + 2.0 * h) - 2.0 * f(x + h) + f(x)) / (h * h),
        )
        .mistake(
            "the sign is turned over: a curve that bends upwards has a slope that grows",
            |f, x, h| (2.0 * f(x) - f(x + h) - f(x - h)) / (h * h),
        )
}

/// One way to write it.
pub mod solution {
    /// What both neighbours have above the value between them, divided by h².
    pub fn second_slope(f: fn(f64) -> f64, x: f64, h: f64) -> f64 {
        (f(x + h) - 2.0 * f(x) + f(x - h)) / (h * h)
    }
}
