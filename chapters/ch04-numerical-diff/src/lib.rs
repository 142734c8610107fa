#![doc = include_str!("../README.md")]

mod complex;
mod dual;
pub mod figures;
pub mod functions;
mod number;
pub mod steps;

pub use complex::Complex;
pub use dual::Dual;
pub use ndarray;
pub use number::Number;

use ndarray::{Array, ArrayRef, Dimension, IntoDimension};

/// The derivative's definition taken at its word, with a very small `h`. It does not work.
///
/// `(f(x + h) − f(x)) / h` with `h = 1e-50`, which is lost in the sum `x + h`.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{functions::square, naive_diff};
/// assert_eq!(naive_diff(square, 3.0), 0.0); // and not 6
/// ```
pub fn naive_diff(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    let h = 1e-50;
    (f(x + h) - f(x)) / h
}

/// The average slope of `f` from `x` to `x + h`: `(f(x + h) − f(x)) / h`.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{forward_difference, functions::square};
/// assert_eq!(forward_difference(square, 3.0, 0.5), 6.5);
/// ```
pub fn forward_difference<T: Number>(f: impl Fn(T) -> T, x: T, h: T) -> T {
    (f(x + h) - f(x)) / h
}

/// The average slope of `f` from `x − h` to `x + h`: `(f(x + h) − f(x − h)) / 2h`.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{central_difference, functions::square};
/// assert_eq!(central_difference(square, 3.0, 0.5), 6.0);
/// ```
pub fn central_difference<T: Number>(mut f: impl FnMut(T) -> T, x: T, h: T) -> T {
    (f(x + h) - f(x - h)) / (h + h)
}

/// The slope of `f` at `x`, by the central difference with `h = 1e-4`.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{functions::square, numerical_diff};
/// assert!((numerical_diff(square, 3.0) - 6.0).abs() < 1e-10);
/// ```
pub fn numerical_diff(f: impl FnMut(f64) -> f64, x: f64) -> f64 {
    central_difference(f, x, 1e-4)
}

/// The slope of `f` along every element of `x`: [`numerical_diff`], with the other elements held still.
///
/// `x` has any shape, and the result has the same. `f` is called twice for each element.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{functions::sum_of_squares, ndarray::array, numerical_gradient};
/// let gradient = numerical_gradient(sum_of_squares, &array![3.0, 4.0]);
/// assert!((gradient - array![6.0, 8.0]).iter().all(|error| error.abs() < 1e-11));
/// ```
pub fn numerical_gradient<D: Dimension>(
    f: impl Fn(&ArrayRef<f64, D>) -> f64,
    x: &ArrayRef<f64, D>,
) -> Array<f64, D> {
    let mut moved = x.to_owned();
    Array::from_shape_fn(x.raw_dim(), |index| {
        let index = index.into_dimension();
        let element = x[index.clone()];
        let along_this_element = |value| {
            moved[index.clone()] = value;
            f(&moved)
        };
        let slope = numerical_diff(along_this_element, element);
        moved[index] = element;
        slope
    })
}

/// Two central differences, weighted so that their `h²` errors cancel: `(4·C(h/2) − C(h)) / 3`.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{functions::cube, richardson};
/// assert_eq!(richardson(cube, 1.0, 0.5), 3.0);
/// ```
pub fn richardson(f: impl Fn(f64) -> f64, x: f64, h: f64) -> f64 {
    (4.0 * central_difference(&f, x, h / 2.0) - central_difference(&f, x, h)) / 3.0
}

/// The slope of `f` at `x` from one step in the imaginary direction: `Im f(x + ih) / h` with `h = 1e-50`.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{complex_step, functions::cube};
/// assert_eq!(complex_step(cube, 1.0), 3.0);
/// ```
pub fn complex_step(f: impl Fn(Complex) -> Complex, x: f64) -> f64 {
    let h = 1e-50;
    f(Complex::new(x, h)).im / h
}

/// The slope of `f` at `x`, carried through the arithmetic by a [`Dual`] number: no `h` at all.
///
/// # Example
/// ```
/// # use ch04_numerical_diff::{dual_diff, functions::cube};
/// assert_eq!(dual_diff(cube, 1.0), 3.0);
/// ```
pub fn dual_diff(f: impl Fn(Dual) -> Dual, x: f64) -> f64 {
    f(Dual::variable(x)).slope
}
