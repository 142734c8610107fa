//! `predict`: lets a saved network read pictures.

use super::report;
use ch05_training::TwoLayerNet;
use clap::Args;
use digits::{
    digit_image::{self, SIDE},
    model_file,
};
use ndarray::{ArrayRef1, Axis};
use std::{
    error::Error,
    fmt::Write as _,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Let a saved network read pictures
///
/// Prints the digit that the network sees in each picture, and how probable it takes each digit to be. A picture is a
/// PNG file of any size with one digit on an even background: dark on light or light on dark, in grey or colour.
/// It is scaled and centred as the images were that the network learnt from.
#[derive(Args)]
#[command(after_long_help = "\
Example:
    cargo digits predict model.safetensors seven.png three.png")]
pub struct Arguments {
    /// A file that `train --save` wrote
    model: PathBuf,

    /// PNG files, each with one digit
    #[arg(required = true)]
    images: Vec<PathBuf>,
}

/// The length of the bar of something certain.
const BAR: u8 = 40;

/// A network that has learnt from images of another size.
#[derive(Debug, thiserror::Error)]
#[error(
    "{model}: wanted a network of {wanted} inputs, for {SIDE} × {SIDE} pixels, found {found} inputs"
)]
struct OtherSize {
    model: PathBuf,
    wanted: usize,
    found: usize,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let network = model_file::load(&arguments.model)?;
    check(&arguments.model, &network)?;
    let mut exit_code = ExitCode::SUCCESS;
    for image in &arguments.images {
        match digit_image::read(image) {
            Ok(x) => {
                let x = x.insert_axis(Axis(0));
                let y = network.predict(&x);
                let answer = network.classify(&x)[0];
                let chart = chart(&y.row(0));
                writeln!(io::stdout(), "{}: {answer}\n{chart}", image.display())?;
            }
            Err(error) => {
                report(&error);
                exit_code = ExitCode::FAILURE;
            }
        }
    }
    Ok(exit_code)
}

fn check(model: &Path, network: &TwoLayerNet) -> Result<(), OtherSize> {
    let (wanted, found) = (SIDE * SIDE, network.w1.nrows());
    if wanted == found {
        return Ok(());
    }
    Err(OtherSize {
        model: model.into(),
        wanted,
        found,
    })
}

/// A line for each class: its number, its probability and a bar as long as that.
fn chart(probabilities: &ArrayRef1<f64>) -> String {
    let mut chart = String::new();
    for (class, probability) in probabilities.indexed_iter() {
        let length = probability * f64::from(BAR);
        let bar: String = (0..BAR)
            .filter(|&cell| f64::from(cell) + 0.5 <= length)
            .map(|_| '█')
            .collect();
        let _ = writeln!(
            chart,
            "{}",
            format!("{class:>4}  {probability:.4}  {bar}").trim_end()
        );
    }
    chart
}
