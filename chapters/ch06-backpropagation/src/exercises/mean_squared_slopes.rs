//! # The slopes of another loss
//!
//! **Write it**, 15 minutes, after *Step by step*: what has to be thought anew when the loss is another.
//!
//! The mean squared error of a batch is the mean of $`(y - t)^2`$ over all its outputs, of every image and every class. Write its slope
//! along every output, a matrix of the shape of $`y`$. The checker compares it with central differences.
//!
//! # Hint
//!
//! One output occurs in one of the squares. How does $`(y - t)^2`$ change with $`y`$, and by what is it divided?

use ch04_numerical_diff::numerical_gradient;
use ndarray::{Array2, ArrayRef2, array};
use verdict::{Exercise, Verdict};

/// The slope of the mean squared error along every output.
///
/// `y`: the outputs, `t`: the targets, both `(images, classes)`.
pub fn mean_squared_slopes(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Array2<f64> {
    todo!("start with the slope of a single square")
}

/// What the reader writes.
pub type Answer = fn(&ArrayRef2<f64>, &ArrayRef2<f64>) -> Array2<f64>;

/// Checks an answer.
pub fn check(mean_squared_slopes: Answer) -> Verdict {
    exercise().check(mean_squared_slopes)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, Array2<f64>> {
    /// By central differences.
    fn measured(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Array2<f64> {
        let error = |y: &ArrayRef2<f64>| (y - t).powi(2).mean().unwrap_or(f64::NAN);
        numerical_gradient(error, y)
    }
    let (y, t) = (
        array![[0.7, 0.3], [0.2, 0.8], [0.5, 0.5]],
        array![[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]],
    );
    Exercise::new(mean_squared_slopes as Answer, solution::mean_squared_slopes)
        .case("one output, 3 for 1", |slopes| slopes(&array![[3.0]], &array![[1.0]]), measured(&array![[3.0]], &array![[1.0]]))
        .case(
            "one image, (0.5, 0.5) for (1, 0)",
            |slopes| slopes(&array![[0.5, 0.5]], &array![[1.0, 0.0]]),
            measured(&array![[0.5, 0.5]], &array![[1.0, 0.0]]),
        )
        .case(
            "three images of two classes",
            |slopes| {
                let y = array![[0.7, 0.3], [0.2, 0.8], [0.5, 0.5]];
                slopes(&y, &array![[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
            },
            measured(&y, &t),
        )
        .within(1e-8)
        .mistake("the square's slope has a factor of 2, and this mean has no half that would take it away", |y, t| (y - t) / y.len() as f64)
        .mistake("the mean divides by the number of all outputs, and so does its slope", |y, t| 2.0 * (y - t))
        .mistake("this is the slope of half the sum: a mean of squares has a factor of 2 and is divided by their number", |y, t| y - t)
        .mistake("this divides by the number of images: the mean is over all outputs", |y, t| 2.0 * (y - t) / y.nrows() as f64)
        .mistake("this divides by the number of classes: the mean is over all outputs", |y, t| 2.0 * (y - t) / y.ncols() as f64)
        .mistake("the sign is turned over: an output that is too large has a slope above 0", |y, t| 2.0 * (t - y) / y.len() as f64)
        .mistake("the targets are missing: the square is of y − t", |y, _| 2.0 * y / y.len() as f64)
        .mistake("these are the squares themselves", |y, t| (y - t).powi(2) / y.len() as f64)
}

/// One way to write it.
pub mod solution {
    use super::{Array2, ArrayRef2};

    /// The slope of one square, divided by how many there are.
    pub fn mean_squared_slopes(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Array2<f64> {
        2.0 * (y - t) / y.len() as f64
    }
}
