//! Your answers to the exercises of "Numerical differentiation".
//!
//! The tasks are at the end of `chapters/ch04-numerical-diff/README.md`, and `cargo exercise ch04` checks what you write here.

use ch04_numerical_diff::ndarray::{Array1, ArrayRef1};

// A chord of the cube: Predict, then run, 3 minutes.

/// The central difference of the cube at 2, with `h = 0.1`.
pub fn chord_of_the_cube() -> f64 {
    todo!("start with which powers of h are left when one line is subtracted from the other")
}

// The slope of a slope: Write it, 10 minutes.

/// The slope of the slope of `f` at `x`, from its values at `x - h`, `x` and `x + h`.
pub fn second_slope(f: fn(f64) -> f64, x: f64, h: f64) -> f64 {
    todo!("start with f(x + h) + f(x - h), and what it has too much")
}

// A slope far out: Predict, then run, 3 minutes.

/// What `numerical_diff` says of the slope of `f(x) = x` at `1e13`.
pub fn slope_far_out() -> f64 {
    todo!("start with the two points at which the function is evaluated")
}

// A step for a steep wave: Try it out, 10 minutes.

/// The step `h` for the slope of `sin(100x)` near 1.
pub fn step_for_a_wave() -> f64 {
    todo!("start with any step, and see how large the error is")
}

// A slope in any direction: Write it, 10 minutes.

/// The slope of `f` at `x` in a direction.
///
/// `x` and `direction` have the same length.
pub fn slope_along(f: fn(&ArrayRef1<f64>) -> f64, x: &Array1<f64>, direction: &Array1<f64>) -> f64 {
    todo!("start with the two places, a small step ahead and a small step back")
}

// A gradient that forgets: Find the fault, 10 minutes.

/// The slope of `f` along every element of `x`, the others held still.
pub fn mended_gradient(f: fn(&ArrayRef1<f64>) -> f64, x: &ArrayRef1<f64>) -> Array1<f64> {
    let h = 1e-4;
    let mut moved = x.to_owned();
    let mut gradient = Array1::zeros(x.len());
    for i in 0..x.len() {
        moved[i] = x[i] + h;
        let ahead = f(&moved);
        moved[i] = x[i] - h;
        let behind = f(&moved);
        gradient[i] = (ahead - behind) / (h + h);
    }
    gradient
}
