//! `predict`: lets a saved network read pictures.

use super::{Overflow, report};
use clap::Args;
use digits::{
    digit_image::{self, SIDE},
    model_file::{self, Model},
};
use mnist::printable;
use ndarray::{ArrayRef1, Axis};
use std::{
    error::Error,
    fmt::Write as _,
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
};

/// Let a saved network read pictures
///
/// Prints which class the network sees in each picture, and how probable it takes each class to be. A picture is a PNG
/// or JPEG file with one digit, drawn, scanned or photographed: dark on light or light on dark, in grey or colour.
/// It is turned upright, scaled and centred as the images were that the network learnt from.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
    cargo digits predict model.safetensors seven.png three.jpg

    What did the network see of it?
    cargo digits predict model.safetensors seven.jpg --show seen.png")]
pub struct Arguments {
    /// A file that `train --save` wrote
    model: PathBuf,

    /// PNG or JPEG files, each with one digit
    #[arg(required = true)]
    images: Vec<PathBuf>,

    /// Write the 28 × 28 pixels that the network saw of a single picture as this PNG file
    #[arg(long, value_name = "FILE")]
    show: Option<PathBuf>,
}

/// The length of the bar of something certain.
const BAR: u8 = 40;

/// What was asked for and cannot be done.
#[derive(Debug, thiserror::Error)]
enum PredictError {
    #[error(
        "{model}: wanted a network of {wanted} inputs, for {SIDE} × {SIDE} pixels, found {found} inputs",
        model = printable(model)
    )]
    OtherInputs {
        model: PathBuf,
        wanted: usize,
        found: usize,
    },

    #[error(
        "{model}: wanted a network for images of {SIDE} × {SIDE} pixels, found one for {} × {}",
        found.0, found.1, model = printable(model)
    )]
    OtherSize {
        model: PathBuf,
        found: (usize, usize),
    },

    #[error("--show: wanted a single picture, found {found}")]
    ShowSeveral { found: usize },
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let model = model_file::load(&arguments.model)?;
    check(arguments, &model)?;
    let mut exit_code = ExitCode::SUCCESS;
    for image in &arguments.images {
        match digit_image::read(image) {
            Ok(pixels) => {
                if let Some(file) = &arguments.show {
                    digit_image::write(file, &pixels)?;
                }
                let x = pixels.insert_axis(Axis(0));
                let y = model.network.predict(&x);
                if y.iter().any(|probability| !probability.is_finite()) {
                    let model = arguments.model.clone();
                    return Err(Overflow { model }.into());
                }
                let answer = printable(&model.classes[model.network.classify(&x)[0]]);
                let chart = chart(&y.row(0), &model.classes);
                writeln!(io::stdout(), "{}: {answer}\n{chart}", printable(image))?;
            }
            Err(error) => {
                report(&error);
                exit_code = ExitCode::FAILURE;
            }
        }
    }
    Ok(exit_code)
}

fn check(arguments: &Arguments, model: &Model) -> Result<(), PredictError> {
    let file = || arguments.model.clone();
    let (wanted, found) = (SIDE * SIDE, model.network.w1.nrows());
    match model.size {
        _ if found != wanted => Err(PredictError::OtherInputs {
            model: file(),
            wanted,
            found,
        }),
        Some(found) if found != (SIDE, SIDE) => Err(PredictError::OtherSize {
            model: file(),
            found,
        }),
        _ if arguments.show.is_some() && arguments.images.len() > 1 => {
            let found = arguments.images.len();
            Err(PredictError::ShowSeveral { found })
        }
        _ => Ok(()),
    }
}

/// A line for each class: its name, its probability and a bar as long as that.
fn chart(probabilities: &ArrayRef1<f64>, names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(printable).collect();
    let widths = names.iter().map(|name| name.chars().count());
    let width = widths.max().unwrap_or_default().max(4);
    let mut chart = String::new();
    for (name, probability) in names.iter().zip(probabilities) {
        let length = probability * f64::from(BAR);
        let bar: String = (0..BAR)
            .filter(|&cell| f64::from(cell) + 0.5 <= length)
            .map(|_| '█')
            .collect();
        let _ = writeln!(
            chart,
            "{}",
            format!("{name:>width$}  {probability:.4}  {bar}").trim_end()
        );
    }
    chart
}
