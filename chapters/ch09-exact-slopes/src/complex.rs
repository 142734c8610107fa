//! The complex step, and complex numbers as far as it needs them.

use ch04_numerical_diff::Number;
use std::ops::{Add, Div, Mul, Sub};

/// `re + im·i`, where `i² = −1`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[must_use]
pub struct Complex {
    /// The real part.
    pub re: f64,
    /// The imaginary part.
    pub im: f64,
}

impl Complex {
    /// `re + im·i`.
    pub fn new(re: f64, im: f64) -> Complex {
        Complex { re, im }
    }
}

impl Add for Complex {
    type Output = Complex;
    fn add(self, other: Complex) -> Complex {
        Complex::new(self.re + other.re, self.im + other.im)
    }
}

impl Sub for Complex {
    type Output = Complex;
    fn sub(self, other: Complex) -> Complex {
        Complex::new(self.re - other.re, self.im - other.im)
    }
}

impl Mul for Complex {
    type Output = Complex;
    fn mul(self, other: Complex) -> Complex {
        Complex::new(
            self.re * other.re - self.im * other.im,
            self.im * other.re + self.re * other.im,
        )
    }
}

impl Div for Complex {
    type Output = Complex;
    fn div(self, other: Complex) -> Complex {
        let size = other.re * other.re + other.im * other.im;
        Complex::new(
            (self.re * other.re + self.im * other.im) / size,
            (self.im * other.re - self.re * other.im) / size,
        )
    }
}

impl Number for Complex {
    fn constant(value: f64) -> Complex {
        Complex::new(value, 0.0)
    }
    fn sin(self) -> Complex {
        Complex::new(
            libm::sin(self.re) * libm::cosh(self.im),
            libm::cos(self.re) * libm::sinh(self.im),
        )
    }
    fn cos(self) -> Complex {
        Complex::new(
            libm::cos(self.re) * libm::cosh(self.im),
            -libm::sin(self.re) * libm::sinh(self.im),
        )
    }
    fn exp(self) -> Complex {
        let size = libm::exp(self.re);
        Complex::new(size * libm::cos(self.im), size * libm::sin(self.im))
    }
}

/// The slope of `f` at `x` from one step in the imaginary direction: `Im f(x + ih) / h` with `h = 1e-50`.
///
/// # Example
/// ```
/// # use {ch04_numerical_diff::functions::cube, ch09_exact_slopes::complex_step};
/// assert_eq!(complex_step(cube, 1.0), 3.0);
/// ```
pub fn complex_step(f: impl Fn(Complex) -> Complex, x: f64) -> f64 {
    let h = 1e-50;
    f(Complex::new(x, h)).im / h
}
