//! # How far a square moves
//!
//! **Write it**, 10 minutes, after *The part that moves, without subtracting*: write a difference down instead of computing it.
//!
//! When $`x`$ moves by $`d`$, its square moves by $`(x + d)^2 - x^2`$. Write this so that it is right to the last digits also where
//! $`d`$ is so small that $`x + d`$ absorbs it.
//!
//! # Hint
//!
//! Multiply out. Which term drops out on paper?

use verdict::{Exercise, Verdict};

/// How far `x²` moves when `x` moves by `d`.
pub fn square_moves_by(x: f64, d: f64) -> f64 {
    todo!("start with the two squares on paper, and subtract there")
}

/// What the reader writes.
pub type Answer = fn(f64, f64) -> f64;

/// Checks an answer.
pub fn check(square_moves_by: Answer) -> Verdict {
    exercise().check(square_moves_by)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, f64> {
    Exercise::new(square_moves_by as Answer, solution::square_moves_by)
        .case("from 3 by 1", |moves| moves(3.0, 1.0), 7.0)
        .case("from 0 by 2", |moves| moves(0.0, 2.0), 4.0)
        .case("from −3 by 6", |moves| moves(-3.0, 6.0), 0.0)
        .case("from 1 by 1e-12, in millionths of a millionth", |moves| moves(1.0, 1e-12) * 1e12, 2.0)
        .case("from 1e8 by 1e-10", |moves| moves(1e8, 1e-10), 0.02)
        .mistake("x + d keeps little of a small d, and a subtraction leaves just that little: do without x + d", |x, d| (x + d) * (x + d) - x * x)
        .mistake("this is the slope times d: the square of d is missing", |x, d| 2.0 * x * d)
        .mistake("2xd is missing: a product of two different numbers occurs twice", |_, d| d * d)
        .mistake("xd occurs twice when the square is multiplied out", |x, d| x * d + d * d)
        .mistake("d² is added, not subtracted", |x, d| 2.0 * x * d - d * d)
        .mistake("x + d keeps little of a small d, and a subtraction leaves just that little: do without x + d", |x, d| ((x + d) - x) * ((x + d) + x))
}

/// One way to write it.
pub mod solution {
    /// (x + d)² − x² = 2xd + d² = d (2x + d).
    pub fn square_moves_by(x: f64, d: f64) -> f64 {
        d * (2.0 * x + d)
    }
}
