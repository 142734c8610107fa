//! `evaluate`: examines a saved network with the test images.

use super::Data;
use ch05_training::{TwoLayerNet, evaluation};
use clap::Args;
use digits::model_file;
use mnist::Dataset;
use ndarray::ArrayRef2;
use std::{
    error::Error,
    fmt::Write as _,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Examine a saved network with the test images
///
/// Prints the fraction of the test images that the network reads rightly, its loss (the mean cross-entropy), and how
/// often it takes each class for each other one.
#[derive(Args)]
pub struct Arguments {
    /// A file that `train --save` wrote
    model: PathBuf,

    #[command(flatten)]
    data: Data,
}

/// A network that has learnt from other images than these.
#[derive(Debug, thiserror::Error)]
#[error(
    "{model}: wanted a network of {} inputs and {} classes, as the test images have, found {} and {}",
    wanted.0, wanted.1, found.0, found.1
)]
struct OtherImages {
    model: PathBuf,
    wanted: (usize, usize),
    found: (usize, usize),
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let network = model_file::load(&arguments.model)?;
    let test = arguments.data.load()?.test;
    check(&arguments.model, &network, &test)?;
    let evaluation = evaluation::evaluate(&network, &test);
    writeln!(
        io::stdout(),
        "accuracy {:.4} ({} of {} test images)\nloss     {:.4}\n\n\
         rows: the right class, columns: what the network takes it for\n\n{}",
        evaluation.accuracy(),
        evaluation.confusion.diag().sum(),
        evaluation.confusion.sum(),
        evaluation.loss,
        table(&evaluation.confusion)
    )?;
    Ok(ExitCode::SUCCESS)
}

fn check(model: &Path, network: &TwoLayerNet, images: &Dataset) -> Result<(), OtherImages> {
    let wanted = (images.images.ncols(), images.classes);
    let found = (network.w1.nrows(), network.b2.len());
    if wanted == found {
        return Ok(());
    }
    Err(OtherImages {
        model: model.into(),
        wanted,
        found,
    })
}

/// The matrix with the number of its class before each row and above each column.
fn table(confusion: &ArrayRef2<usize>) -> String {
    let largest = confusion.iter().max().copied().unwrap_or_default();
    let width = largest.to_string().len().max(3) + 1;
    let mut table = " ".repeat(width);
    for class in 0..confusion.ncols() {
        let _ = write!(table, "{class:>width$}");
    }
    for (class, row) in confusion.rows().into_iter().enumerate() {
        let _ = write!(table, "\n{class:>width$}");
        for count in row {
            let _ = write!(table, "{count:>width$}");
        }
    }
    table
}
