//! # Your own training: the batch
//!
//! **Write it**, 5 minutes, after *The same on MNIST*: the first line of the loop.
//!
//! This and the next three exercises are the parts of a training of your own, and the last puts them together. Draw `size` numbers
//! from `0..count`, one after the other, each independent of the others: `rng.random_range(0..count)` is one draw. With the same
//! draws as the book's, your network will be the book's, digit for digit.
//!
//! # Hint
//!
//! `(0..size).map(|_| …).collect()` makes a vector of as many elements.

use ch03_mini_batch::mini_batch;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use verdict::{Exercise, Verdict};

/// The numbers of the images of a batch: `size` independent draws from `0..count`.
pub fn draw_batch(count: usize, size: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    todo!("start with one draw, and repeat it")
}

/// What the reader writes.
pub type Answer = fn(usize, usize, &mut ChaCha8Rng) -> Vec<usize>;

/// Checks an answer.
pub fn check(draw_batch: Answer) -> Verdict {
    exercise().check(draw_batch)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, Vec<usize>> {
    fn seeded(seed: u64) -> ChaCha8Rng {
        ChaCha8Rng::seed_from_u64(seed)
    }
    fn book(count: usize, size: usize, seed: u64) -> Vec<usize> {
        mini_batch(count, size, &mut seeded(seed)).unwrap_or_default()
    }
    Exercise::new(draw_batch as Answer, solution::draw_batch)
        .case("3 of 10, with seed 1", |draw| draw(10, 3, &mut seeded(1)), book(10, 3, 1))
        .case("3 of 10, with seed 2", |draw| draw(10, 3, &mut seeded(2)), book(10, 3, 2))
        .case("10 of 10, with seed 1", |draw| draw(10, 10, &mut seeded(1)), book(10, 10, 1))
        .case("5 of 60,000, with seed 1", |draw| draw(60_000, 5, &mut seeded(1)), book(60_000, 5, 1))
        .mistake("the random numbers are the caller's: with a generator of your own every batch is the same", |count, size, _| {
            let mut rng = seeded(0);
            (0..size).map(|_| rng.random_range(0..count)).collect()
        })
        .mistake("the random numbers are the caller's: with a generator of your own every batch is the same", |count, size, _| {
            book(count, size, 1)
        })
        .mistake("nothing is drawn here: these are the first numbers in their order", |_, size, _| (0..size).collect())
        .mistake("the range leaves out the last image: `0..count` ends before count by itself", |count, size, rng| {
            (0..size).map(|_| rng.random_range(0..count - 1)).collect()
        })
        .mistake("there is no image of the number `count`: `0..count` ends before it", |count, size, rng| {
            (0..size).map(|_| rng.random_range(0..=count)).collect()
        })
        .mistake("a batch has `size` numbers", |count, _, rng| (0..count).map(|_| rng.random_range(0..count)).collect())
        .mistake("`count` says from how many images a number is drawn, `size` how many numbers", |count, size, rng| {
            (0..count).map(|_| rng.random_range(0..size)).collect()
        })
        .mistake("any image may be drawn: the range is `0..count`", |_, size, rng| {
            (0..size).map(|_| rng.random_range(0..size)).collect()
        })
        .mistake("the draws are independent: a number that came before may come again", |count, size, rng| {
            let mut numbers: Vec<usize> = (0..count).collect();
            numbers.shuffle(rng);
            numbers.truncate(size);
            numbers
        })
        .mistake("the range leaves out image 0", |count, size, rng| (0..size).map(|_| rng.random_range(1..count)).collect())
        .mistake("the draws are independent: a number that came before may come again", |count, size, rng| {
            ch03_mini_batch::mini_batch_without_repeats(count, size, rng).unwrap_or_default()
        })
        .mistake("one draw is repeated here: each number is a draw of its own", |count, size, rng| {
            vec![rng.random_range(0..count); size]
        })
        .mistake("the batch stays in the order in which it was drawn", |count, size, rng| {
            let mut batch: Vec<usize> = (0..size).map(|_| rng.random_range(0..count)).collect();
            batch.sort_unstable();
            batch
        })
}

/// One way to write it.
pub mod solution {
    use super::{ChaCha8Rng, RngExt};

    /// As many draws as the batch has images.
    pub fn draw_batch(count: usize, size: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
        (0..size).map(|_| rng.random_range(0..count)).collect()
    }
}
