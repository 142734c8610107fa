//! Your answers to the exercises of "Slopes to the last bit".
//!
//! The tasks are at the end of `chapters/ch09-exact-slopes/README.md`, and `cargo exercise ch09` checks what you write here.



// With half the step: Predict, then run, 3 minutes.

/// By what Richardson's error is divided when the step is halved.
pub fn one_error_less() -> f64 {
    todo!("start with the power of h that is left in the error")
}

// The quotient of two dual numbers: Write it, 10 minutes.

/// The value and the slope of a quotient.
///
/// `a`: the value and the slope of what is divided, `b`: of what it is divided by.
pub fn dual_quotient(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    todo!("start with the value, the quotient of the two values")
}
