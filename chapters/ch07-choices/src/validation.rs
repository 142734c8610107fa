//! A judge for every choice: training images that are set aside.

use ch00_data_split::split;
use mnist::{Dataset, Mnist};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// A data set in two: what is left to learn from, and `validation` images drawn at random to choose by.
///
/// The second part stands where the test images do, so that whatever takes a [`Mnist`] can be asked about it.
///
/// # Panics
/// If nothing is left to learn from.
pub fn with_validation(train: &Dataset, validation: usize, seed: u64) -> Mnist {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let parts =
        split(train.len(), validation, 0, &mut rng).unwrap_or_else(|error| panic!("{error}"));
    Mnist {
        train: train.select(parts.train),
        test: train.select(parts.validation),
    }
}
