//! What the page compares.

use crate::validation::with_validation;
use ch05_training::Gradient;
use ch05_training::page::runs::{Run, watched};
use ch05_training::training::Settings;
use mnist::data;
use std::sync::LazyLock;

/// The length of a gradient: the square root of the sum of all its slopes' squares.
pub fn length(gradient: &Gradient) -> f64 {
    gradient
        .slopes()
        .map(|slope| slope * slope)
        .sum::<f64>()
        .sqrt()
}

/// The rates that are compared.
pub const RATES: [f64; 6] = [0.001, 0.01, 0.1, 1.0, 3.0, 10.0];

/// A training with each of the [`RATES`] on 50,000 of the training images. In place of the test images stand the other
/// 10,000, the validation images. Computed once.
pub fn rate_runs() -> &'static [(f64, Run)] {
    static RUNS: LazyLock<Vec<(f64, Run)>> = LazyLock::new(|| {
        let parts = with_validation(&data().train, 10_000, 1);
        let run = |learning_rate| {
            let settings = Settings {
                learning_rate,
                ..Settings::default()
            };
            (learning_rate, watched(&parts, settings, 10_000, 10_000, 1))
        };
        RATES.map(run).into()
    });
    &RUNS
}
