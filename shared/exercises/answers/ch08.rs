//! Your answers to the exercises of "Looking inside".
//!
//! The tasks are at the end of `chapters/ch08-looking-inside/README.md`, and `cargo exercise ch08` checks what you write here.

use ch08_looking_inside::ndarray::{Array1, ArrayRef2};

// A share of the wrong whole: Find the fault, 5 minutes.

/// For each class, the share of its images that are read rightly.
///
/// `confusion`: how many images of class `row` were taken for class `column`, `(classes, classes)`.
pub fn read_of_each(confusion: &ArrayRef2<usize>) -> Array1<f64> {
    Array1::from_shape_fn(confusion.nrows(), |class| {
        let right = confusion[[class, class]];
        right as f64 / confusion.column(class).sum() as f64
    })
}

// The most frequent mistake: Write it, 10 minutes.

/// The class written and the class read of the most frequent mistake.
///
/// `confusion`: how many images of class `row` were taken for class `column`, `(classes, classes)`.
pub fn most_confused(confusion: &ArrayRef2<usize>) -> (usize, usize) {
    todo!("start with going through all elements that are not on the diagonal")
}
