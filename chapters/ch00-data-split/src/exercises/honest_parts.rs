//! # A validation that was learnt from
//!
//! **Find the fault**, 5 minutes, after *Choosing without cheating*: a good result that is too good.
//!
//! There are 3,000 images, and `order` has their numbers in random order. Learn from the first 2,000 of `order`, validate on the next
//! 500. With the parts that this function makes, the nearest neighbour is right on every validation image. Mend it.
//!
//! # Hint
//!
//! The nearest neighbour of an image that was seen is the image itself.

use verdict::{Exercise, Verdict};

/// The images to learn from, 2,000, and those for validation, 500.
///
/// `order`: the numbers of all images, in random order.
pub fn honest_parts(order: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let train = order[..2000].to_vec();
    let validation = order[1500..2000].to_vec();
    (train, validation)
}

/// What the reader mends.
pub type Answer = fn(&[usize]) -> (Vec<usize>, Vec<usize>);

/// Checks an answer.
pub fn check(honest_parts: Answer) -> Verdict {
    exercise().check(honest_parts)
}

/// The cases, and the usual mistakes: how many images are in the one part, in the other, and in both.
pub fn exercise() -> Exercise<Answer, (usize, usize, usize)> {
    fn counted((train, validation): &(Vec<usize>, Vec<usize>)) -> (usize, usize, usize) {
        let in_both = validation.iter().filter(|number| train.contains(number));
        (train.len(), validation.len(), in_both.count())
    }
    const SOME: &str =
        "some validation images are still learnt from: the two parts must not overlap";
    const FEWER: &str = "the parts no longer overlap, but 2,000 images are to be learnt from";
    const SIZE: &str = "the parts no longer overlap, but 500 images are for validation";
    Exercise::new(honest_parts as Answer, solution::honest_parts)
        .as_it_comes("start with image 1,500 of the order: in which of the parts is it?")
        .case(
            "how many images are learnt from, are for validation, and are in both",
            |parts| counted(&parts(&(0..3000).collect::<Vec<_>>())),
            (2000, 500, 0),
        )
        .case(
            "with the numbers from 2999 down to 0: the first, the last, and how often the next one is larger",
            |parts| {
                let (train, validation) = parts(&(0..3000).rev().collect::<Vec<_>>());
                let all = [train, validation].concat();
                let upwards = all.windows(2).filter(|pair| pair[0] < pair[1]);
                let (first, last) = (all.first().copied(), all.last().copied());
                (first.unwrap_or_default(), last.unwrap_or_default(), upwards.count())
            },
            (2999, 500, 0),
        )
        .mistake(SOME, |order| {
            (order[..2000].to_vec(), order[1999..2499].to_vec())
        })
        .mistake(SOME, |order| {
            (order[..2000].to_vec(), order[1750..2250].to_vec())
        })
        .mistake(FEWER, |order| {
            (order[..1500].to_vec(), order[1500..2000].to_vec())
        })
        .mistake(SIZE, |order| {
            (order[..2000].to_vec(), order[2000..].to_vec())
        })
        .mistake(
            "the next 500 after those that are learnt from were asked for",
            |order| (order[..2000].to_vec(), order[2500..].to_vec()),
        )
        .mistake(
            "these numbers are places in the order: the images are what stands there",
            |_| ((0..2000).collect(), (2000..2500).collect()),
        )
}

/// One way to mend it.
pub mod solution {
    /// The second part begins where the first ends.
    pub fn honest_parts(order: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let train = order[..2000].to_vec();
        let validation = order[2000..2500].to_vec();
        (train, validation)
    }
}
