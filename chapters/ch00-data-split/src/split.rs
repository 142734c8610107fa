//! The split: which examples one learns from, which one chooses by, and which one judges by.

use rand::Rng;
use rand::seq::SliceRandom;

/// The numbers from 0 to `count − 1` in a random order.
///
/// # Example
/// ```
/// use ch00_data_split::{rand_chacha::{ChaCha8Rng, rand_core::SeedableRng}, shuffled};
/// let mut numbers = shuffled(5, &mut ChaCha8Rng::seed_from_u64(1));
/// assert_ne!(numbers, [0, 1, 2, 3, 4]);
/// numbers.sort();
/// assert_eq!(numbers, [0, 1, 2, 3, 4]);
/// ```
pub fn shuffled(count: usize, rng: &mut impl Rng) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    numbers.shuffle(rng);
    numbers
}

/// Which examples serve for what, as indices into the data. Every example serves once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The parameters are found with these.
    pub train: Vec<usize>,
    /// Everything that people choose is chosen with these.
    pub validation: Vec<usize>,
    /// The result is judged with these, once.
    pub test: Vec<usize>,
}

/// Divides `count` examples at random: `validation` and `test` of
/// them are set aside, the rest is for training.
///
/// # Errors
/// [`SplitError`] if nothing would be left to train on.
///
/// # Example
/// ```
/// use rand::SeedableRng;
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let split = ch00_data_split::split(100, 10, 20, &mut rng).unwrap();
/// assert_eq!((split.train.len(), split.validation.len(), split.test.len()), (70, 10, 20));
/// ```
pub fn split(
    count: usize,
    validation: usize,
    test: usize,
    rng: &mut impl Rng,
) -> Result<Split, SplitError> {
    let set_aside = validation.saturating_add(test);
    if set_aside >= count {
        return Err(SplitError {
            count,
            validation,
            test,
        });
    }
    let mut aside = shuffled(count, rng);
    let train = aside.split_off(set_aside);
    let test = aside.split_off(validation);
    Ok(Split {
        train,
        validation: aside,
        test,
    })
}

/// A split that leaves nothing to train on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "wanted fewer than {count} examples set aside, found {validation} for validation and {test} for the test"
)]
pub struct SplitError {
    /// How many examples there are.
    pub count: usize,
    /// How many were wanted for validation.
    pub validation: usize,
    /// How many were wanted for the test.
    pub test: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    fn seeded(
        count: usize,
        validation: usize,
        test: usize,
        seed: u64,
    ) -> Result<Split, SplitError> {
        split(
            count,
            validation,
            test,
            &mut ChaCha8Rng::seed_from_u64(seed),
        )
    }

    #[test]
    fn every_example_serves_exactly_once() {
        for (count, validation, test) in [(1, 0, 0), (10, 3, 2), (10, 0, 9), (1000, 100, 200)] {
            let split = seeded(count, validation, test, 1).expect("possible sizes");
            assert_eq!(
                (split.validation.len(), split.test.len()),
                (validation, test),
                "of {count}"
            );
            let mut all = [split.train, split.validation, split.test].concat();
            all.sort_unstable();
            assert_eq!(
                all,
                (0..count).collect::<Vec<_>>(),
                "{count}, {validation}, {test}"
            );
        }
    }

    #[test]
    fn a_seed_means_one_split_and_another_seed_another() {
        assert_eq!(seeded(100, 10, 20, 1), seeded(100, 10, 20, 1));
        assert_ne!(seeded(100, 10, 20, 1), seeded(100, 10, 20, 2));
    }

    #[test]
    fn sizes_that_leave_nothing_to_train_on_are_errors() {
        for (count, validation, test) in [(0, 0, 0), (10, 5, 5), (10, 11, 0), (10, usize::MAX, 1)] {
            let message = seeded(count, validation, test, 1)
                .expect_err("impossible")
                .to_string();
            for part in [count, validation, test] {
                assert!(
                    message.contains(&part.to_string()),
                    "{message} does not name {part}"
                );
            }
        }
    }
}
