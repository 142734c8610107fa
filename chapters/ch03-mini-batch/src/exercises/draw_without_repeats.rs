//! # A batch without repeats
//!
//! **Write it**, 20 minutes, after *Drawing a batch*: draw without putting back, so that every choice is equally likely.
//!
//! Draw `size` different numbers from `0..count`, by nothing but `rng.random_range(a..b)`, which gives a number from `a` to `b - 1`,
//! each equally likely. Every choice of numbers in every order must be equally likely too.
//!
//! # Hint
//!
//! Think of numbered balls in a row. Draw one, put it in the first place, and let the ball that was there take its place in the row.
//! What are the second draw's balls?
//!
//! # Hint
//!
//! `numbers.swap(place, other)` lets two elements of a vector change places, and `numbers.truncate(size)` keeps the first `size`.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use verdict::{Exercise, Verdict};

use crate::{mini_batch, mini_batch_without_repeats};

/// `size` different numbers from `0..count`.
pub fn draw_without_repeats(count: usize, size: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    todo!("start with all the numbers in a vector, `(0..count).collect()`")
}

/// What the reader writes.
pub type Answer = fn(usize, usize, &mut ChaCha8Rng) -> Vec<usize>;

/// Checks an answer.
pub fn check(draw_without_repeats: Answer) -> Verdict {
    exercise().check(draw_without_repeats)
}

/// What a draw must be, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, Vec<usize>> {
    const SIZE: &str = "the batch has as many numbers as `size` says: for one that is thrown away since it came twice, draw another";
    const RANGE: &str = "the numbers go from 0 to count − 1";
    const REPEAT: &str = "a number came twice: what was drawn must not be drawn again";
    const SEED: &str = "the random numbers are the caller's: with a generator of your own, every batch is the same";
    const LEFT: &str =
        "each draw makes the vector shorter: the next one is from `0..numbers.len()`";
    const ORDER: &str = "the smaller number always comes first: a set or a sort has lost the order in which they were drawn";
    const FAIR: &str = "some pairs come more often than others: each draw must be among those that are left, all equally likely";
    fn seeded() -> ChaCha8Rng {
        ChaCha8Rng::seed_from_u64(1)
    }
    /// How often 12,000 draws of two from four give each of the twelve pairs.
    fn pairs(draw: Answer) -> Vec<usize> {
        let mut rng = seeded();
        let mut counts = [0; 16];
        for _ in 0..12_000 {
            let pair = draw(4, 2, &mut rng);
            counts[4 * pair[0] + pair[1]] += 1;
        }
        (0..16)
            .filter(|pair| pair % 5 != 0)
            .map(|pair| counts[pair])
            .collect()
    }
    fn all_different(numbers: &[usize]) -> bool {
        let mut sorted = numbers.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        sorted.len() == numbers.len()
    }
    Exercise::new(
        draw_without_repeats as Answer,
        solution::draw_without_repeats,
    )
    .such(
        "one of one",
        |draw| draw(1, 1, &mut seeded()),
        "the number 0",
        |drawn| *drawn == [0],
        RANGE,
    )
    .such(
        "3 of 10",
        |draw| draw(10, 3, &mut seeded()),
        "3 numbers",
        |drawn| drawn.len() == 3,
        SIZE,
    )
    .such(
        "3 of 10",
        |draw| draw(10, 3, &mut seeded()),
        "numbers below 10",
        |drawn| drawn.iter().all(|&n| n < 10),
        RANGE,
    )
    .such(
        "10 of 10",
        |draw| draw(10, 10, &mut seeded()),
        "10 numbers",
        |drawn| drawn.len() == 10,
        SIZE,
    )
    .such(
        "10 of 10",
        |draw| draw(10, 10, &mut seeded()),
        "10 different numbers",
        |drawn| all_different(drawn),
        REPEAT,
    )
    .such(
        "8 of 60,000, and then 8 more",
        |draw| {
            let mut rng = seeded();
            [draw(60_000, 8, &mut rng), draw(60_000, 8, &mut rng)].concat()
        },
        "two batches that are not the same",
        |both| both[..8] != both[8..],
        SEED,
    )
    .such(
        "two of four, 100 times: how often the first is the larger",
        |draw| {
            let mut rng = seeded();
            let pairs = (0..100).map(|_| draw(4, 2, &mut rng));
            vec![pairs.filter(|pair| pair[0] > pair[1]).count()]
        },
        "sometimes",
        |falling| falling[0] > 0,
        ORDER,
    )
    .such(
        "two of four, 12,000 times",
        pairs,
        "each of the twelve pairs about 1,000 times",
        |counts| counts.iter().all(|count| (840..=1160).contains(count)),
        FAIR,
    )
    .mistake(REPEAT, |count, size, rng| {
        mini_batch(count, size, rng).unwrap_or_default()
    })
    .mistake(SIZE, |count, size, rng| {
        let mut drawn = mini_batch(count, size, rng).unwrap_or_default();
        drawn.dedup();
        drawn.truncate(2);
        drawn
    })
    .mistake(SIZE, |count, size, rng| {
        let mut drawn = mini_batch(count, size, rng).unwrap_or_default();
        drawn.sort_unstable();
        drawn.dedup();
        drawn
    })
    .mistake(LEFT, |count, size, rng| {
        let mut numbers: Vec<usize> = (0..count).collect();
        let draw = |_| numbers.remove(rng.random_range(0..count));
        (0..size).map(draw).collect()
    })
    .mistake(LEFT, |count, size, rng| {
        let mut numbers: Vec<usize> = (0..count).collect();
        let draw = |_| numbers.swap_remove(rng.random_range(0..count));
        (0..size).map(draw).collect()
    })
    .mistake(RANGE, |count, size, rng| {
        let drawn = mini_batch_without_repeats(count, size, rng).unwrap_or_default();
        drawn.into_iter().map(|number| number + 1).collect()
    })
    .mistake(SEED, |count, size, _| {
        mini_batch_without_repeats(count, size, &mut seeded()).unwrap_or_default()
    })
    .mistake(SEED, |_, size, _| (0..size).collect())
    .mistake(FAIR, |count, size, rng| {
        // A block of neighbours.
        let first = rng.random_range(0..count);
        (first..first + size).map(|number| number % count).collect()
    })
    .mistake(FAIR, |count, size, rng| {
        // Each place changes with any other, also with those that are drawn already.
        let mut numbers: Vec<usize> = (0..count).collect();
        for place in 0..size {
            numbers.swap(place, rng.random_range(0..count));
        }
        numbers.truncate(size);
        numbers
    })
    .mistake(FAIR, |count, size, rng| {
        // A number that is there already gives way to the next one that is free.
        let mut drawn = Vec::new();
        for _ in 0..size {
            let mut number = rng.random_range(0..count);
            while drawn.contains(&number) {
                number = (number + 1) % count;
            }
            drawn.push(number);
        }
        drawn
    })
    .mistake(ORDER, |count, size, rng| {
        let mut drawn = mini_batch_without_repeats(count, size, rng).unwrap_or_default();
        drawn.sort_unstable();
        drawn
    })
}

/// One way to write it.
pub mod solution {
    use super::{ChaCha8Rng, RngExt};

    /// Each place takes one of the numbers that no place before it has taken.
    pub fn draw_without_repeats(count: usize, size: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
        let mut numbers: Vec<usize> = (0..count).collect();
        for place in 0..size {
            numbers.swap(place, rng.random_range(place..count));
        }
        numbers.truncate(size);
        numbers
    }
}
