//! Mini-batch stochastic gradient descent.

use crate::TwoLayerNet;
use ch03_mini_batch::{BatchError, mini_batch};
use mnist::Dataset;
use ndarray::Array2;
use rand::Rng;

/// How the slopes of the loss are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// By the chain rule, [`TwoLayerNet::gradient`].
    Backpropagation,
    /// By central differences, [`TwoLayerNet::numerical_gradient`].
    NumericalDifferentiation,
}

/// What people choose before a network learns "by itself".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How the slopes are found.
    pub method: Method,
    /// How many images each step learns from.
    pub batch_size: usize,
    /// How far a step goes: this many times the slope.
    pub learning_rate: f64,
}

impl Default for Settings {
    /// Backpropagation, batches of 100, rate 0.1.
    fn default() -> Self {
        Self {
            method: Method::Backpropagation,
            batch_size: 100,
            learning_rate: 0.1,
        }
    }
}

/// One step: draws a mini-batch, finds the slope of its loss and moves every parameter against it.
///
/// Returns the batch `(x, t)` that the network has just learnt from.
///
/// # Errors
/// [`BatchError`] if the batch size is zero or there is no data.
///
/// # Panics
/// If the images do not fit the network.
pub fn step(
    network: &mut TwoLayerNet,
    data: &Dataset,
    settings: Settings,
    rng: &mut impl Rng,
) -> Result<(Array2<f64>, Array2<f64>), BatchError> {
    let indices = mini_batch(data.len(), settings.batch_size, rng)?;
    let (x, t) = data.batch(&indices);
    let gradient = match settings.method {
        Method::Backpropagation => network.gradient(&x, &t),
        Method::NumericalDifferentiation => network.numerical_gradient(&x, &t),
    };
    network.descend(&gradient, settings.learning_rate);
    Ok((x, t))
}
