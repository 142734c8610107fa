//! What computes, and how wide its numbers are.

use burn::tensor::{DType, Device};
use clap::Args;

/// What computes.
#[derive(Args)]
pub struct Engine {
    /// Compute with 32 bits instead of 64: faster, and seven digits instead of sixteen
    #[arg(long)]
    f32: bool,

    /// Compute on a graphics card, with 32 bits
    #[arg(long)]
    gpu: bool,
}

/// Why there is no graphics card to compute on.
#[derive(Debug, thiserror::Error)]
pub enum NoGpu {
    /// The program was built without.
    #[cfg_attr(
        feature = "gpu",
        expect(dead_code, reason = "this build has the feature")
    )]
    #[error(
        "--gpu: wanted a build with the feature `gpu`, found one without (`cargo burn-gpu` builds and runs it)"
    )]
    NotBuilt,

    /// The system offers none.
    #[cfg_attr(
        not(feature = "gpu"),
        expect(dead_code, reason = "this build lacks the feature")
    )]
    #[error(
        "--gpu: wanted a graphics card, found none that Vulkan, Metal, DirectX or OpenGL offers (a driver may be missing; \
         on Debian, `apt-get install mesa-vulkan-drivers` brings one that computes on the processor; without --gpu, \
         Burn does that itself)"
    )]
    NoAdapter,
}

impl Engine {
    /// The device, ready for finding slopes, and the numbers on it.
    pub fn start(&self) -> Result<(Device, DType), NoGpu> {
        Ok(match (self.gpu, self.f32) {
            (true, _) => (gpu()?, DType::F32),
            (false, true) => (Device::flex().autodiff(), DType::F32),
            (false, false) => (Device::flex().autodiff(), DType::F64),
        })
    }
}

#[cfg(not(feature = "gpu"))]
fn gpu() -> Result<Device, NoGpu> {
    Err(NoGpu::NotBuilt)
}

#[cfg(feature = "gpu")]
fn gpu() -> Result<Device, NoGpu> {
    use burn::tensor::{DeviceKind, Tensor};
    use std::panic;

    let device = Device::wgpu(DeviceKind::DefaultDevice).autodiff();
    // Where there is no adapter, the first use of the device panics.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let tried = panic::catch_unwind(|| Tensor::<1>::zeros([1], &device).into_data());
    panic::set_hook(hook);
    match tried {
        Ok(_) => Ok(device),
        Err(_) => Err(NoGpu::NoAdapter),
    }
}
