#![doc = include_str!("../README.md")]

pub mod deeper;
pub mod evaluation;
#[cfg(feature = "wgpu")]
pub mod graphics_card;
#[cfg(feature = "machines")]
pub mod machines;
pub mod model_file;
pub mod network;
pub mod training;

pub use network::{Network, Scores};
