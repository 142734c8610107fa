//! What comes of drawing at random: repeats, images that are never drawn, means that scatter.

/// The probability that `batch_size` independent draws from `train_size` examples contain one example twice:
/// `1 − (1 − 0/N)(1 − 1/N)(1 − 2/N)…`, with a factor for each draw and `N` = `train_size`.
///
/// # Example
/// ```
/// assert_eq!(ch03_mini_batch::drawing::chance_of_a_repeat(2, 2), 0.5);
/// ```
pub fn chance_of_a_repeat(train_size: usize, batch_size: usize) -> f64 {
    let new_ones = (0..batch_size).map(|drawn| 1.0 - drawn as f64 / train_size as f64);
    1.0 - new_ones.product::<f64>()
}

/// The probability that one certain example is in none of the batches: `(1 − B/N)ᵐ` for `m` batches of `B` different
/// ones out of `N` = `train_size`.
///
/// A single draw is a batch of 1.
///
/// # Example
/// ```
/// assert_eq!(ch03_mini_batch::drawing::chance_of_no_visit(100, 50, 3), 0.125);
/// ```
pub fn chance_of_no_visit(train_size: usize, batch_size: usize, batches: usize) -> f64 {
    libm::pow(1.0 - batch_size as f64 / train_size as f64, batches as f64)
}

/// Whether an example comes twice.
pub fn has_a_repeat(batch: &[usize]) -> bool {
    let mut sorted = batch.to_vec();
    sorted.sort_unstable();
    sorted
        .windows(2)
        .any(|neighbours| neighbours[0] == neighbours[1])
}

/// How many of the `train_size` examples are in none of the batches.
///
/// # Panics
/// If an index is not below `train_size`.
pub fn never_drawn(train_size: usize, batches: &[Vec<usize>]) -> usize {
    let mut drawn = vec![false; train_size];
    for &index in batches.iter().flatten() {
        drawn[index] = true;
    }
    drawn.iter().filter(|&&drawn| !drawn).count()
}

/// The mean of the values at these indices: the loss of a batch, where each image's loss is known.
///
/// # Panics
/// If there is no index, or one is not below the number of values.
pub fn mean_of(values: &[f64], batch: &[usize]) -> f64 {
    assert!(!batch.is_empty(), "an empty batch has no mean");
    let chosen = batch.iter().map(|&index| values[index]);
    chosen.sum::<f64>() / batch.len() as f64
}

/// The standard deviation: the root of the mean square of the distances from the mean.
///
/// # Panics
/// If there is no value.
///
/// # Example
/// ```
/// assert_eq!(ch03_mini_batch::drawing::spread(&[1.0, 3.0, 1.0, 3.0]), 1.0);
/// ```
pub fn spread(values: &[f64]) -> f64 {
    assert!(!values.is_empty(), "no values have no spread");
    let count = values.len() as f64;
    let middle = values.iter().sum::<f64>() / count;
    let squares = values.iter().map(|value| (value - middle).powi(2));
    (squares.sum::<f64>() / count).sqrt()
}
