//! What computes, and how wide its numbers are.

use burn::tensor::{DType, Device};
use clap::Args;

/// What computes.
#[derive(Args)]
pub struct Engine {
    /// Compute with 32 bits instead of 64: seven digits instead of sixteen
    #[arg(long)]
    f32: bool,
}

impl Engine {
    /// The processor, ready for finding slopes, and the numbers on it.
    pub fn start(&self) -> (Device, DType) {
        let numbers = if self.f32 { DType::F32 } else { DType::F64 };
        (Device::flex().autodiff(), numbers)
    }
}
