#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]

mod differences;
pub mod exercises;
pub mod functions;
mod gradient;
mod number;
pub mod page;
mod worst_error;

pub use differences::{central_difference, forward_difference, naive_diff, numerical_diff};
pub use gradient::numerical_gradient;
pub use ndarray;
pub use number::Number;
pub use worst_error::{Difference, worst_error};
