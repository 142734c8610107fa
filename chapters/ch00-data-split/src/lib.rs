#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]
//!
//! # Rooms
//!
//! - [`rules`]: rules that a person writes down;
//! - [`neighbours`]: answers from the examples that are most alike;
//! - [`features`] and [`labels`]: the same images described by other numbers, or under other labels;
//! - [`mod@split`]: training, validation and test data;
//! - [`choosing`]: what happens to the best of many;
//! - [`page`]: what only the page needs.

pub mod choosing;
pub mod exercises;
pub mod features;
pub mod labels;
pub mod neighbours;
pub mod page;
pub mod rules;
pub mod split;

pub use split::{Split, SplitError, shuffled, split};
pub use {mnist, ndarray, rand, rand_chacha};
