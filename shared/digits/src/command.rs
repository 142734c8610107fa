//! What can be asked for on the command line, and how an answer or an error leaves the program.

mod classes;
mod evaluate;
mod interrupt;
mod predict;
mod progress;
mod train;

use clap::{Args, Parser, Subcommand};
use mnist::{Mnist, printable};
use std::{
    env,
    error::Error,
    io::{self, Write},
    path::PathBuf,
    process::{self, ExitCode},
};

const EXAMPLES: &str = "\
Examples:
  Train with the usual settings, which takes some seconds, and keep the network:
      cargo digits train --save model.safetensors

  How many of the test images does it read rightly, and what does it confuse?
      cargo digits evaluate model.safetensors

  Let it read your own handwriting:
      cargo digits predict model.safetensors seven.png

  All that a command can do:
      cargo digits train --help";

/// Teaches a small neural network to read handwritten digits, and shows what it has learnt.
#[derive(Parser)]
#[command(
    version,
    bin_name = "cargo digits",
    after_help = EXAMPLES,
    max_term_width = 100
)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Train(train::Arguments),
    Evaluate(evaluate::Arguments),
    Predict(predict::Arguments),
}

/// Where the images come from.
#[derive(Args)]
struct Data {
    /// A folder in MNIST's format [default: the folder that the environment variable `MNIST_DIR` names,
    /// or the MNIST that comes with this book]
    #[arg(long = "data", value_name = "DIR")]
    folder: Option<PathBuf>,
}

impl Data {
    fn load(&self) -> Result<Mnist, DataError> {
        let loaded = self.folder().map_or_else(mnist::load, Mnist::from_dir);
        loaded.map_err(|error| match self.folder {
            None if set().is_some() => DataError::InVariable(error),
            _ => DataError::Named(error),
        })
    }

    /// The folder that was asked for; nothing where the book's own data will do.
    fn folder(&self) -> Option<PathBuf> {
        self.folder.clone().or_else(set)
    }
}

/// The folder that the environment names. It is asked here and nowhere else: what a test or a page loads does not
/// depend on it.
fn set() -> Option<PathBuf> {
    let folder = env::var_os("MNIST_DIR").filter(|folder| !folder.is_empty());
    folder.map(PathBuf::from)
}

/// What is wrong with the data. Whoever forgot that the variable is set should hear of it.
#[derive(Debug, thiserror::Error)]
enum DataError {
    #[error(transparent)]
    Named(mnist::Error),

    #[error("the environment variable MNIST_DIR names data that cannot be used: {0}")]
    InVariable(#[source] mnist::Error),
}

/// A network of finite weights that overflow where they meet an image.
#[derive(Debug, thiserror::Error)]
#[error(
    "{}: wanted a network whose answers are numbers, found that its weights overflow",
    printable(model)
)]
struct Overflow {
    model: PathBuf,
}

/// Does what the command line asks for. Whatever goes wrong is told on stderr.
pub fn run() -> ExitCode {
    let command_line = CommandLine::try_parse().unwrap_or_else(|error| refuse(&error));
    let outcome = match command_line.command {
        Command::Train(arguments) => train::run(&arguments),
        Command::Evaluate(arguments) => evaluate::run(&arguments),
        Command::Predict(arguments) => predict::run(&arguments),
    };
    outcome.unwrap_or_else(|error| {
        if is_closed_pipe(&*error) {
            return ExitCode::SUCCESS;
        }
        report(&*error);
        ExitCode::FAILURE
    })
}

/// Tells what cannot be asked for, or the help that was, and ends the program.
fn refuse(error: &clap::Error) -> ! {
    if !error.use_stderr() {
        error.exit();
    }
    // The names of files may stand in it.
    for line in error.render().to_string().lines() {
        tell(&printable(line));
    }
    process::exit(error.exit_code());
}

/// Whether whoever read our output wanted no more of it, as `head` does: no error.
fn is_closed_pipe(error: &(dyn Error + 'static)) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Tells an error and its causes on stderr.
fn report(error: &dyn Error) {
    let mut text = printable(error.to_string());
    let mut lines = format!("error: {text}");
    let mut cause = error.source();
    while let Some(error) = cause {
        let reason = printable(error.to_string());
        // Some errors end with their cause already.
        if !text.ends_with(&reason) {
            lines = format!("{lines}\n  caused by: {reason}");
        }
        (text, cause) = (reason, error.source());
    }
    tell(&lines);
}

/// A loss with four decimals, or as a power of ten where a run goes astray.
fn shown(loss: f64) -> String {
    if loss < 1e6 {
        format!("{loss:.4}")
    } else {
        format!("{loss:.2e}")
    }
}

/// Writes a line to stderr. Where that is closed, nobody can be told so.
fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
