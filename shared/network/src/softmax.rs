use crate::{exp, ln};
use kernel::exp_of_each;
use ndarray::{Array2, ArrayRef2};

/// The softmax of every row: `yₖ = e^{aₖ} / Σⱼ e^{aⱼ}`.
///
/// `a`: `(examples, classes)`. Result: the same shape, no element
/// below 0, and a sum of 1 in each row.
///
/// # Example
/// ```
/// let a = ndarray::array![[1000.0, 1000.0], [0.0, -1000.0]];
/// assert_eq!(network::softmax(&a), ndarray::array![[0.5, 0.5], [1.0, 0.0]]);
/// ```
pub fn softmax(a: &ArrayRef2<f64>) -> Array2<f64> {
    let mut y = exp_of_each(less_maximum(a));
    for mut row in y.rows_mut() {
        let sum = row.sum();
        row /= sum;
    }
    y
}

/// The logarithm of [`softmax`], `ln yₖ = aₖ − ln Σⱼ e^{aⱼ}`: it
/// forms no `yₖ` that could be rounded to zero.
///
/// `a`: `(examples, classes)`. Result: the same shape, no element
/// above 0.
///
/// # Example
/// ```
/// let a = ndarray::array![[0.0, -1000.0]];
/// assert_eq!(network::log_softmax(&a), ndarray::array![[0.0, -1000.0]]);
/// ```
pub fn log_softmax(a: &ArrayRef2<f64>) -> Array2<f64> {
    let mut log_y = less_maximum(a);
    for mut row in log_y.rows_mut() {
        let log_sum = ln(row.mapv(exp).sum());
        row -= log_sum;
    }
    log_y
}

/// Every row less its largest element, so that no power of `e`
/// overflows.
///
/// # Example
/// ```
/// let a = ndarray::array![[1.0, 2.0, 4.0]];
/// assert_eq!(network::less_maximum(&a), ndarray::array![[-3.0, -2.0, 0.0]]);
/// ```
pub fn less_maximum(a: &ArrayRef2<f64>) -> Array2<f64> {
    let mut a = a.to_owned();
    for mut row in a.rows_mut() {
        let maximum = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        row -= maximum;
    }
    a
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
}
