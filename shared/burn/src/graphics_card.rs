//! A graphics card, through Burn's `wgpu`: Vulkan, Metal or DirectX.

use burn::tensor::Device;
use burn::tensor::wgpu::WgpuInitError;

/// No graphics card can be used.
#[derive(Debug, thiserror::Error)]
#[error(
    "wanted a graphics card, found: {found} \
     (without --gpu the processor computes; Debian's mesa-vulkan-drivers lets it play the card)"
)]
pub struct NoGraphicsCard {
    /// What Burn says.
    pub found: WgpuInitError,
}

/// The fastest graphics card of this computer, and its name.
///
/// # Errors
/// [`NoGraphicsCard`]
pub fn find() -> Result<(Device, String), NoGraphicsCard> {
    let options = Device::wgpu_options();
    let (device, setup) = options
        .init_with_setup()
        .map_err(|found| NoGraphicsCard { found })?;
    let card = setup.adapter.get_info();
    Ok((device, format!("{} ({})", card.name, card.backend)))
}
