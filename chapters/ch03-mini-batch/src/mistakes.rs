//! Two mistakes that are easily made with a batch. Both run, and neither complains.

use ch02_cee::cross_entropy_error as loss_of_one;
use ndarray::{Array2, ArrayRef2};
use network::exp;

/// The mean cross-entropy with its `1/N` forgotten: the sum.
///
/// `y`: the network's outputs, `t`: the targets, both `(N, classes)`.
///
/// # Panics
/// If the rows differ in length.
pub fn forgotten_mean(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
    let rows = y.rows().into_iter().zip(t.rows());
    rows.map(|(y, t)| loss_of_one(&y, &t)).sum()
}

/// Softmax with one sum for the whole batch, where every row should have its own.
///
/// `a`: scores, `(N, classes)`, result: the same shape. All of its elements together sum to 1.
pub fn softmax_over_the_batch(a: &ArrayRef2<f64>) -> Array2<f64> {
    let powers = a.mapv(exp);
    &powers / powers.sum()
}
