//! Mini-batch stochastic gradient descent.

use crate::{Gradient, TwoLayerNet};
use ch03_mini_batch::{BatchError, mini_batch};
use kernel::sparse_batch;
use mnist::Dataset;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// What people choose before a network learns "by itself".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How many images each step learns from.
    pub batch_size: usize,
    /// How far a step goes: this many times the slope.
    pub learning_rate: f64,
}

impl Default for Settings {
    /// Batches of 100, rate 0.1.
    fn default() -> Self {
        Self {
            batch_size: 100,
            learning_rate: 0.1,
        }
    }
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
    let batch = mini_batch(data.len(), settings.batch_size, rng)?;
    let (x, t) = sparse_batch(data, &batch);
    let gradient = network.gradient(&x, &t);
    network.descend(&gradient, settings.learning_rate);
    Ok(batch)
}

impl TwoLayerNet {
    /// One step against the gradient: every parameter `w` becomes
    /// `w − rate · ∂E/∂w`.
    ///
    /// # Panics
    /// If the gradient belongs to a network of another shape.
    pub fn descend(&mut self, gradient: &Gradient, rate: f64) {
        self.w1.scaled_add(-rate, &gradient.w1);
        self.b1.scaled_add(-rate, &gradient.b1);
        self.w2.scaled_add(-rate, &gradient.w2);
        self.b2.scaled_add(-rate, &gradient.b2);
    }
}

/// How many units the hidden layer of every network here has.
pub const HIDDEN: usize = 50;

/// A network with [`HIDDEN`] hidden units for these images that has learnt nothing, and the random numbers that go on
/// after its weights were drawn.
pub fn untrained(data: &Dataset, seed: u64) -> (TwoLayerNet, ChaCha8Rng) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let network = TwoLayerNet::new(data.images.ncols(), HIDDEN, data.classes, &mut rng);
    (network, rng)
}

/// A network after so many steps on these images.
///
/// # Panics
/// If the batch size is zero or there is no image.
pub fn trained(data: &Dataset, settings: Settings, steps: usize, seed: u64) -> TwoLayerNet {
    let (mut network, mut rng) = untrained(data, seed);
    for _ in 0..steps {
        step(&mut network, data, settings, &mut rng).unwrap_or_else(|error| panic!("{error}"));
    }
    network
}
