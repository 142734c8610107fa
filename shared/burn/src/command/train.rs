//! `train`: trains a model file on.

#[cfg(not(feature = "machines"))]
use super::without::machines::Machines;
use super::{check, engine::Engine};
use burn::optim::SgdConfig;
use clap::Args;
use digits_in_burn::evaluation::evaluate;
#[cfg(feature = "machines")]
use digits_in_burn::machines::Machines;
use digits_in_burn::model_file;
use digits_in_burn::training::{self, Batch};
use mnist::printable;
use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;
#[cfg(feature = "machines")]
use std::{panic, thread};

/// Train a saved network on, by the book's own steps on the book's own mini-batches
///
/// A network that has learnt nothing (`cargo digits train --iterations 0 --save FILE`) learns here what it learns there.
#[derive(Args)]
pub struct Arguments {
    /// A file that `cargo digits train --save` or `cargo burn train --save` wrote
    model: PathBuf,

    /// Save the network as this file, which `cargo digits` reads too
    #[arg(long, value_name = "FILE")]
    save: PathBuf,

    /// How many steps to take
    #[arg(long, value_name = "STEPS", default_value = "10000")]
    steps: usize,

    /// How many images each step learns from
    #[arg(long, value_name = "IMAGES", default_value = "100", value_parser = clap::value_parser!(u32).range(1..=60_000))]
    batch_size: u32,

    /// How far each step goes: this many times the slope
    #[arg(long, value_name = "RATE", default_value = "0.1")]
    rate: f64,

    /// Which mini-batches to draw: those that the book draws for this seed
    #[arg(long, value_name = "NUMBER", default_value = "1")]
    seed: u64,

    #[command(flatten)]
    engine: Engine,

    /// Divide each mini-batch among machines on which `serve` runs (feature `machines`)
    #[arg(
        long,
        value_name = "HOST:PORT,…",
        value_delimiter = ',',
        conflicts_with = "gpu"
    )]
    devices: Vec<String>,

    /// How many seconds to wait for a machine's answer
    #[arg(
        long,
        value_name = "SECONDS",
        default_value = "30",
        requires = "devices"
    )]
    patience: u64,
}

/// A run that went astray.
#[derive(Debug, thiserror::Error)]
#[error(
    "step {step}: wanted a finite loss, found that the run has diverged \
     (a smaller --rate than {rate:?} may help); nothing was saved"
)]
struct Diverged {
    step: usize,
    rate: f64,
}

/// A run on several machines that ended early.
#[derive(Debug, thiserror::Error)]
#[error(
    "{found}; the network as it was after {step} steps is saved as {}",
    printable(file)
)]
struct Interrupted {
    found: Box<dyn Error>,
    file: PathBuf,
    step: usize,
}

impl Arguments {
    /// Connects to the machines that are to compute, if any.
    fn machines(&self) -> Result<Option<Machines>, Box<dyn Error>> {
        if self.devices.is_empty() {
            return Ok(None);
        }
        #[cfg(feature = "machines")]
        keep_to_itself(digits_in_burn::machines::THREAD);
        let patience = Duration::from_secs(self.patience);
        Ok(Some(Machines::connect(&self.devices, patience)?))
    }
}

/// Lets the threads of this name panic silently: what happens there is told as an error.
#[cfg(feature = "machines")]
fn keep_to_itself(threads: &'static str) {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |what| {
        if thread::current().name() != Some(threads) {
            tell(what);
        }
    }));
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let (device, numbers) = arguments.engine.start()?;
    let (mut network, model) = model_file::load(&arguments.model, &device, numbers)?;
    let data = mnist::load()?;
    check(&arguments.model, &model, &data.train)?;
    digits::model_file::check_writable(&arguments.save, &model)?;
    let machines = arguments.machines()?;

    let (size, steps) = (arguments.batch_size as usize, arguments.steps);
    let ((inputs, hidden), classes) = (model.network.w1.dim(), model.network.b2.len());
    let sizes = (inputs, hidden, classes);
    let mut batches = training::batches(&data.train, size, sizes, arguments.seed);
    let mut optimizer = SgdConfig::new().init();
    writeln!(
        io::stdout(),
        "{:>9} {:>10} {:>14}",
        "step",
        "test loss",
        "test accuracy"
    )?;
    for step in 0..=steps {
        if step == steps || step.is_multiple_of(data.train.len().div_ceil(size)) {
            let test = evaluate(&network, &data.test, &device, numbers);
            if !test.loss.is_finite() {
                let rate = arguments.rate;
                return Err(Diverged { step, rate }.into());
            }
            let (loss, accuracy) = (test.loss, test.accuracy());
            writeln!(io::stdout(), "{step:>9} {loss:>10.4} {accuracy:>14.4}")?;
        }
        if step < steps {
            let indices = batches.next().expect("batches have no end");
            let batch = Batch::new(&data.train, &indices, &device, numbers);
            network = match &machines {
                None => training::step(network, &mut optimizer, batch, arguments.rate),
                Some(machines) => match machines.gradients(&network, batch) {
                    Ok(gradients) => optimizer.step(arguments.rate, network, gradients),
                    Err(found) => {
                        model_file::save(&arguments.save, &network, &model)?;
                        let (found, file) = (found.into(), arguments.save.clone());
                        return Err(Interrupted { found, file, step }.into());
                    }
                },
            };
        }
    }
    model_file::save(&arguments.save, &network, &model)?;
    writeln!(io::stdout(), "saved as {}", printable(&arguments.save))?;
    Ok(())
}
