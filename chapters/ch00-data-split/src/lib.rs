#![doc = include_str!("../README.md")]
//!
//! # Rooms
//!
//! - [`rules`]: rules that a person writes down;
//! - [`neighbours`] and [`nearest`]: answers from the examples that are most alike, and the search for these;
//! - [`features`] and [`labels`]: the same images described by other numbers, or under other labels;
//! - [`mod@split`]: training, validation and test data;
//! - [`choosing`]: what happens to the best of many;
//! - [`page`]: what only the page needs.
#![expect(clippy::doc_markdown, reason = "LeCun is a name")]

pub mod choosing;
pub mod features;
pub mod labels;
pub mod nearest;
pub mod neighbours;
pub mod page;
pub mod rules;
pub mod split;

pub use split::{Split, SplitError, shuffled, split};
pub use {mnist, ndarray, rand, rand_chacha};

use mnist::Mnist;
use std::sync::LazyLock;

/// MNIST, read from its files once, however often it is asked for.
///
/// # Panics
/// If the files cannot be read.
pub fn digits() -> &'static Mnist {
    static DIGITS: LazyLock<Mnist> =
        LazyLock::new(|| mnist::load().unwrap_or_else(|error| panic!("{error}")));
    &DIGITS
}
