#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]

pub mod exercises;
pub mod first_weights;
pub mod page;
pub mod squared_error;
pub mod validation;

pub use {ndarray, rand, rand_chacha};
