//! Who takes the steps: this machine alone, or several.

use super::train::Arguments;
use burn::optim::ModuleOptimizer;
use burn::tensor::{DType, Device};
#[cfg(feature = "machines")]
use digits_in_burn::machines::Machines;
use digits_in_burn::{Network, training};
use mnist::Dataset;
use std::error::Error;

/// Who takes the steps.
pub enum Crew {
    Alone,
    #[cfg(feature = "machines")]
    Several(Machines),
}

impl Crew {
    /// Connects to the machines, if any are named.
    pub fn assemble(arguments: &Arguments) -> Result<Self, Box<dyn Error>> {
        if arguments.devices.is_empty() {
            return Ok(Self::Alone);
        }
        several(arguments)
    }

    /// One step on the images at `indices`.
    pub fn step(
        &self,
        network: &Network,
        optimizer: &mut ModuleOptimizer,
        data: &Dataset,
        indices: &[usize],
        (device, numbers): (&Device, DType),
        rate: f64,
    ) -> Result<Network, Box<dyn Error>> {
        match self {
            Self::Alone => {
                let batch = training::Batch::new(data, indices, device, numbers);
                Ok(training::step(network.clone(), optimizer, batch, rate))
            }
            #[cfg(feature = "machines")]
            Self::Several(machines) => {
                let gradients = machines.gradients(network, data, indices, device, numbers)?;
                Ok(optimizer.step_multi(rate, network.clone(), gradients))
            }
        }
    }
}

#[cfg(not(feature = "machines"))]
fn several(_: &Arguments) -> Result<Crew, Box<dyn Error>> {
    Err(
        "--devices: wanted a build with the feature `machines`, found one without \
         (`cargo burn-machines train` builds and runs it)"
            .into(),
    )
}

#[cfg(feature = "machines")]
fn several(arguments: &Arguments) -> Result<Crew, Box<dyn Error>> {
    use digits_in_burn::machines::THREAD;
    use std::{panic, thread, time::Duration};

    // What happens to a machine is told as an error.
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |what| {
        if thread::current().name() != Some(THREAD) {
            tell(what);
        }
    }));
    let patience = Duration::from_secs(arguments.patience);
    let machines = Machines::connect(&arguments.devices, patience)?;
    Ok(Crew::Several(machines))
}
