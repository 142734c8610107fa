use crate::{exp, ln, matmul};
use ndarray::{Array, Array2, ArrayRef, ArrayRef1, ArrayRef2, Dimension};
use pulp::{Arch, NullaryFnOnce};

/// One layer before its activation: `x W + b`, with the bias `b` added to every row.
///
/// `x`: `(samples, inputs)`, `w`: `(inputs, units)`, `b`: `(units,)`, result: `(samples, units)`.
///
/// # Panics
/// If the shapes do not fit.
///
/// # Example
/// ```
/// use ndarray::array;
/// let x = array![[1.0, 2.0]];
/// let w = array![[3.0, 0.0], [0.0, 4.0]];
/// assert_eq!(network::layer(&x, &w, &array![0.5, -0.5]), array![[3.5, 7.5]]);
/// ```
pub fn layer(x: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: &ArrayRef1<f64>) -> Array2<f64> {
    assert!(
        w.ncols() == b.len(),
        "layer: {} biases for {} units",
        b.len(),
        w.ncols()
    );
    matmul(x, w) + b
}

/// The sigmoid of every element: `σ(x) = 1 / (1 + e⁻ˣ)`, between 0 and 1.
///
/// Any shape; the result has the same.
///
/// # Example
/// ```
/// assert_eq!(network::sigmoid(&ndarray::array![0.0, -1000.0]), ndarray::array![0.5, 0.0]);
/// ```
pub fn sigmoid<D: Dimension>(x: &ArrayRef<f64, D>) -> Array<f64, D> {
    let mut y = x.to_owned();
    sigmoid_in_place(&mut y);
    y
}

/// [`sigmoid`], written over its argument.
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

/// The softmax of every row: `yₖ = e^{aₖ} / Σⱼ e^{aⱼ}`. Each row of the result is positive and sums to 1.
///
/// `a`: `(samples, classes)`, result: the same shape. The largest score of a row is subtracted first: that changes
/// nothing in exact arithmetic and keeps `e^{a}` from overflowing.
///
/// # Example
/// ```
/// let a = ndarray::array![[1000.0, 1000.0], [0.0, -1000.0]];
/// assert_eq!(network::softmax(&a), ndarray::array![[0.5, 0.5], [1.0, 0.0]]);
/// ```
pub fn softmax(a: &ArrayRef2<f64>) -> Array2<f64> {
    let mut y = a.to_owned();
    softmax_in_place(&mut y);
    y
}

/// [`softmax`], written over its argument.
pub fn softmax_in_place(a: &mut ArrayRef2<f64>) {
    shift_by_maximum(a);
    match a.as_slice_memory_order_mut() {
        Some(scores) => Arch::new().dispatch(ExpOfEach(scores)),
        None => a.mapv_inplace(exp),
    }
    for mut row in a.rows_mut() {
        let sum = row.sum();
        row /= sum;
    }
}

/// The logarithm of [`softmax`]: `ln yₖ = aₖ − ln Σⱼ e^{aⱼ}`, without ever forming a `yₖ` that rounds to zero.
///
/// `a`: `(samples, classes)`, result: the same shape, every element at most 0.
///
/// # Example
/// ```
/// let a = ndarray::array![[0.0, -1000.0]];
/// assert_eq!(network::log_softmax(&a), ndarray::array![[0.0, -1000.0]]);
/// ```
pub fn log_softmax(a: &ArrayRef2<f64>) -> Array2<f64> {
    let mut log_y = a.to_owned();
    shift_by_maximum(&mut log_y);
    for mut row in log_y.rows_mut() {
        let log_sum = ln(row.mapv(exp).sum());
        row -= log_sum;
    }
    log_y
}

/// Subtracts every row's largest element from that row.
fn shift_by_maximum(a: &mut ArrayRef2<f64>) {
    for mut row in a.rows_mut() {
        let maximum = row.fold(f64::NEG_INFINITY, |maximum, &score| maximum.max(score));
        row -= maximum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Axis, array};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn softmax_is_a_distribution_that_a_shift_does_not_change(
            scores in proptest::collection::vec(-700.0..700.0, 2..12),
            shift in -700.0..700.0,
        ) {
            let a = Array2::from_shape_vec((1, scores.len()), scores).expect("one row");
            let y = softmax(&a);
            prop_assert!(y.iter().all(|&p| (0.0..=1.0).contains(&p)), "{y}");
            prop_assert!((y.sum() - 1.0).abs() < 1e-14, "{y} sums to {}", y.sum());
            let difference = (&softmax(&a.mapv(|score| score + shift)) - &y).mapv(f64::abs).sum();
            prop_assert!(difference < 1e-11, "shifted by {shift}: {difference:e}");
            let log_y = log_softmax(&a);
            prop_assert!((&log_y.mapv(exp) - &y).mapv(f64::abs).sum() < 1e-13, "{log_y}");
        }
    }

    #[test]
    fn rows_do_not_touch_each_other() {
        let a = array![[1.0, 2.0, 3.0], [700.0, -700.0, 0.0]];
        for (row, both) in a
            .axis_chunks_iter(Axis(0), 1)
            .zip(softmax(&a).axis_chunks_iter(Axis(0), 1))
        {
            assert_eq!(softmax(&row), both);
        }
    }

    #[test]
    fn sigmoid_by_its_definition_and_at_the_ends() {
        let cases = [
            (0.0, 0.5),
            (f64::INFINITY, 1.0),
            (f64::NEG_INFINITY, 0.0),
            (2.0, 1.0 / (1.0 + libm::exp(-2.0))),
        ];
        for (x, expected) in cases {
            let found = sigmoid(&array![x])[0];
            assert!(
                (found - expected).abs() <= f64::EPSILON,
                "σ({x}): {found} and not {expected}"
            );
        }
    }
}
