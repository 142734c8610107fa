//! Your answers to the exercises of "The numerical gradient, fast".
//!
//! The tasks are at the end of `chapters/ch10-fast-gradient/README.md`, and `cargo exercise ch10` checks what you write here.



// What one weight moves: Predict, then run, 3 minutes.

/// How many sums, outputs and scores one weight of the first layer moves, in one image.
pub fn numbers_that_move() -> usize {
    todo!("start with the sums: in how many of them does the weight occur?")
}

// How far a square moves: Write it, 10 minutes.

/// How far `x²` moves when `x` moves by `d`.
pub fn square_moves_by(x: f64, d: f64) -> f64 {
    todo!("start with the two squares on paper, and subtract there")
}
