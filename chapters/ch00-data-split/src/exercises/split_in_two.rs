//! # A split of your own
//!
//! **Write it**, 15 minutes, after *Splitting your own data*: every example serves once, and chance decides for what.
//!
//! Divide the numbers `0..count` at random into two parts: `test` of them for the test, the rest for training. Return the training
//! part first. `numbers.shuffle(rng)` puts a vector in random order.
//!
//! # Hint
//!
//! Shuffle all numbers, then cut the vector once: `numbers.split_off(at)` keeps the elements before `at` and returns the others.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use verdict::{Exercise, Verdict};

use crate::shuffled;

/// The numbers for training, and `test` numbers for the test: together all of `0..count`.
pub fn split_in_two(count: usize, test: usize, rng: &mut ChaCha8Rng) -> (Vec<usize>, Vec<usize>) {
    todo!("start with all the numbers in random order")
}

/// What the reader writes.
pub type Answer = fn(usize, usize, &mut ChaCha8Rng) -> (Vec<usize>, Vec<usize>);

/// Checks an answer.
pub fn check(split_in_two: Answer) -> Verdict {
    exercise().check(split_in_two)
}

/// What a split must be, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, (Vec<usize>, Vec<usize>)> {
    type Parts = (Vec<usize>, Vec<usize>);
    const SIZES: &str = "the test part has `test` numbers, and the training part, which comes first, all the others";
    const LEFT: &str =
        "the training part still holds all the numbers: those of the test must be taken out of it";
    const BOTH: &str = "a number is in both parts: an example that was learnt from cannot judge";
    const ALL: &str =
        "every number serves once: some are in neither part, or too large, or there twice";
    const CHANCE: &str = "chance does not choose the test: shuffle before the cut, for the last examples of a sorted file are not like the others";
    const SEED: &str =
        "the random numbers are the caller's: with a generator of your own every split is the same";
    fn split(split: Answer) -> Parts {
        split(10, 3, &mut ChaCha8Rng::seed_from_u64(1))
    }
    /// How often each of ten numbers is in the test, of 3,000 splits.
    fn counts(split: Answer) -> Parts {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let (mut train, mut test) = (vec![0; 10], vec![0; 10]);
        for _ in 0..3000 {
            let parts = split(10, 3, &mut rng);
            parts.0.iter().for_each(|&number| train[number] += 1);
            parts.1.iter().for_each(|&number| test[number] += 1);
        }
        (train, test)
    }
    fn is_whole((train, test): &Parts) -> bool {
        let mut all = [train.as_slice(), test].concat();
        all.sort_unstable();
        all.into_iter().eq(0..10)
    }
    fn is_fair((_, test): &Parts) -> bool {
        test.iter().all(|count| (775..=1025).contains(count))
    }
    Exercise::new(split_in_two as Answer, solution::split_in_two)
        .such(
            "3 of 10 for the test",
            split,
            "7 and 3 numbers",
            |(train, test)| (train.len(), test.len()) != (10, 3),
            LEFT,
        )
        .such(
            "3 of 10 for the test",
            split,
            "7 and 3 numbers",
            |(train, test)| train.len() == 7 && test.len() == 3,
            SIZES,
        )
        .such(
            "3 of 10 for the test",
            split,
            "no number in both",
            |(train, test)| test.iter().all(|n| !train.contains(n)),
            BOTH,
        )
        .such(
            "3 of 10 for the test",
            split,
            "all numbers below 10, each once",
            is_whole,
            ALL,
        )
        .such(
            "two splits, one after the other, and their tests",
            |split| {
                let mut rng = ChaCha8Rng::seed_from_u64(1);
                (split(1000, 9, &mut rng).1, split(1000, 9, &mut rng).1)
            },
            "two that differ, and not the first or last numbers",
            |(one, other)| one != other || one.windows(2).all(|pair| pair[0] + 1 == pair[1]),
            SEED,
        )
        .such(
            "how often each number is for training and for the test, of 3,000 splits",
            counts,
            "about 900 times for the test",
            is_fair,
            CHANCE,
        )
        .mistake(SIZES, |count, test, rng| {
            let (train, test) = solution::split_in_two(count, test, rng);
            (test, train)
        })
        .mistake(LEFT, |count, test, rng| {
            let numbers = shuffled(count, rng);
            let of_the_test = numbers[count - test..].to_vec();
            (numbers, of_the_test)
        })
        .mistake(BOTH, |count, test, rng| {
            let numbers = shuffled(count, rng);
            (numbers[..count - test].to_vec(), numbers[..test].to_vec())
        })
        .mistake(BOTH, |count, test, rng| {
            (
                shuffled(count, rng).split_off(test),
                shuffled(count, rng).split_off(count - test),
            )
        })
        .mistake(ALL, |count, test, rng| {
            let numbers: Vec<usize> = shuffled(count, rng)
                .iter()
                .map(|number| number + 1)
                .collect();
            (
                numbers[..count - test].to_vec(),
                numbers[count - test..].to_vec(),
            )
        })
        .mistake(CHANCE, |count, test, _| {
            ((0..count - test).collect(), (count - test..count).collect())
        })
        .mistake(CHANCE, |count, test, _| {
            ((test..count).collect(), (0..test).collect())
        })
        .mistake(CHANCE, |count, test, rng| {
            // Each part by itself.
            let mut train: Vec<usize> = (0..count).collect();
            let mut of_the_test = train.split_off(count - test);
            train.shuffle(rng);
            of_the_test.shuffle(rng);
            (train, of_the_test)
        })
        .mistake(SEED, |count, test, _| {
            solution::split_in_two(count, test, &mut ChaCha8Rng::seed_from_u64(7))
        })
}

/// One way to write it.
pub mod solution {
    use super::{ChaCha8Rng, SliceRandom};

    /// One shuffle, one cut.
    pub fn split_in_two(
        count: usize,
        test: usize,
        rng: &mut ChaCha8Rng,
    ) -> (Vec<usize>, Vec<usize>) {
        let mut train: Vec<usize> = (0..count).collect();
        train.shuffle(rng);
        let test = train.split_off(count - test);
        (train, test)
    }
}
