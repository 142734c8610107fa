//! What computes, and how wide its numbers are.

#[cfg(not(feature = "wgpu"))]
use super::without::graphics_card;
use burn::tensor::{DType, Device};
use clap::Args;
#[cfg(feature = "wgpu")]
use digits_in_burn::graphics_card;
use std::error::Error;
use std::io::{self, Write};

/// What computes.
#[derive(Args)]
pub struct Engine {
    /// Compute with 32 bits instead of 64: seven digits instead of sixteen
    #[arg(long)]
    f32: bool,

    /// Compute on a graphics card, with 32 bits (feature `wgpu`)
    #[arg(long)]
    gpu: bool,
}

impl Engine {
    /// The processor or a graphics card, ready for finding slopes, and the numbers on it.
    pub fn start(&self) -> Result<(Device, DType), Box<dyn Error>> {
        if self.gpu {
            let (device, name) = graphics_card::find()?;
            writeln!(io::stdout(), "computing on {name}")?;
            return Ok((device.autodiff(), DType::F32));
        }
        let numbers = if self.f32 { DType::F32 } else { DType::F64 };
        Ok((Device::flex().autodiff(), numbers))
    }
}
