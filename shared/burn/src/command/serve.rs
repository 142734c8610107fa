//! `serve`: lets other machines compute on this one.

use clap::Args;
use std::error::Error;
use std::net::SocketAddr;

/// Let other machines compute on this one, until Ctrl-C (feature `machines`)
///
/// Whoever reaches the address may compute here, and nothing is encrypted: listen to a network only if you trust all of
/// it, or lead the port through SSH.
#[derive(Args)]
pub struct Arguments {
    /// The address to listen at; the default hears this computer alone
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:3000")]
    listen: SocketAddr,
}

#[cfg(not(feature = "machines"))]
pub fn run(_: &Arguments) -> Result<(), Box<dyn Error>> {
    Err(
        "serve: wanted a build with the feature `machines`, found one without \
         (`cargo burn-machines serve` builds and runs it)"
            .into(),
    )
}

#[cfg(feature = "machines")]
pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    use burn::tensor::Device;
    use std::io::{self, Write};
    use std::net::TcpListener;

    let wanted = arguments.listen;
    let listener = TcpListener::bind(wanted)
        .map_err(|found| format!("--listen: wanted to listen at {wanted}, found: {found}"))?;
    let address = listener.local_addr()?;
    let heard = if address.ip().is_loopback() {
        "this computer alone hears it"
    } else {
        "whoever reaches it may compute here"
    };
    writeln!(
        io::stdout(),
        "serving at {address}, unencrypted: {heard} (Ctrl-C ends it)"
    )?;
    digits_in_burn::machines::serve(listener, Device::flex())?;
    Ok(())
}
