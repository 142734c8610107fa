//! # The best of the unsure
//!
//! **Try it out**, 5 minutes, after *Better and worse*: what the squared error wants of the wrong classes.
//!
//! Among ten classes, class 2 is right, and an answer gives it 0.4. How must it spread the other 0.6 over the nine wrong classes for
//! the squared error to be as small as possible?
//!
//! # Hint
//!
//! Compare 0.6 on one class with 0.3 on each of two: $`0.6^2`$ and $`0.3^2 + 0.3^2`$.
//!
//! # Hint
//!
//! `Array1::from_elem(10, p)` has ten elements `p`, and one of them can be set afterwards.

use ndarray::{Array1, array};
use verdict::{Exercise, Verdict};

use crate::sum_squares_error;

/// Ten probabilities with 0.4 for class 2 and the smallest squared error.
pub fn best_of_the_unsure() -> Array1<f64> {
    todo!("start with any answer that sums to 1, and move a little from one wrong class to another")
}

/// What the reader writes.
pub type Answer = fn() -> Array1<f64>;

/// Checks an answer.
pub fn check(best_of_the_unsure: Answer) -> Verdict {
    exercise().check(best_of_the_unsure)
}

/// What the answer must be, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, Array1<f64>> {
    const TEN: &str = "one number for each of ten classes, and none below 0";
    const RIGHT: &str =
        "class 2 is the third element, since classes are counted from 0: it has 0.4";
    const SUM: &str = "probabilities sum to 1: 0.6 is left for the wrong classes";
    const SPREAD: &str =
        "one large wrong number costs more than several small ones: spread it further";
    fn smallest(y: &Array1<f64>) -> bool {
        let mut t = Array1::zeros(10);
        t[2] = 1.0;
        // Half of 0.6² for the right class, and of nine times (0.6/9)².
        sum_squares_error(y, &t) < 0.5 * (0.36 + 0.04) + 1e-6
    }
    Exercise::new(best_of_the_unsure as Answer, solution::best_of_the_unsure)
        .such(
            "your answer",
            |answer| answer(),
            "ten probabilities",
            |y| y.len() == 10 && y.iter().all(|&p| p >= 0.0),
            TEN,
        )
        .such(
            "your answer",
            |answer| answer(),
            "0.4 for class 2",
            |y| (y[2] - 0.4).abs() < 1e-9,
            RIGHT,
        )
        .such(
            "your answer",
            |answer| answer(),
            "a sum of 1",
            |y| (y.sum() - 1.0).abs() < 1e-6,
            SUM,
        )
        .such(
            "your answer",
            |answer| answer(),
            "the smallest error that there is",
            smallest,
            SPREAD,
        )
        .mistake(TEN, || array![0.2, 0.4, 0.4])
        .mistake(TEN, || {
            array![-0.1, 0.1, 0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.0]
        })
        .mistake(RIGHT, || {
            array![0.0, 0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.0, 0.0]
        })
        .mistake(SUM, || {
            array![0.0, 0.0, 0.4, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
        })
        .mistake(SUM, || {
            let mut y = Array1::from_elem(10, 0.6);
            y[2] = 0.4;
            y
        })
        .mistake(SPREAD, || {
            array![0.0, 0.0, 0.4, 0.0, 0.0, 0.0, 0.0, 0.6, 0.0, 0.0]
        })
        .mistake(SPREAD, || {
            array![0.1, 0.1, 0.4, 0.1, 0.1, 0.1, 0.1, 0.0, 0.0, 0.0]
        })
}

/// One way to do it.
pub mod solution {
    use super::Array1;

    /// All wrong classes alike.
    pub fn best_of_the_unsure() -> Array1<f64> {
        let mut y = Array1::from_elem(10, 0.6 / 9.0);
        y[2] = 0.4;
        y
    }
}
