//! What comes of drawing at random: images that are never drawn, means that scatter.

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
