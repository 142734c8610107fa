//! Your answers to the exercises of "Training and test data".
//!
//! The tasks are at the end of `chapters/ch00-data-split/README.md`, and `cargo exercise ch00` checks what you write here.

use ch00_data_split::ndarray::{Array1, ArrayRef2};
use ch00_data_split::rand::SeedableRng;
use ch00_data_split::rand::seq::SliceRandom;
use ch00_data_split::rand_chacha::ChaCha8Rng;

// The nearest example: Write it, 15 minutes.

/// The number of the row that is nearest to `asked`.
///
/// `seen`: `(examples, numbers)`, `asked`: `(numbers,)`.
pub fn nearest_example(seen: &ArrayRef2<f64>, asked: &Array1<f64>) -> usize {
    todo!("start with the squared distance of the first row")
}

// A split of your own: Write it, 15 minutes.

/// The numbers for training, and `test` numbers for the test: together all of `0..count`.
pub fn split_in_two(count: usize, test: usize, rng: &mut ChaCha8Rng) -> (Vec<usize>, Vec<usize>) {
    todo!("start with all the numbers in random order")
}

// A validation that was learnt from: Find the fault, 5 minutes.

/// The images to learn from, 2,000, and those for validation, 500.
///
/// `order`: the numbers of all images, in random order.
pub fn honest_parts(order: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let train = order[..2000].to_vec();
    let validation = order[1500..2000].to_vec();
    (train, validation)
}

// A lucky tosser: Predict, then run, 5 minutes.

/// The probability that at least one of a thousand guessers foretells ten tosses.
pub fn lucky_tosser() -> f64 {
    todo!("start with the probability that one guesser fails")
}
