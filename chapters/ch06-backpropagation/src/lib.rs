#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]

pub mod exercises;
pub mod faults;
pub mod page;

pub use ndarray;
