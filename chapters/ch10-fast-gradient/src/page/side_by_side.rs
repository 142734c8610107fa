//! Two trainings from one start with the same batches, one by each method.

use crate::fast;
use ch05_training::evaluation::evaluate;
use ch05_training::training::{Settings, step, untrained};
use mnist::{Mnist, data};
use std::sync::LazyLock;

/// Where two networks are that were trained from one start with the same batches, one by each method.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SideBySide {
    /// After how many steps.
    pub step: usize,
    /// How far apart they are in the parameter that differs most.
    pub difference: f64,
    /// The test accuracy by backpropagation and by numerical differentiation.
    pub accuracies: [f64; 2],
}

/// Trains two networks from one start with the same batches, one by each method, and compares them after every
/// `every` steps.
///
/// # Panics
/// If the batch size or `every` is zero or there is no image.
pub fn side_by_side(
    data: &Mnist,
    settings: Settings,
    steps: usize,
    every: usize,
    seed: u64,
) -> Vec<SideBySide> {
    let (mut one, mut rng) = untrained(&data.train, seed);
    let mut other = one.clone();
    let mut compared = Vec::new();
    for taken in 0..=steps {
        if taken % every == 0 {
            let differences = one.parameters().zip(other.parameters()).map(|(a, b)| a - b);
            compared.push(SideBySide {
                step: taken,
                difference: differences.fold(0.0, |largest, by| by.abs().max(largest)),
                accuracies: [&one, &other].map(|network| evaluate(network, &data.test).accuracy()),
            });
        }
        let batch = step(&mut one, &data.train, settings, &mut rng);
        let batch = batch.unwrap_or_else(|error| panic!("{error}"));
        let gradient = fast::numerical_gradient(&other, &data.train, &batch);
        other.descend(&gradient, settings.learning_rate);
    }
    compared
}

/// The beginning of a training by each method: 200 steps with batches of 20, rate 1 and seed 1, compared every 10 steps.
/// Computed once.
pub fn both_methods() -> &'static [SideBySide] {
    static COMPARED: LazyLock<Vec<SideBySide>> = LazyLock::new(|| {
        let settings = Settings {
            batch_size: 20,
            learning_rate: 1.0,
        };
        side_by_side(data(), settings, 200, 10, 1)
    });
    &COMPARED
}
