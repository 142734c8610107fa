#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]

mod best_step;
mod complex;
mod dual;
pub mod exercises;
pub mod page;
mod richardson;
pub mod sigmoid_slopes;

pub use ndarray;

pub use best_step::{STEPS, best_step};
pub use complex::{Complex, complex_step};
pub use dual::{Dual, dual_diff};
pub use richardson::richardson;
