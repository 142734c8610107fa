//! `evaluate`: examines a model file with the test images.

use super::{check, engine::Engine};
use clap::Args;
use digits_in_burn::{evaluation::evaluate, model_file};
use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;

/// Examine a saved network with the test images
#[derive(Args)]
pub struct Arguments {
    /// A file that `cargo digits train --save` or `cargo burn train --save` wrote
    model: PathBuf,

    #[command(flatten)]
    engine: Engine,
}

pub fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let (device, numbers) = arguments.engine.start()?;
    let (network, model) = model_file::load(&arguments.model, &device, numbers)?;
    let test = mnist::load()?.test;
    check(&arguments.model, &model, &test)?;
    let evaluation = evaluate(&network, &test, &device, numbers);
    writeln!(
        io::stdout(),
        "accuracy {:.4} ({} of {} test images)\nloss     {:.4}",
        evaluation.accuracy(),
        evaluation.right,
        test.len(),
        evaluation.loss
    )?;
    Ok(())
}
