//! # A gradient that forgets
//!
//! **Find the fault**, 10 minutes, after *Many numbers at once*: a fault that the usual test function does not show.
//!
//! This gradient is right for the bowl $`x_0^2 + x_1^2`$, and was used for a while. On the product $`x_0 x_1`$ the second slope is
//! too small by `h`. Mend it.
//!
//! # Hint
//!
//! When the second slope is computed, where does `moved[0]` stand?
//!
//! # Hint
//!
//! On the bowl it does not show because the slope along one number does not depend on the other.

use ndarray::{Array1, ArrayRef1, array};
use verdict::{Exercise, Verdict};

use crate::functions::sum_of_squares;

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

/// What the reader mends.
pub type Answer = fn(fn(&ArrayRef1<f64>) -> f64, &ArrayRef1<f64>) -> Array1<f64>;

/// Checks an answer.
pub fn check(mended_gradient: Answer) -> Verdict {
    exercise().check(mended_gradient)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, Array1<f64>> {
    fn bowl(x: &ArrayRef1<f64>) -> f64 {
        sum_of_squares(x)
    }
    fn product(x: &ArrayRef1<f64>) -> f64 {
        x.product()
    }
    fn cubes(x: &ArrayRef1<f64>) -> f64 {
        x.powi(3).sum()
    }
    /// The gradient, where after each slope its element is put to what `left` says.
    fn leaving(
        f: fn(&ArrayRef1<f64>) -> f64,
        x: &ArrayRef1<f64>,
        left: fn(f64) -> f64,
    ) -> Array1<f64> {
        let mut moved = x.to_owned();
        Array1::from_shape_fn(x.len(), |i| {
            moved[i] = x[i] + 1e-4;
            let ahead = f(&moved);
            moved[i] = x[i] - 1e-4;
            let behind = f(&moved);
            moved[i] = left(x[i]);
            (ahead - behind) / 2e-4
        })
    }
    /// The gradient with its fault, by steps of this length.
    fn faulty(f: fn(&ArrayRef1<f64>) -> f64, x: &ArrayRef1<f64>, h: f64) -> Array1<f64> {
        let mut moved = x.to_owned();
        Array1::from_shape_fn(x.len(), |i| {
            moved[i] = x[i] + h;
            let ahead = f(&moved);
            moved[i] = x[i] - h;
            let behind = f(&moved);
            (ahead - behind) / (h + h)
        })
    }
    const SMALLER: &str = "a smaller h makes the fault smaller and does not mend it: where does `moved[i]` stand afterwards?";
    Exercise::new(mended_gradient as Answer, solution::mended_gradient)
        .as_it_comes(
            "start with x₀ x₁ at (3, 4): follow `moved` from the first slope to the second",
        )
        .case(
            "x₀² + x₁² at (3, 4)",
            |gradient| gradient(bowl, &array![3.0, 4.0]),
            array![6.0, 8.0],
        )
        .case(
            "x₀ x₁ at (3, 4)",
            |gradient| gradient(product, &array![3.0, 4.0]),
            array![4.0, 3.0],
        )
        .case(
            "x₀ x₁ x₂ at (1, 2, 3)",
            |gradient| gradient(product, &array![1.0, 2.0, 3.0]),
            array![6.0, 3.0, 2.0],
        )
        .case(
            "x₀³ + x₁³ at (1, 2)",
            |gradient| gradient(cubes, &array![1.0, 2.0]),
            array![3.0, 12.0],
        )
        .within(1e-8)
        .mistake(
            "the element is put back to where it stood ahead, and it began at x[i]",
            |f, x| leaving(f, x, |x| x + 1e-4),
        )
        .mistake(
            "the element is put back to 0, and it began at x[i]",
            |f, x| leaving(f, x, |_| 0.0),
        )
        .mistake(
            "this divides by h: the two places still lie 2h apart",
            |f, x| leaving(f, x, |x| x) * 2.0,
        )
        .mistake(
            "this has become a forward difference: the place behind is needed too",
            |f, x| {
                Array1::from_shape_fn(x.len(), |i| {
                    let mut moved = x.to_owned();
                    moved[i] += 1e-4;
                    (f(&moved) - f(x)) / 1e-4
                })
            },
        )
        .mistake(SMALLER, |f, x| faulty(f, x, 1e-5))
        .mistake(SMALLER, |f, x| faulty(f, x, 1e-6))
        .mistake(SMALLER, |f, x| faulty(f, x, 1e-7))
        .mistake(
            "the element is put back before f is asked behind, so that place is lost",
            |f, x| {
                Array1::from_shape_fn(x.len(), |i| {
                    let mut moved = x.to_owned();
                    moved[i] += 1e-4;
                    (f(&moved) - f(x)) / 2e-4
                })
            },
        )
}

/// One way to mend it.
pub mod solution {
    use super::{Array1, ArrayRef1};

    /// After each slope its element goes back to where it was.
    pub fn mended_gradient(f: fn(&ArrayRef1<f64>) -> f64, x: &ArrayRef1<f64>) -> Array1<f64> {
        let h = 1e-4;
        let mut moved = x.to_owned();
        let mut gradient = Array1::zeros(x.len());
        for i in 0..x.len() {
            moved[i] = x[i] + h;
            let ahead = f(&moved);
            moved[i] = x[i] - h;
            let behind = f(&moved);
            moved[i] = x[i];
            gradient[i] = (ahead - behind) / (h + h);
        }
        gradient
    }
}
