//! One function, many kinds of number.

use std::ops::{Add, Div, Mul, Sub};

/// What the functions of this chapter compute with: `f32` and `f64`. Chapter 9 adds two kinds more.
///
/// A function written for any `Number` is written once.
///
/// ```
/// use ch04_numerical_diff::Number;
///
/// fn damped<T: Number>(x: T) -> T {
///     x.sin() / x.exp()
/// }
/// assert_eq!(damped(0.0_f64), 0.0);
/// assert_eq!(damped(0.0_f32), 0.0);
/// ```
///
/// An integer is no `Number`: it has no room for a small `h`.
///
/// ```compile_fail
/// # use ch04_numerical_diff::{forward_difference, functions::square};
/// forward_difference(square, 3, 1);
/// ```
///
/// Nor does a gradient take an array of them. It would have to cut `3 + h` back to 3.
///
/// ```compile_fail
/// # use ch04_numerical_diff::{functions::sum_of_squares, ndarray::array, numerical_gradient};
/// numerical_gradient(sum_of_squares, &array![3, 4]);
/// ```
pub trait Number:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    /// The number itself, in this kind.
    #[must_use]
    fn constant(value: f64) -> Self;
    /// `sin x`, `x` in radians.
    #[must_use]
    fn sin(self) -> Self;
    /// `cos x`, `x` in radians.
    #[must_use]
    fn cos(self) -> Self;
    /// `eˣ`.
    #[must_use]
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
