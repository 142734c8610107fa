//! # A step with momentum
//!
//! **Write it**, 15 minutes, after *The rate*: a descent that keeps some of its speed.
//!
//! A ball that rolls downhill does not stop where the ground is flat. Give each parameter a velocity $`v`$. A step keeps a part $`\mu`$
//! of it, for example 0.9, adds the step against the slope, and moves the parameter by the new velocity:
//!
//! ```math
//! v \leftarrow \mu v - \eta \frac{\partial E}{\partial x} \qquad x \leftarrow x + v
//! ```
//!
//! Write it for one parameter. Return the new place and the new velocity.
//!
//! # Hint
//!
//! The place moves by the new velocity, so that one comes first.

use verdict::{Exercise, Verdict};

/// The place and the velocity after one step.
///
/// `x`: the place, `velocity`: the velocity before, `slope`: the slope at the place, `rate`: η, `keep`: μ.
pub fn momentum_step(x: f64, velocity: f64, slope: f64, rate: f64, keep: f64) -> (f64, f64) {
    todo!("start with the new velocity")
}

/// What the reader writes.
pub type Answer = fn(f64, f64, f64, f64, f64) -> (f64, f64);

/// Checks an answer.
pub fn check(momentum_step: Answer) -> Verdict {
    exercise().check(momentum_step)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, (f64, f64)> {
    Exercise::new(momentum_step as Answer, solution::momentum_step)
        .case(
            "at rest at 1, slope 2, rate 0.25, of which nothing is kept",
            |step| step(1.0, 0.0, 2.0, 0.25, 0.0),
            (0.5, -0.5),
        )
        .case(
            "at 1 with velocity 4, no slope, half is kept",
            |step| step(1.0, 4.0, 0.0, 0.25, 0.5),
            (3.0, 2.0),
        )
        .case(
            "at 1 with velocity 4, slope 2, rate 0.25, a quarter is kept",
            |step| step(1.0, 4.0, 2.0, 0.25, 0.25),
            (1.5, 0.5),
        )
        .case(
            "at −3 with velocity −1, slope −6, rate 0.5, half is kept",
            |step| step(-3.0, -1.0, -6.0, 0.5, 0.5),
            (-0.5, 2.5),
        )
        .mistake(
            "this goes uphill: the step is against the slope",
            |x, v, slope, rate, keep| {
                let v = keep * v + rate * slope;
                (x + v, v)
            },
        )
        .mistake(
            "the place moves by the new velocity, and this moves it by the old one",
            |x, v, slope, rate, keep| (x + v, keep * v - rate * slope),
        )
        .mistake(
            "this is a step without momentum: the velocity that is kept is missing",
            |x, _, slope, rate, _| (x - rate * slope, -rate * slope),
        )
        .mistake(
            "the whole velocity is kept: only the part `keep` of it should be",
            |x, v, slope, rate, _| {
                let v = v - rate * slope;
                (x + v, v)
            },
        )
        .mistake(
            "this keeps 1 − μ of the velocity: `keep` is what stays",
            |x, v, slope, rate, keep| {
                let v = (1.0 - keep) * v - rate * slope;
                (x + v, v)
            },
        )
        .mistake(
            "the velocity points the way already: it is added to the place",
            |x, v, slope, rate, keep| {
                let v = keep * v - rate * slope;
                (x - v, v)
            },
        )
        .mistake(
            "the place comes first, then the velocity",
            |x, v, slope, rate, keep| {
                let v = keep * v - rate * slope;
                (v, x + v)
            },
        )
        .mistake(
            "`keep` belongs to the old velocity alone, not to the step against the slope",
            |x, v, slope, rate, keep| {
                let v = keep * (v - rate * slope);
                (x + v, v)
            },
        )
        .mistake("the rate is missing", |x, v, slope, _, keep| {
            let v = keep * v - slope;
            (x + v, v)
        })
        .mistake("the place has not moved", |x, v, slope, rate, keep| {
            (x, keep * v - rate * slope)
        })
}

/// One way to write it.
pub mod solution {
    /// First the velocity, then the place.
    pub fn momentum_step(x: f64, velocity: f64, slope: f64, rate: f64, keep: f64) -> (f64, f64) {
        let velocity = keep * velocity - rate * slope;
        (x + velocity, velocity)
    }
}
