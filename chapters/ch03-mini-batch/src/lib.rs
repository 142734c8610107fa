//! Mini-batches: some of the data, drawn at random, in place of all of it.

pub use ndarray;

use ch02_cee::DELTA;
use ndarray::ArrayRef2;
use network::ln;
use rand::{Rng, RngExt};

/// The mean cross-entropy of a batch: `E = −1/N Σₙ Σₖ tₙₖ ln(yₙₖ + δ)`, with `n` the example, `k` the class and
/// `δ` = [`DELTA`].
///
/// `y`: the network's outputs, `t`: the targets, both `(N, classes)`.
///
/// # Panics
/// If the shapes differ or the batch is empty.
///
/// # Example
/// ```
/// # use {ch03_mini_batch::cross_entropy_error, ndarray::array};
/// let t = array![[0.0, 1.0]];
/// let y = array![[0.5, 0.5]];
/// assert!((cross_entropy_error(&y, &t) - 2_f64.ln()).abs() < 1e-6);
/// ```
pub fn cross_entropy_error(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
    assert!(
        y.shape() == t.shape(),
        "outputs {:?} for targets {:?}",
        y.shape(),
        t.shape()
    );
    assert!(y.nrows() > 0, "an empty batch has no mean");
    let sum: f64 = y.iter().zip(t).map(|(&y, &t)| t * ln(y + DELTA)).sum();
    -sum / y.nrows() as f64
}

/// The indices of a mini-batch: `batch_size` draws from `0..train_size`, each independent of the others.
///
/// An index can come up twice, as with numpy's `random.choice`.
///
/// # Errors
/// [`BatchError`] if either size is zero.
///
/// # Example
/// ```
/// use rand::SeedableRng;
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let batch = ch03_mini_batch::mini_batch(60_000, 10, &mut rng).unwrap();
/// assert_eq!(batch.len(), 10);
/// ```
pub fn mini_batch(
    train_size: usize,
    batch_size: usize,
    rng: &mut impl Rng,
) -> Result<Vec<usize>, BatchError> {
    if train_size == 0 || batch_size == 0 {
        return Err(BatchError {
            train_size,
            batch_size,
        });
    }
    Ok((0..batch_size)
        .map(|_| rng.random_range(0..train_size))
        .collect())
}

/// A batch that cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "wanted a batch of at least 1 from at least 1 training example, found a batch of {batch_size} from {train_size}"
)]
pub struct BatchError {
    train_size: usize,
    batch_size: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array2, Axis};
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    #[test]
    fn the_batch_error_is_the_mean_of_the_single_errors() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let y = Array2::from_shape_simple_fn((7, 10), || rng.random::<f64>());
        let t = Array2::from_shape_fn((7, 10), |(n, k)| f64::from(u8::from(k == n)));
        let single = y.axis_iter(Axis(0)).zip(t.axis_iter(Axis(0)));
        let mean = single
            .map(|(y, t)| ch02_cee::cross_entropy_error(&y, &t))
            .sum::<f64>()
            / 7.0;
        assert!((cross_entropy_error(&y, &t) - mean).abs() < 1e-14);
    }

    #[test]
    fn every_index_is_drawn_about_equally_often() {
        let drawn =
            mini_batch(10, 100_000, &mut ChaCha8Rng::seed_from_u64(1)).expect("sizes above zero");
        for index in 0..10 {
            let count = drawn.iter().filter(|&&i| i == index).count();
            // The standard deviation of each count is 95.
            assert!(
                count.abs_diff(10_000) < 400,
                "{index} came up {count} times"
            );
        }
    }

    #[test]
    fn impossible_sizes_are_errors_that_name_both() {
        for (train_size, batch_size) in [(0, 10), (10, 0), (0, 0)] {
            let error = mini_batch(train_size, batch_size, &mut ChaCha8Rng::seed_from_u64(1))
                .expect_err("impossible");
            let message = error.to_string();
            assert!(
                message.ends_with(&format!("a batch of {batch_size} from {train_size}")),
                "{message}"
            );
        }
    }

    #[test]
    #[should_panic(expected = "outputs [1, 2] for targets [3, 2]")]
    fn a_single_row_is_not_broadcast() {
        cross_entropy_error(&Array2::zeros((1, 2)), &Array2::zeros((3, 2)));
    }
}
