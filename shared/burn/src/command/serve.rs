//! `serve`: lets other machines compute on this one.

#[cfg(not(feature = "machines"))]
use super::without::machines;
use clap::Args;
#[cfg(feature = "machines")]
use digits_in_burn::machines;
use std::error::Error;
use std::io::{self, Write};
use std::net::SocketAddr;

/// Let other machines compute on this one, until Ctrl-C (feature `machines`)
///
/// Nothing is encrypted, and whoever can connect may compute here. Listen to a network only if you trust everyone on it;
/// otherwise lead the port through SSH.
#[derive(Args)]
pub struct Arguments {
    /// The address to listen at; the usual one can be reached from this computer alone
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:4784")]
    listen: SocketAddr,
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let listener = machines::listen(arguments.listen)?;
    let address = listener.local_addr()?;
    let who = if address.ip().is_loopback() {
        "this computer alone"
    } else {
        "whoever can connect"
    };
    writeln!(
        io::stdout(),
        "serving at {address} to {who}, unencrypted (Ctrl-C ends it)"
    )?;
    Ok(machines::serve(listener)?)
}
