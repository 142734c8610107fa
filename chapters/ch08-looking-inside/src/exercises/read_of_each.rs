//! # A share of the wrong whole
//!
//! **Find the fault**, 5 minutes, after *What it confuses*: tell two shares apart that are easily taken for one another.
//!
//! This is meant to say, for each class, what share of its images is read rightly. For the two classes of $`\begin{pmatrix} 8 & 2 \\ 0 & 10
//! \end{pmatrix}`$ that is 0.8 and 1. It says 1 for the first. Mend it.
//!
//! # Hint
//!
//! All images of one class stand in one row of the matrix. What does a column hold?

use ndarray::{Array1, ArrayRef2, array};
use verdict::{Exercise, Verdict};

/// For each class, the share of its images that are read rightly.
///
/// `confusion`: how many images of class `row` were taken for class `column`, `(classes, classes)`.
pub fn read_of_each(confusion: &ArrayRef2<usize>) -> Array1<f64> {
    Array1::from_shape_fn(confusion.nrows(), |class| {
        let right = confusion[[class, class]];
        right as f64 / confusion.column(class).sum() as f64
    })
}

/// What the reader mends.
pub type Answer = fn(&ArrayRef2<usize>) -> Array1<f64>;

/// Checks an answer.
pub fn check(read_of_each: Answer) -> Verdict {
    exercise().check(read_of_each)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, Array1<f64>> {
    fn divided(
        confusion: &ArrayRef2<usize>,
        by: fn(&ArrayRef2<usize>, usize) -> f64,
    ) -> Array1<f64> {
        Array1::from_shape_fn(confusion.nrows(), |class| {
            confusion[[class, class]] as f64 / by(confusion, class)
        })
    }
    Exercise::new(read_of_each as Answer, solution::read_of_each)
        .as_it_comes("start with the two classes of the task: which images does the sum below the line count?")
        .case("[[8, 2], [0, 10]]", |read| read(&array![[8, 2], [0, 10]]), array![0.8, 1.0])
        .case("[[3, 1], [0, 4]]", |read| read(&array![[3, 1], [0, 4]]), array![0.75, 1.0])
        .case(
            "[[6, 1, 1], [0, 5, 5], [2, 2, 4]]",
            |read| read(&array![[6, 1, 1], [0, 5, 5], [2, 2, 4]]),
            array![0.75, 0.5, 0.5],
        )
        .mistake("this divides by the number of all images: each class has its own", |confusion| {
            divided(confusion, |confusion, _| confusion.sum() as f64)
        })
        .mistake("this divides by the number of all right answers", |confusion| {
            divided(confusion, |confusion, _| confusion.diag().sum() as f64)
        })
        .mistake("this divides by the mistakes alone: the right answers are images of the class, too", |confusion| {
            divided(confusion, |confusion, class| (confusion.row(class).sum() - confusion[[class, class]]) as f64)
        })
        .mistake("this is the share of one class that is read wrongly", |confusion| {
            1.0 - divided(confusion, |confusion, class| confusion.row(class).sum() as f64)
        })
        .mistake("a `usize` divided by a `usize` is cut off to 0: make both `f64` first", |confusion| {
            Array1::from_shape_fn(confusion.nrows(), |class| (confusion[[class, class]] / confusion.row(class).sum()) as f64)
        })
}

/// One way to mend it.
pub mod solution {
    use super::{Array1, ArrayRef2};

    /// The images of a class are its row.
    pub fn read_of_each(confusion: &ArrayRef2<usize>) -> Array1<f64> {
        Array1::from_shape_fn(confusion.nrows(), |class| {
            let right = confusion[[class, class]];
            right as f64 / confusion.row(class).sum() as f64
        })
    }
}
