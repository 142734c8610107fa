//! # The quotient of two dual numbers
//!
//! **Write it**, 10 minutes, after *A number that knows its slope*: find a rule of school by dropping one square.
//!
//! Divide $`a + a'\epsilon`$ by $`b + b'\epsilon`$. Both are given as a value and a slope, and so should the quotient be.
//!
//! # Hint
//!
//! If the quotient is $`q + q'\epsilon`$, then $`(q + q'\epsilon)(b + b'\epsilon)`$ must be $`a + a'\epsilon`$. Multiply out.

use verdict::{Exercise, Verdict};

use crate::Dual;

/// The value and the slope of a quotient.
///
/// `a`: the value and the slope of what is divided, `b`: of what it is divided by.
pub fn dual_quotient(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    todo!("start with the value, the quotient of the two values")
}

/// What the reader writes.
pub type Answer = fn((f64, f64), (f64, f64)) -> (f64, f64);

/// Checks an answer.
pub fn check(dual_quotient: Answer) -> Verdict {
    exercise().check(dual_quotient)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, (f64, f64)> {
    fn book(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
        let quotient = Dual::new(a.0, a.1) / Dual::new(b.0, b.1);
        (quotient.value, quotient.slope)
    }
    Exercise::new(dual_quotient as Answer, solution::dual_quotient)
        .case(
            "x/2 at 6",
            |quotient| quotient((6.0, 1.0), (2.0, 0.0)),
            (3.0, 0.5),
        )
        .case(
            "1/x at 2",
            |quotient| quotient((1.0, 0.0), (2.0, 1.0)),
            (0.5, -0.25),
        )
        .case(
            "x/x at 3",
            |quotient| quotient((3.0, 1.0), (3.0, 1.0)),
            (1.0, 0.0),
        )
        .case(
            "5 with slope 2, divided by 4 with slope −3",
            |quotient| quotient((5.0, 2.0), (4.0, -3.0)),
            book((5.0, 2.0), (4.0, -3.0)),
        )
        .mistake(
            "the slope of a quotient is not the quotient of the slopes",
            |a, b| (a.0 / b.0, a.1 / b.1),
        )
        .mistake(
            "the slope below makes the quotient smaller: it is subtracted",
            |a, b| (a.0 / b.0, (a.1 * b.0 + a.0 * b.1) / (b.0 * b.0)),
        )
        .mistake(
            "the two terms have changed places, and with them the sign",
            |a, b| (a.0 / b.0, (a.0 * b.1 - a.1 * b.0) / (b.0 * b.0)),
        )
        .mistake(
            "this divides by b: the two terms stand above b²",
            |a, b| (a.0 / b.0, (a.1 * b.0 - a.0 * b.1) / b.0),
        )
        .mistake(
            "what is below changes as well: its slope is missing",
            |a, b| (a.0 / b.0, a.1 / b.0),
        )
        .mistake("this is the product rule", |a, b| {
            (a.0 / b.0, a.1 * b.0 + a.0 * b.1)
        })
        .mistake(
            "the slope is right, and the value is a quotient too",
            |a, b| (a.0 * b.0, (a.1 * b.0 - a.0 * b.1) / (b.0 * b.0)),
        )
}

/// One way to write it.
pub mod solution {
    /// q b = a and q' b + q b' = a', solved for q and q'.
    pub fn dual_quotient(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
        let value = a.0 / b.0;
        (value, (a.1 - value * b.1) / b.0)
    }
}
