#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]

pub mod page;
pub mod squared_error;
pub mod validation;

pub use ndarray;
