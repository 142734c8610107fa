//! `evaluate`: examines a saved network with the test images.

use super::{Data, Overflow, shown};
use ch05_training::evaluation;
use clap::Args;
use digits::model_file::{self, Model};
use mnist::{Dataset, printable};
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
enum OtherImages {
    #[error(
        "{model}: wanted a network of {} inputs and {} classes, as the test images have, found {} and {}",
        wanted.0, wanted.1, found.0, found.1, model = printable(model)
    )]
    Number {
        model: PathBuf,
        wanted: (usize, usize),
        found: (usize, usize),
    },

    #[error(
        "{model}: wanted a network for images of {} × {} pixels, as the test images are, found one for {} × {}",
        wanted.0, wanted.1, found.0, found.1, model = printable(model)
    )]
    Size {
        model: PathBuf,
        wanted: (usize, usize),
        found: (usize, usize),
    },
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let model = model_file::load(&arguments.model)?;
    let test = arguments.data.load()?.test;
    check(&arguments.model, &model, &test)?;
    let evaluation = evaluation::evaluate(&model.network, &test);
    if !evaluation.loss.is_finite() {
        let model = arguments.model.clone();
        return Err(Overflow { model }.into());
    }
    writeln!(
        io::stdout(),
        "accuracy {:.4} ({} of {} test images)\nloss     {}\n\n\
         rows: the right class, columns: what the network takes it for\n\n{}",
        evaluation.accuracy(),
        evaluation.confusion.diag().sum(),
        evaluation.confusion.sum(),
        shown(evaluation.loss),
        table(&evaluation.confusion, &model.classes)
    )?;
    Ok(ExitCode::SUCCESS)
}

fn check(file: &Path, model: &Model, images: &Dataset) -> Result<(), OtherImages> {
    let wanted = (images.images.ncols(), images.classes);
    let found = (model.network.w1.nrows(), model.network.b2.len());
    let size = (images.height, images.width);
    match model.size {
        _ if found != wanted => Err(OtherImages::Number {
            model: file.into(),
            wanted,
            found,
        }),
        Some(found) if found != size => Err(OtherImages::Size {
            model: file.into(),
            wanted: size,
            found,
        }),
        _ => Ok(()),
    }
}

/// The matrix with the number of its class before each row and above each column, and after a row the class's name
/// where that tells more.
fn table(confusion: &ArrayRef2<usize>, names: &[String]) -> String {
    let largest = confusion.iter().max().copied().unwrap_or_default();
    let width = largest.to_string().len().max(3) + 1;
    let mut table = " ".repeat(width);
    for class in 0..confusion.ncols() {
        let _ = write!(table, "{class:>width$}");
    }
    for (class, (row, name)) in confusion.rows().into_iter().zip(names).enumerate() {
        let _ = write!(table, "\n{class:>width$}");
        for count in row {
            let _ = write!(table, "{count:>width$}");
        }
        if *name != class.to_string() {
            let _ = write!(table, "  {}", printable(name));
        }
    }
    table
}
