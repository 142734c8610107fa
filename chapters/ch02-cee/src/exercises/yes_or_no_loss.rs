//! # A loss for yes or no
//!
//! **Write it**, 10 minutes, after *A zero in the answer*: the cross-entropy where there are two classes and one output.
//!
//! Is this digit a five? A network with a single output $`p`$ answers with the probability of "yes". The target $`t`$ is 1 for a yes
//! and 0 for a no, and "no" has the probability $`1 - p`$:
//!
//! ```math
//! E = -t \ln p - (1 - t) \ln(1 - p)
//! ```
//!
//! Write it without delta. An answer that is sure and right should have the loss 0, one that is sure and wrong an infinite loss, and an
//! answer that is NaN should not pass for a good one: its loss is NaN.
//!
//! # Hint
//!
//! With `p` 1 and `t` 1 the second term is 0 times $`\ln 0`$. What is that for an `f64`?
//!
//! # Hint
//!
//! One of the two terms always drops out. An `if` on `t` need not compute it at all.

use network::ln;
use verdict::{Exercise, Verdict};

/// The cross-entropy of one question.
///
/// `p`: the probability of "yes", `t`: 1 if "yes" is right, 0 if "no" is.
pub fn yes_or_no_loss(p: f64, t: f64) -> f64 {
    todo!("start with the case that \"yes\" is right: only p counts")
}

/// Checks an answer.
pub fn check(yes_or_no_loss: fn(f64, f64) -> f64) -> Verdict {
    exercise().check(yes_or_no_loss)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<fn(f64, f64) -> f64, f64> {
    const HIDDEN: &str = "this makes 0 of every NaN, also of one that the network gives: do not let it arise, and there is nothing to hide";
    Exercise::new(
        yes_or_no_loss as fn(f64, f64) -> f64,
        solution::yes_or_no_loss,
    )
    .case(
        "0.5 for \"yes\", which is right",
        |loss| loss(0.5, 1.0),
        ln(2.0),
    )
    .case(
        "0.25 for \"yes\", which is right",
        |loss| loss(0.25, 1.0),
        ln(4.0),
    )
    .case(
        "0.25 for \"yes\", which is wrong",
        |loss| loss(0.25, 0.0),
        ln(4.0) - ln(3.0),
    )
    .case("sure and right: 1 for \"yes\"", |loss| loss(1.0, 1.0), 0.0)
    .case(
        "sure and right: 0 for \"yes\", and \"no\" is right",
        |loss| loss(0.0, 0.0),
        0.0,
    )
    .case(
        "sure and wrong: 0 for \"yes\", which is right",
        |loss| loss(0.0, 1.0),
        f64::INFINITY,
    )
    .case(
        "NaN for \"yes\", from a network that has gone wrong",
        |loss| loss(f64::NAN, 1.0),
        f64::NAN,
    )
    .mistake(HIDDEN, |p, t| {
        let loss = -t * ln(p) - (1.0 - t) * ln(1.0 - p);
        if loss.is_nan() { 0.0 } else { loss }
    })
    .mistake(HIDDEN, |p, t| {
        (-t * ln(p) - (1.0 - t) * ln(1.0 - p)).max(0.0)
    })
    .mistake(
        "0 times the logarithm of 0 is NaN: compute only the logarithm that counts",
        |p, t| -t * ln(p) - (1.0 - t) * ln(1.0 - p),
    )
    .mistake(
        "a \"no\" has a loss too: where t is 0, the probability that counts is 1 − p",
        |p, t| -t * ln(p),
    )
    .mistake(
        "a \"no\" has a loss too: where t is 0, the probability that counts is 1 − p",
        |p, t| {
            if t == 1.0 { -ln(p) } else { 0.0 }
        },
    )
    .mistake(
        "where \"no\" is right, the probability that counts is 1 − p and not p",
        |p, _| -ln(p),
    )
    .mistake(
        "a logarithm of a probability is never above 0: the loss has a minus in front",
        |p, t| {
            if t == 1.0 { ln(p) } else { ln(1.0 - p) }
        },
    )
    .mistake(
        "a logarithm of a probability is never above 0: the loss has a minus in front",
        |p, t| t * ln(p) + (1.0 - t) * ln(1.0 - p),
    )
    .mistake(
        "both terms have the minus: −t ln p and −(1 − t) ln(1 − p)",
        |p, t| -t * ln(p) + (1.0 - t) * ln(1.0 - p),
    )
    .mistake(
        "this is a logarithm to base 10: the loss takes the natural one",
        |p, t| -libm::log10(if t == 1.0 { p } else { 1.0 - p }),
    )
    .mistake(
        "yes and no have changed places: where t is 1, p counts",
        |p, t| -ln(if t == 1.0 { 1.0 - p } else { p }),
    )
}

/// One way to write it.
pub mod solution {
    use super::ln;

    /// Only the probability of what is right counts.
    pub fn yes_or_no_loss(p: f64, t: f64) -> f64 {
        let of_the_right_one = if t == 1.0 { p } else { 1.0 - p };
        -ln(of_the_right_one)
    }
}
