//! Exponentials over whole arrays, several elements at a time.

use crate::exp;
use ndarray::{Array, ArrayRef2, Dimension};
use pulp::{Arch, NullaryFnOnce};

/// [`exp`] of every element.
///
/// # Example
/// ```
/// use ndarray::array;
/// assert_eq!(kernel::exp_of_each(array![0.0, 1.0]), array![1.0, std::f64::consts::E]);
/// ```
#[expect(
    clippy::missing_panics_doc,
    reason = "an owned array has no gaps: it never panics"
)]
pub fn exp_of_each<D: Dimension>(mut x: Array<f64, D>) -> Array<f64, D> {
    let elements = x
        .as_slice_memory_order_mut()
        .expect("an owned array has no gaps");
    Arch::new().dispatch(ExpOfEach(elements));
    x
}

/// The sigmoid `1 / (1 + e⁻ˣ)`, written over its argument.
#[expect(
    clippy::missing_panics_doc,
    reason = "an owned array has no gaps: it never panics"
)]
pub fn sigmoid_in_place<D: Dimension>(x: &mut Array<f64, D>) {
    let elements = x
        .as_slice_memory_order_mut()
        .expect("an owned array has no gaps");
    Arch::new().dispatch(SigmoidOfEach(elements));
}

/// The softmax of every row, written over its argument.
pub fn softmax_in_place(a: &mut ArrayRef2<f64>) {
    for mut row in a.rows_mut() {
        let maximum = row.fold(f64::NEG_INFINITY, |maximum, &score| maximum.max(score));
        row -= maximum;
    }
    match a.as_slice_memory_order_mut() {
        Some(scores) => Arch::new().dispatch(ExpOfEach(scores)),
        None => a.mapv_inplace(exp),
    }
    for mut row in a.rows_mut() {
        let sum = row.sum();
        row /= sum;
    }
}

// Types and not closures: a closure is not compiled for the wide registers.

struct ExpOfEach<'a>(&'a mut [f64]);

impl NullaryFnOnce for ExpOfEach<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for x in self.0 {
            *x = exp(*x);
        }
    }
}

struct SigmoidOfEach<'a>(&'a mut [f64]);

impl NullaryFnOnce for SigmoidOfEach<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for x in self.0 {
            *x = 1.0 / (1.0 + exp(-*x));
        }
    }
}
