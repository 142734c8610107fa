//! Dual numbers: a value that carries its slope.

#![expect(
    clippy::must_use_candidate,
    reason = "the page shows them to beginners"
)]

use ch04_numerical_diff::Number;
use std::ops::{Add, Div, Mul, Sub};

/// A value and its slope: `value + slope·ε`, where `ε² = 0`.
///
/// Arithmetic on the slopes is what school calls the sum, product, quotient and chain rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dual {
    /// What an ordinary number would hold.
    pub value: f64,
    /// How fast the value changes when `x` does.
    pub slope: f64,
}

impl Dual {
    /// A value with its slope.
    pub fn new(value: f64, slope: f64) -> Dual {
        Dual { value, slope }
    }

    /// `x` itself: when `x` changes by 1, it changes by 1.
    pub fn variable(x: f64) -> Dual {
        Dual::new(x, 1.0)
    }
}

impl Add for Dual {
    type Output = Dual;
    fn add(self, other: Dual) -> Dual {
        Dual::new(self.value + other.value, self.slope + other.slope)
    }
}

impl Sub for Dual {
    type Output = Dual;
    fn sub(self, other: Dual) -> Dual {
        Dual::new(self.value - other.value, self.slope - other.slope)
    }
}

impl Mul for Dual {
    type Output = Dual;
    fn mul(self, other: Dual) -> Dual {
        let slope = self.slope * other.value + self.value * other.slope;
        Dual::new(self.value * other.value, slope)
    }
}

impl Div for Dual {
    type Output = Dual;
    fn div(self, other: Dual) -> Dual {
        let value = self.value / other.value;
        Dual::new(value, (self.slope - value * other.slope) / other.value)
    }
}

impl Number for Dual {
    fn constant(value: f64) -> Dual {
        Dual::new(value, 0.0)
    }
    fn sin(self) -> Dual {
        let slope = Number::cos(self.value) * self.slope;
        Dual::new(Number::sin(self.value), slope)
    }
    fn cos(self) -> Dual {
        let slope = -Number::sin(self.value) * self.slope;
        Dual::new(Number::cos(self.value), slope)
    }
    fn exp(self) -> Dual {
        let value = Number::exp(self.value);
        Dual::new(value, value * self.slope)
    }
}

/// The slope of `f` at `x`, carried through the arithmetic by a [`Dual`] number: no `h` at all.
///
/// # Example
/// ```
/// # use {ch04_numerical_diff::functions::cube, ch09_exact_slopes::dual_diff};
/// assert_eq!(dual_diff(cube, 1.0), 3.0);
/// ```
pub fn dual_diff(f: impl Fn(Dual) -> Dual, x: f64) -> f64 {
    f(Dual::variable(x)).slope
}
