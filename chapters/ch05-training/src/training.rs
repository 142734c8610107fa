//! Mini-batch stochastic gradient descent.

use crate::TwoLayerNet;
use crate::fast::{self, Batch, Workspace};
use ch03_mini_batch::{BatchError, mini_batch};
use mnist::Dataset;
use rand::Rng;
use std::cell::RefCell;
use std::mem;

/// How the slopes of the loss are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// By the chain rule, [`TwoLayerNet::gradient`]; computed by [`Workspace::descend`], which gives the same bits.
    Backpropagation,
    /// By central differences, [`TwoLayerNet::numerical_gradient`]; computed by [`fast::numerical_gradient`], which finds
    /// the same up to rounding.
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

thread_local! {
    /// Kept from step to step, so that a step allocates nothing. It changes no result.
    static WORKSPACE: RefCell<Workspace> = RefCell::default();
    static BATCH: RefCell<Batch> = RefCell::default();
}

/// One step: draws a mini-batch, finds the slope of its loss and moves every parameter against it.
///
/// Returns which images the network has just learnt from.
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
) -> Result<Vec<usize>, BatchError> {
    let indices = mini_batch(data.len(), settings.batch_size, rng)?;
    BATCH.with_borrow_mut(|batch| {
        batch.read(data, indices);
        learn_from(network, data, batch, settings);
        Ok(mem::take(&mut batch.indices))
    })
}

/// The step from a batch that is drawn already: finds the slope of its loss and moves every parameter against it.
///
/// # Panics
/// If the images do not fit the network, or are not those of `data`.
pub fn learn_from(network: &mut TwoLayerNet, data: &Dataset, batch: &Batch, settings: Settings) {
    match settings.method {
        Method::Backpropagation => WORKSPACE.with_borrow_mut(|workspace| {
            workspace.descend(network, batch, settings.learning_rate);
        }),
        Method::NumericalDifferentiation => {
            let gradient = fast::numerical_gradient(network, data, &batch.indices);
            network.descend(&gradient, settings.learning_rate);
        }
    }
}
