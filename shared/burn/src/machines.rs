//! Training on several machines: each finds the slopes of its part of a batch.
//!
//! The machines are remote devices of Burn's. Here stands what Burn leaves to its caller: who gets which part, how much it
//! weighs, and what is said of a machine that is lost.

use crate::Scores;
use crate::training::{Batch, loss};
use burn::module::Module;
use burn::optim::{GradientsAccumulator, GradientsParams};
use burn::remote::RemoteHost;
use burn::server::{RemoteServer, ServeError, WebSocketTransport};
use burn::tensor::Device;
use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// The name of the threads that wait for another machine.
///
/// Where a connection breaks, Burn panics there. That becomes [`Error::Lost`], and a program may keep the panic to itself.
pub const THREAD: &str = "machine";

/// Why the machines could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no server at this address.
    #[error(
        "{address}: wanted HOST:PORT of a server (`cargo burn-machines serve`), found: {found}"
    )]
    Unreachable {
        /// The address, as it was given.
        address: String,
        /// What the system or Burn says.
        found: Box<dyn std::error::Error + Send + Sync>,
    },

    /// The connection to a server broke.
    #[error("{address}: wanted an answer, found that the connection is lost")]
    Lost {
        /// The server's address.
        address: String,
    },

    /// A server has not answered in time.
    #[error("{address}: wanted an answer, found silence for {} s", patience.as_secs())]
    Silent {
        /// The server's address.
        address: String,
        /// How long it had.
        patience: Duration,
    },

    /// This machine cannot serve there.
    #[error("{address}: wanted to listen there, found: {found}")]
    Taken {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        found: io::Error,
    },
}

/// Machines that compute for this one.
#[derive(Debug)]
pub struct Machines {
    machines: Vec<(String, Device)>,
    patience: Duration,
}

impl Machines {
    /// Connects to servers, each given as `HOST:PORT`. None may take longer to answer than `patience`, now or later.
    ///
    /// # Errors
    /// [`Error`], for the first that cannot be had.
    pub fn connect(addresses: &[String], patience: Duration) -> Result<Self, Error> {
        let connect = |address: &String| {
            let (address, to) = (address.clone(), address.clone());
            match wait(&ask(move || open(&to)), &address, patience)? {
                Ok(device) => Ok((address, device)),
                Err(found) => Err(Error::Unreachable { address, found }),
            }
        };
        let machines = addresses.iter().map(connect).collect::<Result<_, _>>()?;
        Ok(Self { machines, patience })
    }

    /// The slope of a batch's loss along every parameter, on the batch's device.
    ///
    /// The parts' slopes are added up. So that the sum is the slope of the mean over the whole batch, each part's mean loss is
    /// weighed by the part's share of the images.
    ///
    /// # Errors
    /// [`Error::Lost`], [`Error::Silent`]
    ///
    /// # Panics
    /// If there are no machines.
    pub fn gradients<N: Module + Scores + 'static>(
        &self,
        network: &N,
        batch: Batch,
    ) -> Result<GradientsParams, Error> {
        let ([images], machines) = (batch.labels.dims(), self.machines.len());
        let parts = batch.x.chunk(machines, 0).into_iter();
        let parts = parts.zip(batch.labels.chunk(machines, 0));
        // All are asked before the first answer is waited for.
        let mut asked = Vec::new();
        for ((address, device), (x, labels)) in self.machines.iter().zip(parts) {
            let share = labels.dims()[0] as f64 / images as f64;
            let part = Batch { x, labels };
            let (network, device) = (network.clone(), device.clone());
            let answer = ask(move || slopes_of_part(network, part, share, &device));
            asked.push((address, answer));
        }
        let mut sum = GradientsAccumulator::new();
        for (address, answer) in asked {
            sum.accumulate(network, wait(&answer, address, self.patience)?);
        }
        Ok(sum.grads())
    }
}

/// Opens a session. Burn tries for a quarter of a minute to reach a server; whether one is there is known at once.
fn open(address: &str) -> Result<Device, Box<dyn std::error::Error + Send + Sync>> {
    TcpStream::connect(address)?;
    let host = RemoteHost::websocket(&format!("ws://{address}"));
    Ok(Device::remote_options(&host).init()?.autodiff())
}

/// The slopes of a part's loss times its share, found by `device` and brought back to where the part was.
///
/// # Panics
/// If the device is another machine and the connection is lost.
pub fn slopes_of_part<N: Module + Scores>(
    network: N,
    part: Batch,
    share: f64,
    device: &Device,
) -> GradientsParams {
    let home = part.x.device().inner();
    let network = network.fork(device);
    let part = Batch {
        x: part.x.to_device(device),
        labels: part.labels.to_device(device),
    };
    let loss = loss(&network, part) * share;
    GradientsParams::from_grads(loss.backward(), &network).to_device(&home, &network)
}

/// Does what needs another machine in a thread of its own, so that nobody has to wait for it.
///
/// # Panics
/// If the system has no room for a thread.
fn ask<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Receiver<T> {
    let (sender, answer) = channel();
    let work = move || {
        // Nobody waits any more if another machine has failed first.
        let _ = sender.send(work());
    };
    let thread = thread::Builder::new().name(THREAD.into());
    thread.spawn(work).expect("room for a thread");
    answer
}

fn wait<T>(answer: &Receiver<T>, address: &str, patience: Duration) -> Result<T, Error> {
    let address = address.to_string();
    answer.recv_timeout(patience).map_err(|found| match found {
        RecvTimeoutError::Disconnected => Error::Lost { address },
        RecvTimeoutError::Timeout => Error::Silent { address, patience },
    })
}

/// Listens to other machines at an address of this one.
///
/// # Errors
/// [`Error::Taken`]
pub fn listen(address: SocketAddr) -> Result<TcpListener, Error> {
    TcpListener::bind(address).map_err(|found| Error::Taken { address, found })
}

/// Lets other machines compute on this one's processor, until Ctrl-C. Whoever can connect may, and nothing is encrypted.
///
/// # Errors
/// [`ServeError`] if Burn cannot serve.
pub fn serve(listener: TcpListener) -> Result<(), ServeError> {
    RemoteServer::new([Device::flex()]).serve(WebSocketTransport::from_listener(listener))
}
