//! # A slope in any direction
//!
//! **Write it**, 10 minutes, after *Many numbers at once*: one difference instead of a whole gradient.
//!
//! A partial derivative goes along one number. A walker may go in any direction $`v`$, moving all numbers at once: from $`x`$ to
//! $`x + hv`$. Write the slope that she meets, by a single central difference with `h = 1e-4`. With $`v = (1, 0)`$ it is the partial
//! derivative along $`x_0`$, and with a $`v`$ twice as long it is twice as large.
//!
//! # Hint
//!
//! `direction * h` is an array. The two places are `x + &(direction * h)` and `x - &(direction * h)`.

use ndarray::{Array1, ArrayRef1, array};
use verdict::{Exercise, Verdict};

use crate::functions::sum_of_squares;
use crate::numerical_gradient;

/// The slope of `f` at `x` in a direction.
///
/// `x` and `direction` have the same length.
pub fn slope_along(f: fn(&ArrayRef1<f64>) -> f64, x: &Array1<f64>, direction: &Array1<f64>) -> f64 {
    todo!("start with the two places, a small step ahead and a small step back")
}

/// What the reader writes.
pub type Answer = fn(fn(&ArrayRef1<f64>) -> f64, &Array1<f64>, &Array1<f64>) -> f64;

/// Checks an answer.
pub fn check(slope_along: Answer) -> Verdict {
    exercise().check(slope_along)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, f64> {
    fn bowl(x: &ArrayRef1<f64>) -> f64 {
        sum_of_squares(x)
    }
    fn product(x: &ArrayRef1<f64>) -> f64 {
        x.product()
    }
    fn length(x: &ArrayRef1<f64>) -> f64 {
        sum_of_squares(x).sqrt()
    }
    /// Along a straight line from the origin it grows evenly, and along each axis it is 0.
    fn root(x: &ArrayRef1<f64>) -> f64 {
        libm::cbrt(x[0] * x[0] * x[1])
    }
    Exercise::new(slope_along as Answer, solution::slope_along)
        .case("x₀² + x₁² at (3, 4) along (1, 0)", |slope| slope(bowl, &array![3.0, 4.0], &array![1.0, 0.0]), 6.0)
        .case("x₀² + x₁² at (3, 4) along (0, 1)", |slope| slope(bowl, &array![3.0, 4.0], &array![0.0, 1.0]), 8.0)
        .case("x₀² + x₁² at (3, 4) along (2, 0)", |slope| slope(bowl, &array![3.0, 4.0], &array![2.0, 0.0]), 12.0)
        .case("x₀² + x₁² at (3, 4) along (0.6, 0.8)", |slope| slope(bowl, &array![3.0, 4.0], &array![0.6, 0.8]), 10.0)
        .case("x₀² + x₁² at (3, 4) along (−0.6, −0.8)", |slope| slope(bowl, &array![3.0, 4.0], &array![-0.6, -0.8]), -10.0)
        .case("x₀ x₁ x₂ at (1, 2, 3) along (1, 0, 2)", |slope| slope(product, &array![1.0, 2.0, 3.0], &array![1.0, 0.0, 2.0]), 10.0)
        .case(
            "x₀ x₁ x₂ at (1, 2, 3) along (1, 1, 1)",
            |slope| slope(product, &array![1.0, 2.0, 3.0], &array![1.0, 1.0, 1.0]),
            11.0,
        )
        .case("∛(x₀² x₁) at (0, 0) along (1, 1)", |slope| slope(root, &array![0.0, 0.0], &array![1.0, 1.0]), 1.0)
        .within(1e-6)
        .mistake("this is a forward difference: go a step back as well", |f, x, v| {
            (f(&(x + &(v * 1e-4))) - f(x)) / 1e-4
        })
        .mistake("the two places lie 2h apart, not h", |f, x, v| {
            let step = v * 1e-4;
            (f(&(x + &step)) - f(&(x - &step))) / 1e-4
        })
        .mistake("this leaves the direction out: it moves all numbers by h", |f, x, _| {
            (f(&(x + 1e-4)) - f(&(x - 1e-4))) / 2e-4
        })
        .mistake("a direction twice as long has twice the slope: do not divide by its length", |f, x, v| {
            let step = v * 1e-4;
            (f(&(x + &step)) - f(&(x - &step))) / (2e-4 * length(v))
        })
        .mistake("this is the length of the gradient, the slope of the steepest way, whatever the direction", |f, x, _| {
            length(&numerical_gradient(f, x))
        })
        .mistake("this adds up the slopes along the single numbers: go along the direction itself, and one difference is enough", |f, x, v| {
            (numerical_gradient(f, x) * v).sum()
        })
        .mistake("a step back is worth a minus: f there is subtracted", |f, x, v| {
            let step = v * 1e-4;
            (f(&(x + &step)) + f(&(x - &step))) / 2e-4
        })
        .mistake("the sign is turned over: f ahead comes first", |f, x, v| {
            let step = v * 1e-4;
            (f(&(x - &step)) - f(&(x + &step))) / 2e-4
        })
        .mistake("this multiplies the place and not the step by the direction", |f, x, v| {
            (f(&(&(x * v) + 1e-4)) - f(&(&(x * v) - 1e-4))) / 2e-4
        })
}

/// One way to write it.
pub mod solution {
    use super::{Array1, ArrayRef1};

    /// The central difference, along the direction.
    pub fn slope_along(
        f: fn(&ArrayRef1<f64>) -> f64,
        x: &Array1<f64>,
        direction: &Array1<f64>,
    ) -> f64 {
        let h = 1e-4;
        let step = direction * h;
        (f(&(x + &step)) - f(&(x - &step))) / (h + h)
    }
}
