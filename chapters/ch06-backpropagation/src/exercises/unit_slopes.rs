//! # A link of the chain that is wrong
//!
//! **Find the fault**, 10 minutes, after *Why backwards*: find which factor of a product is wrong.
//!
//! This is the way back through a single unit with two inputs, for the loss $`(z - t)^2`$. Its slopes have the right sign, and differ
//! from central differences by a third or so. Mend it.
//!
//! # Hint
//!
//! Go through the three factors: from a weight to the sum, from the sum to $`z`$, from $`z`$ to the loss. Which numbers does the second one
//! need?

use ch04_numerical_diff::central_difference;
use network::sigmoid_of;
use verdict::{Exercise, Verdict};

/// The slopes of the loss along the two weights of a unit.
///
/// `x0`, `x1`: the inputs, `w0`, `w1`: the weights, `t`: the target.
pub fn unit_slopes(x0: f64, x1: f64, w0: f64, w1: f64, t: f64) -> (f64, f64) {
    let sum = x0 * w0 + x1 * w1;
    let z = sigmoid_of(sum);
    let slope_of_z = 2.0 * (z - t);
    let slope_of_sum = slope_of_z * sigmoid_of(z) * (1.0 - sigmoid_of(z));
    (slope_of_sum * x0, slope_of_sum * x1)
}

/// What the reader mends.
pub type Answer = fn(f64, f64, f64, f64, f64) -> (f64, f64);

/// Checks an answer.
pub fn check(unit_slopes: Answer) -> Verdict {
    exercise().check(unit_slopes)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, (f64, f64)> {
    /// By central differences.
    fn measured(x0: f64, x1: f64, w0: f64, w1: f64, t: f64) -> (f64, f64) {
        let loss = |w0: f64, w1: f64| (sigmoid_of(x0 * w0 + x1 * w1) - t).powi(2);
        (
            central_difference(|w0| loss(w0, w1), w0, 1e-4),
            central_difference(|w1| loss(w0, w1), w1, 1e-4),
        )
    }
    /// The way back with other factors, from the sum and `z`.
    fn changed(
        [x0, x1, w0, w1, t]: [f64; 5],
        of_z: fn(f64, f64) -> f64,
        of_sum: fn(f64, f64) -> f64,
    ) -> (f64, f64) {
        let sum = x0 * w0 + x1 * w1;
        let z = sigmoid_of(sum);
        let slope = of_z(z, t) * of_sum(sum, z);
        (slope * x0, slope * x1)
    }
    fn of_loss(z: f64, t: f64) -> f64 {
        2.0 * (z - t)
    }
    Exercise::new(unit_slopes as Answer, solution::unit_slopes)
        .as_it_comes("start with a sum of 0: z is 0.5 then, and the sigmoid's slope 0.25")
        .case(
            "inputs (1, 0), weights (0, 0), target 1",
            |slopes| slopes(1.0, 0.0, 0.0, 0.0, 1.0),
            measured(1.0, 0.0, 0.0, 0.0, 1.0),
        )
        .case(
            "inputs (0.6, 0.9), weights (0.3, −0.4), target 1",
            |slopes| slopes(0.6, 0.9, 0.3, -0.4, 1.0),
            measured(0.6, 0.9, 0.3, -0.4, 1.0),
        )
        .case(
            "inputs (0.6, 0.9), weights (2, 3), target 0",
            |slopes| slopes(0.6, 0.9, 2.0, 3.0, 0.0),
            measured(0.6, 0.9, 2.0, 3.0, 0.0),
        )
        .within(1e-7)
        .mistake(
            "the factor of the sigmoid is z(1 − z): this puts the sum in the place of z",
            |x0, x1, w0, w1, t| changed([x0, x1, w0, w1, t], of_loss, |sum, _| sum * (1.0 - sum)),
        )
        .mistake(
            "of z(1 − z) only one factor is here",
            |x0, x1, w0, w1, t| changed([x0, x1, w0, w1, t], of_loss, |_, z| z),
        )
        .mistake(
            "of z(1 − z) only one factor is here",
            |x0, x1, w0, w1, t| changed([x0, x1, w0, w1, t], of_loss, |_, z| 1.0 - z),
        )
        .mistake(
            "of the two sigmoids one is left: z is what the sigmoid gives already",
            |x0, x1, w0, w1, t| {
                changed([x0, x1, w0, w1, t], of_loss, |_, z| {
                    z * (1.0 - sigmoid_of(z))
                })
            },
        )
        .mistake(
            "of the two sigmoids one is left: z is what the sigmoid gives already",
            |x0, x1, w0, w1, t| {
                changed([x0, x1, w0, w1, t], of_loss, |_, z| {
                    sigmoid_of(z) * (1.0 - z)
                })
            },
        )
        .mistake(
            "the slope along a weight has its input as a factor: this multiplies by the weight",
            |x0, x1, w0, w1, t| {
                let z = sigmoid_of(x0 * w0 + x1 * w1);
                let slope_of_sum = of_loss(z, t) * z * (1.0 - z);
                (slope_of_sum * w0, slope_of_sum * w1)
            },
        )
        .mistake(
            "the way through the sigmoid is missing",
            |x0, x1, w0, w1, t| changed([x0, x1, w0, w1, t], of_loss, |_, _| 1.0),
        )
        .mistake(
            "the square of this loss has no half, so the 2 stays",
            |x0, x1, w0, w1, t| changed([x0, x1, w0, w1, t], |z, t| z - t, |_, z| z * (1.0 - z)),
        )
        .mistake(
            "the sign is turned over: the slope along z is 2(z − t)",
            |x0, x1, w0, w1, t| {
                changed(
                    [x0, x1, w0, w1, t],
                    |z, t| 2.0 * (t - z),
                    |_, z| z * (1.0 - z),
                )
            },
        )
}

/// One way to mend it.
pub mod solution {
    use super::sigmoid_of;

    /// The sigmoid has been taken already: z is its value.
    pub fn unit_slopes(x0: f64, x1: f64, w0: f64, w1: f64, t: f64) -> (f64, f64) {
        let sum = x0 * w0 + x1 * w1;
        let z = sigmoid_of(sum);
        let slope_of_z = 2.0 * (z - t);
        let slope_of_sum = slope_of_z * z * (1.0 - z);
        (slope_of_sum * x0, slope_of_sum * x1)
    }
}
