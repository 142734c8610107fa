//! Training on several machines: each finds the slopes for its part of a batch.
//!
//! The machines are Burn's remote devices. Here stands only what Burn leaves to its caller: who gets which part, how much
//! each part weighs, and what happens when a machine is lost.

use crate::Scores;
use crate::training::{Batch, loss};
use burn::module::Module;
use burn::optim::{GradientsParams, MultiGradientsParams};
use burn::remote::RemoteHost;
use burn::server::{RemoteServer, ServeError, WebSocketTransport};
use burn::tensor::{DType, Device};
use mnist::Dataset;
use std::net::TcpListener;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// What the threads are called in which this machine waits for the others.
///
/// Where a connection breaks, Burn's tensors panic there. The panic becomes an [`Error`], and a program may want to keep its
/// message to itself.
pub const THREAD: &str = "machine";

/// Why several machines could not go on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No session could be opened.
    #[error("{address}: wanted a server (`cargo burn-machines serve` there), found: {found}")]
    Unreachable {
        /// The machine, as it was asked for.
        address: String,
        /// What Burn says.
        found: String,
    },

    /// The machine no longer answers.
    #[error("{address}: wanted the slopes of its part of a batch, found that the server is lost")]
    Lost {
        /// The machine.
        address: String,
    },

    /// The machine has not answered in time.
    #[error("{address}: wanted the slopes of its part of a batch, found silence for {} s", waited.as_secs())]
    Silent {
        /// The machine.
        address: String,
        /// How long it had.
        waited: Duration,
    },
}

/// Machines that serve, and how long to wait for one.
#[derive(Debug)]
pub struct Machines {
    machines: Vec<(String, Device)>,
    patience: Duration,
}

impl Machines {
    /// Connects to every machine, each given as `HOST:PORT`.
    ///
    /// # Errors
    /// [`Error::Unreachable`]
    pub fn connect(addresses: &[String], patience: Duration) -> Result<Self, Error> {
        let connect = |address: &String| {
            let host = RemoteHost::websocket(&format!("ws://{address}"));
            match Device::remote_options(&host).init() {
                Ok(device) => Ok((address.clone(), device.autodiff())),
                Err(error) => Err(Error::Unreachable {
                    address: address.clone(),
                    found: error.to_string(),
                }),
            }
        };
        let machines = addresses.iter().map(connect).collect::<Result<_, _>>()?;
        Ok(Self { machines, patience })
    }

    /// The slopes of the loss of the images at `indices`, gathered on the device `home`.
    ///
    /// Every machine gets a part of the images. The optimizer will *sum* the parts' slopes, so the mean loss of each part
    /// counts as much as the part has of the images.
    ///
    /// # Errors
    /// [`Error::Lost`], [`Error::Silent`]
    pub fn gradients<N: Module + Scores + 'static>(
        &self,
        network: &N,
        data: &Dataset,
        indices: &[usize],
        home: &Device,
        numbers: DType,
    ) -> Result<MultiGradientsParams, Error> {
        let size = indices.len().div_ceil(self.machines.len()).max(1);
        let parts = self.machines.iter().zip(indices.chunks(size));
        let answers: Vec<_> = parts
            .map(|(machine, part)| {
                let batch = Batch::new(data, part, home, numbers);
                let weight = part.len() as f64 / indices.len() as f64;
                let answer = ask(
                    network.clone(),
                    batch,
                    weight,
                    machine.1.clone(),
                    home.clone(),
                );
                (&machine.0, answer)
            })
            .collect();
        let gradients = answers.into_iter().map(|(address, answer)| {
            let gradients = self.wait(address, &answer)?;
            Ok((gradients, home.clone().inner()))
        });
        Ok(MultiGradientsParams {
            grads: gradients.collect::<Result<_, _>>()?,
        })
    }

    fn wait(
        &self,
        address: &str,
        answer: &Receiver<Option<GradientsParams>>,
    ) -> Result<GradientsParams, Error> {
        let address = address.to_string();
        match answer.recv_timeout(self.patience) {
            Ok(Some(gradients)) => Ok(gradients),
            Ok(None) => Err(Error::Lost { address }),
            Err(_) => Err(Error::Silent {
                address,
                waited: self.patience,
            }),
        }
    }
}

/// Has a machine find the slopes of its part of a batch, in a thread of its own; nothing where the machine is lost.
fn ask<N: Module + Scores + 'static>(
    network: N,
    batch: Batch,
    weight: f64,
    machine: Device,
    home: Device,
) -> Receiver<Option<GradientsParams>> {
    let (sender, answer) = channel();
    let wait = move || {
        let gradients = catch_unwind(AssertUnwindSafe(|| {
            let there = network.fork(&machine);
            let batch = Batch {
                x: batch.x.to_device(&machine),
                labels: batch.labels.to_device(&machine),
            };
            let loss = loss(&there, batch) * weight;
            let gradients = GradientsParams::from_grads(loss.backward(), &there);
            gradients.to_device(&home.inner(), &there)
        }));
        // Nobody waits any more where another machine failed first.
        let _ = sender.send(gradients.ok());
    };
    let thread = thread::Builder::new().name(THREAD.into());
    thread.spawn(wait).expect("room for a thread");
    answer
}

/// Lets other machines compute on this one, until Ctrl-C.
///
/// # Errors
/// [`ServeError`] if Burn cannot serve.
pub fn serve(listener: TcpListener, device: Device) -> Result<(), ServeError> {
    RemoteServer::new([device]).serve(WebSocketTransport::from_listener(listener))
}
