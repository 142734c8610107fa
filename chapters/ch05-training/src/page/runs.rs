//! Whole training runs, watched on their way.

use crate::TwoLayerNet;
use crate::evaluation::{Evaluation, evaluate};
use crate::training::{Settings, step, untrained};
use kernel::sparse_batch;
use mnist::{Dataset, Mnist, data};
use rand::Rng;
use std::sync::LazyLock;

/// How good a network was at some point of its training.
#[derive(Clone, Debug, PartialEq)]
pub struct Checkpoint {
    /// After how many steps.
    pub step: usize,
    /// The network as it was then.
    pub network: TwoLayerNet,
    /// On the images that it learns from.
    pub train: Evaluation,
    /// On the others.
    pub test: Evaluation,
}

/// A training run, and what was seen on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The loss of each step's batch, before the network learnt from it.
    pub losses: Vec<f64>,
    /// After every so many steps, beginning with step 0, and at the end.
    pub checkpoints: Vec<Checkpoint>,
}

impl Run {
    /// Where the run arrived.
    ///
    /// # Panics
    /// If there are no checkpoints; a run always has some.
    pub fn end(&self) -> &Checkpoint {
        self.checkpoints.last().expect("a run has an end")
    }
}

/// The same run as [`trained`](crate::training::trained), watched: the loss of every batch, and an evaluation after
/// every `every` steps.
///
/// # Panics
/// If the batch size or `every` is zero or there is no image.
pub fn watched(data: &Mnist, settings: Settings, steps: usize, every: usize, seed: u64) -> Run {
    let (mut network, mut rng) = untrained(&data.train, seed);
    let mut losses = Vec::with_capacity(steps);
    let mut checkpoints = Vec::new();
    for taken in 0..=steps {
        if taken % every == 0 || taken == steps {
            checkpoints.push(Checkpoint {
                step: taken,
                network: network.clone(),
                train: evaluate(&network, &data.train),
                test: evaluate(&network, &data.test),
            });
        }
        if taken < steps {
            losses.push(step_and_loss(&mut network, &data.train, settings, &mut rng));
        }
    }
    Run {
        losses,
        checkpoints,
    }
}

/// One step, and the loss of its batch before the network learnt from it.
fn step_and_loss(
    network: &mut TwoLayerNet,
    data: &Dataset,
    settings: Settings,
    rng: &mut impl Rng,
) -> f64 {
    let before = network.clone();
    let batch = step(network, data, settings, rng).unwrap_or_else(|error| panic!("{error}"));
    let (x, t) = sparse_batch(data, &batch);
    before.loss(&x, &t)
}

/// The training that the article promises: 10,000 steps with the usual settings and seed 1, evaluated after each epoch
/// of 600. Computed once.
pub fn default_run() -> &'static Run {
    static RUN: LazyLock<Run> =
        LazyLock::new(|| watched(data(), Settings::default(), 10_000, 600, 1));
    &RUN
}

/// Means of `width` neighbours, one after the other: `(the middle one's position, mean)`.
///
/// # Panics
/// If `width` is zero.
///
/// # Example
/// ```
/// # use ch05_training::page::runs::smoothed;
/// assert_eq!(smoothed(&[1.0, 3.0, 5.0, 5.0], 2), [(1.0, 2.0), (3.0, 5.0)]);
/// ```
pub fn smoothed(values: &[f64], width: usize) -> Vec<(f64, f64)> {
    let means = values.chunks_exact(width).enumerate();
    means
        .map(|(i, chunk)| {
            let middle = (i as f64 + 0.5) * width as f64;
            (middle, chunk.iter().sum::<f64>() / width as f64)
        })
        .collect()
}
