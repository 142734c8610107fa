//! One function, many kinds of number.

use std::ops::{Add, Div, Mul, Sub};

/// What the functions of this chapter compute with: `f32`, `f64`, [`Dual`](crate::Dual) and [`Complex`](crate::Complex).
///
/// A function written for any `Number` is written once. Run on `f64` it gives its value, run on `Dual` its slope.
///
/// ```
/// use ch04_numerical_diff::{Dual, Number};
///
/// fn damped<T: Number>(x: T) -> T {
///     x.sin() / x.exp()
/// }
/// assert_eq!(damped(0.0), 0.0);
/// assert_eq!(damped(Dual::variable(0.0)).slope, 1.0);
/// ```
pub trait Number:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    /// The number itself, in this kind.
    fn constant(value: f64) -> Self;
    /// `sin x`, `x` in radians.
    fn sin(self) -> Self;
    /// `cos x`, `x` in radians.
    fn cos(self) -> Self;
    /// `eˣ`.
    fn exp(self) -> Self;
}

// `libm` and not `f64::sin`: the platform's sin and exp may differ in the last bit.
impl Number for f64 {
    fn constant(value: f64) -> Self {
        value
    }
    fn sin(self) -> Self {
        libm::sin(self)
    }
    fn cos(self) -> Self {
        libm::cos(self)
    }
    fn exp(self) -> Self {
        libm::exp(self)
    }
}

impl Number for f32 {
    #[expect(clippy::cast_possible_truncation, reason = "the nearest f32 is meant")]
    fn constant(value: f64) -> Self {
        value as f32
    }
    fn sin(self) -> Self {
        libm::sinf(self)
    }
    fn cos(self) -> Self {
        libm::cosf(self)
    }
    fn exp(self) -> Self {
        libm::expf(self)
    }
}
