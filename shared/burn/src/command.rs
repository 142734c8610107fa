//! What can be asked for on the command line, and how an answer or an error leaves the program.

mod engine;
mod evaluate;
mod serve;
mod train;
#[allow(
    dead_code,
    reason = "a build with a feature needs nothing in its place"
)]
mod without;

use clap::{Parser, Subcommand};
use digits::model_file::Model;
use mnist::{Dataset, printable};
use std::error::Error;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  The network of this book, as `cargo digits train` has saved it, asked by Burn:
      cargo burn evaluate model.safetensors

  Trained on in Burn, and brought back:
      cargo burn train model.safetensors --save further.safetensors --seed 2
      cargo digits evaluate further.safetensors

  Trained on by two machines, on each of which `cargo burn-machines serve` runs:
      cargo burn-machines train model.safetensors --save further.safetensors --devices HOST:PORT,HOST:PORT

  Asked on a graphics card:
      cargo burn-wgpu evaluate model.safetensors --gpu";

/// Takes the network of this book to Burn, and back
#[derive(Parser)]
#[command(version, bin_name = "cargo burn", after_help = EXAMPLES, max_term_width = 100)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Evaluate(evaluate::Arguments),
    Train(train::Arguments),
    Serve(serve::Arguments),
}

/// A network that has learnt from other images than MNIST's.
#[derive(Debug, thiserror::Error)]
#[error(
    "{}: wanted a network of {} inputs and {} classes, as MNIST has, found {} and {}",
    printable(file), wanted.0, wanted.1, found.0, found.1
)]
struct OtherImages {
    file: PathBuf,
    wanted: (usize, usize),
    found: (usize, usize),
}

/// Does what the command line asks for. Whatever goes wrong is told on stderr.
pub fn run() -> ExitCode {
    let outcome = match CommandLine::parse().command {
        Command::Evaluate(arguments) => evaluate::run(&arguments),
        Command::Train(arguments) => train::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read our output wanted no more of it, as `head` does.
        Err(error) if is_closed_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {}", printable(error.to_string()));
            ExitCode::FAILURE
        }
    }
}

fn is_closed_pipe(error: &(dyn Error + 'static)) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Whether the network can look at these images.
fn check(file: &Path, model: &Model, images: &Dataset) -> Result<(), OtherImages> {
    let wanted = (images.images.ncols(), images.classes);
    let found = (model.network.w1.nrows(), model.network.b2.len());
    if found == wanted {
        return Ok(());
    }
    let file = file.into();
    Err(OtherImages {
        file,
        wanted,
        found,
    })
}
