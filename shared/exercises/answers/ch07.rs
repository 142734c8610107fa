//! Your answers to the exercises of "Choices".
//!
//! The tasks are at the end of `chapters/ch07-choices/README.md`, and `cargo exercise ch07` checks what you write here.



// A step with momentum: Write it, 15 minutes.

/// The place and the velocity after one step.
///
/// `x`: the place, `velocity`: the velocity before, `slope`: the slope at the place, `rate`: η, `keep`: μ.
pub fn momentum_step(x: f64, velocity: f64, slope: f64, rate: f64, keep: f64) -> (f64, f64) {
    todo!("start with the new velocity")
}

// As far as one epoch leads: Try it out, 30 minutes.

/// The size of a batch, from 5 to 1000, and the rate.
pub fn one_epoch() -> (usize, f64) {
    todo!("start with batches of 100 and the rate 0.1, and see how far they lead")
}
