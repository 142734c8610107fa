#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]

mod batch_error;
pub mod drawing;
pub mod exercises;
pub mod page;

pub use batch_error::{BatchError, possible, possible_without_repeats};
pub use ch02_cee;
pub use ndarray;
pub use network;
pub use rand;
pub use rand_chacha;

use ch02_cee::{DELTA, cross_entropy_error as loss_of_one};
use ndarray::{ArrayRef, Dimension};
use network::ln;
use rand::seq::{SliceRandom, index};
use rand::{Rng, RngExt};

/// The mean cross-entropy of a batch,
/// `E = −1/N Σₙ Σₖ tₙₖ ln(yₙₖ + δ)`, with `n` the example, `k` the
/// class and `δ` = [`DELTA`].
///
/// `y`: the network's outputs, `t`: the targets, both
/// `(N, classes)`, or `(classes,)` for one example.
///
/// # Panics
/// If the shapes differ or the batch is empty.
///
/// # Example
/// ```
/// # use {ch03_mini_batch::cross_entropy_error, ndarray::array};
/// let error = cross_entropy_error(&array![[0.5, 0.5]], &array![[0.0, 1.0]]);
/// assert!((error - 2_f64.ln()).abs() < 1e-6);
/// ```
pub fn cross_entropy_error<D: Dimension>(y: &ArrayRef<f64, D>, t: &ArrayRef<f64, D>) -> f64 {
    let (outputs, targets) = (y.shape(), t.shape());
    assert!(
        outputs == targets,
        "outputs {outputs:?} for targets {targets:?}"
    );
    let rows = y.rows().into_iter().zip(t.rows());
    let losses: Vec<f64> = rows.map(|(y, t)| loss_of_one(&y, &t)).collect();
    mean(&losses)
}

/// [`cross_entropy_error`] for targets that are labels:
/// `E = −1/N Σₙ ln(yₙ + δ)`, with `yₙ` the output for the right
/// class.
///
/// `y`: the network's outputs, `(N, classes)`, or `(classes,)` for
/// one example; `labels`: `N` classes.
///
/// # Panics
/// If there is not one label for each example, if a label is no
/// class, or if the batch is empty.
///
/// # Example
/// ```
/// # use {ch03_mini_batch::cross_entropy_error_of_labels, ndarray::array};
/// let error = cross_entropy_error_of_labels(&array![[0.5, 0.5]], &[1]);
/// assert!((error - 2_f64.ln()).abs() < 1e-6);
/// ```
pub fn cross_entropy_error_of_labels<D: Dimension>(y: &ArrayRef<f64, D>, labels: &[u8]) -> f64 {
    let rows = y.rows().into_iter();
    let (answers, questions) = (rows.len(), labels.len());
    assert!(
        answers == questions,
        "{answers} outputs for {questions} labels"
    );
    let right = rows.zip(labels).map(|(y, &label)| y[usize::from(label)]);
    let losses: Vec<f64> = right.map(|y| -ln(y + DELTA)).collect();
    mean(&losses)
}

/// The sum of all losses divided by how many they are.
///
/// # Panics
/// If there is none.
///
/// # Example
/// ```
/// assert_eq!(ch03_mini_batch::mean(&[1.0, 2.0, 6.0]), 3.0);
/// ```
pub fn mean(losses: &[f64]) -> f64 {
    assert!(!losses.is_empty(), "an empty batch has no mean");
    losses.iter().sum::<f64>() / losses.len() as f64
}

/// The indices of a mini-batch: `batch_size` draws from
/// `0..train_size`, each independent of the others.
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
    possible(train_size, batch_size)?;
    let draws = (0..batch_size).map(|_| rng.random_range(0..train_size));
    Ok(draws.collect())
}

/// The indices of a mini-batch in which no example comes twice: `batch_size` of `0..train_size`, every choice and every
/// order equally likely.
///
/// # Errors
/// [`BatchError`] if either size is zero or the batch is larger than the data.
///
/// # Example
/// ```
/// use rand::SeedableRng;
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let mut batch = ch03_mini_batch::mini_batch_without_repeats(4, 4, &mut rng).unwrap();
/// batch.sort();
/// assert_eq!(batch, [0, 1, 2, 3]);
/// ```
pub fn mini_batch_without_repeats(
    train_size: usize,
    batch_size: usize,
    rng: &mut impl Rng,
) -> Result<Vec<usize>, BatchError> {
    possible_without_repeats(train_size, batch_size)?;
    Ok(index::sample(rng, train_size, batch_size).into_vec())
}

/// All indices `0..train_size` in random order, cut into batches of
/// `batch_size`. The last one is shorter where the sizes do not
/// divide.
///
/// # Errors
/// [`BatchError`] if either size is zero or the batch is larger
/// than the data.
///
/// # Example
/// ```
/// use rand::SeedableRng;
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let epoch = ch03_mini_batch::shuffled_epoch(10, 4, &mut rng).unwrap();
/// let sizes: Vec<usize> = epoch.iter().map(Vec::len).collect();
/// assert_eq!(sizes, [4, 4, 2]);
/// ```
pub fn shuffled_epoch(
    train_size: usize,
    batch_size: usize,
    rng: &mut impl Rng,
) -> Result<Vec<Vec<usize>>, BatchError> {
    possible_without_repeats(train_size, batch_size)?;
    let mut order: Vec<usize> = (0..train_size).collect();
    order.shuffle(rng);
    Ok(order.chunks(batch_size).map(<[usize]>::to_vec).collect())
}

/// The slope of `f` at `x`: how much `f` changes from `x − h` to
/// `x + h`, divided by the distance between the two.
///
/// # Example
/// ```
/// let slope = ch03_mini_batch::slope(|x| x * x, 3.0);
/// assert!((slope - 6.0).abs() < 1e-9);
/// ```
pub fn slope(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    let h = 1e-4;
    (f(x + h) - f(x - h)) / (2.0 * h)
}
