#![doc = include_str!("../README.md")]

pub mod deeper;
pub mod evaluation;
pub mod model_file;
pub mod network;
pub mod training;

pub use network::{Network, Scores};
