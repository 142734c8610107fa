//! What stands in the place of a feature: an error that says how to build with it.

/// Something was asked for that this build was made without.
#[derive(Debug, thiserror::Error)]
#[error(
    "{asked}: wanted a build with `--features {feature}`, found one without \
     (`cargo burn-{feature}` in the place of `cargo burn` builds and runs it)"
)]
pub struct Missing {
    asked: &'static str,
    feature: &'static str,
}

pub mod graphics_card {
    use super::Missing;
    use burn::tensor::Device;

    pub fn find() -> Result<(Device, String), Missing> {
        let (asked, feature) = ("--gpu", "wgpu");
        Err(Missing { asked, feature })
    }
}

pub mod machines {
    use super::Missing;
    use burn::optim::GradientsParams;
    use digits_in_burn::{Network, training::Batch};
    use std::net::{SocketAddr, TcpListener};
    use std::time::Duration;

    const FEATURE: &str = "machines";

    /// There can be none.
    pub enum Machines {}

    impl Machines {
        pub fn connect(_: &[String], _: Duration) -> Result<Self, Missing> {
            let (asked, feature) = ("--devices", FEATURE);
            Err(Missing { asked, feature })
        }

        pub fn gradients(&self, _: &Network, _: Batch) -> Result<GradientsParams, Missing> {
            match *self {}
        }
    }

    pub fn listen(_: SocketAddr) -> Result<TcpListener, Missing> {
        let (asked, feature) = ("serve", FEATURE);
        Err(Missing { asked, feature })
    }

    /// Nobody listens.
    pub fn serve(_: TcpListener) -> Result<(), Missing> {
        Ok(())
    }
}
