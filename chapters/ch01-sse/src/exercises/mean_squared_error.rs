//! # The mean squared error of a batch
//!
//! **Write it**, 10 minutes, after *The formula and the code*: the form that libraries have.
//!
//! What libraries call the mean squared error, MSE, is the mean of all squared differences: over all answers of a batch and all
//! classes, without the half. Write it for two matrices with a row for each answer.
//!
//! # Hint
//!
//! `y - t` is the matrix of all differences, `.powi(2)` squares each element, and `len` counts them.

use ndarray::{ArrayRef2, array};
use verdict::{Exercise, Verdict};

/// The mean of the squared differences of all elements.
///
/// `y`: the outputs, `t`: the targets, both `(answers, classes)`.
pub fn mean_squared_error(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
    todo!("start with the differences of all elements")
}

/// What the reader writes.
pub type Answer = fn(&ArrayRef2<f64>, &ArrayRef2<f64>) -> f64;

/// Checks an answer.
pub fn check(mean_squared_error: Answer) -> Verdict {
    exercise().check(mean_squared_error)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, f64> {
    Exercise::new(mean_squared_error as Answer, solution::mean_squared_error)
        .case("one output, 3 for 1", |error| error(&array![[3.0]], &array![[1.0]]), 4.0)
        .case("one answer, (0, 1) for (1, 0)", |error| error(&array![[0.0, 1.0]], &array![[1.0, 0.0]]), 1.0)
        .case(
            "two answers, one right and one wrong",
            |error| error(&array![[1.0, 0.0], [0.0, 1.0]], &array![[1.0, 0.0], [1.0, 0.0]]),
            0.5,
        )
        .case(
            "one answer of four classes, (0, 2, 0, 0) for (0, 0, 0, 0)",
            |error| error(&array![[0.0, 2.0, 0.0, 0.0]], &array![[0.0, 0.0, 0.0, 0.0]]),
            1.0,
        )
        .mistake("the half belongs to the sum of squares of the chapter: a mean of squares has none", |y, t| {
            0.5 * (y - t).powi(2).mean().unwrap_or(f64::NAN)
        })
        .mistake("this is the sum of the squares: divide it by how many there are", |y, t| (y - t).powi(2).sum())
        .mistake("this is half the sum of the squares, as in the chapter: the mean of all squares is wanted", |y, t| 0.5 * (y - t).powi(2).sum())
        .mistake("this divides by the number of answers: each has several squares", |y, t| {
            (y - t).powi(2).sum() / y.nrows() as f64
        })
        .mistake("this divides by the number of classes: a batch has several answers", |y, t| {
            (y - t).powi(2).sum() / y.ncols() as f64
        })
        .mistake("without squares, differences of opposite sign cancel", |y, t| (y - t).mean().unwrap_or(f64::NAN))
        .mistake("this takes the sizes of the differences: square them", |y, t| (y - t).abs().mean().unwrap_or(f64::NAN))
        .mistake("this takes the root at the end: that is the root mean squared error", |y, t| {
            (y - t).powi(2).mean().unwrap_or(f64::NAN).sqrt()
        })
        .mistake("the mean is squared here: square each difference first", |y, t| {
            (y - t).mean().unwrap_or(f64::NAN).powi(2)
        })
}

/// One way to write it.
pub mod solution {
    use super::ArrayRef2;

    /// The sum of all squares, divided by how many they are.
    pub fn mean_squared_error(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
        (y - t).powi(2).sum() / t.len() as f64
    }
}
