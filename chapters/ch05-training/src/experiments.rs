//! Whole training runs, watched on their way: what the page compares.

use crate::TwoLayerNet;
use crate::evaluation::{Evaluation, evaluate};
use crate::training::{Settings, step};
use ch00_data_split::split;
use mnist::{Dataset, Mnist};
use ndarray::Axis;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use std::sync::LazyLock;

/// How many units the hidden layer of every network here has.
pub const HIDDEN: usize = 50;

/// MNIST, loaded once.
///
/// # Panics
/// If the folder that the environment variable `MNIST_DIR` names holds no data; the repository's own does.
pub fn data() -> &'static Mnist {
    static DATA: LazyLock<Mnist> =
        LazyLock::new(|| mnist::load().unwrap_or_else(|error| panic!("{error}")));
    &DATA
}

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

/// How good a network was at some point of its training.
#[derive(Clone, Debug, PartialEq)]
pub struct Checkpoint {
    /// After how many steps.
    pub step: usize,
    /// On the images that it learns from.
    pub train: Evaluation,
    /// On the others.
    pub test: Evaluation,
}

/// A training run, and what was seen on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The network at the end.
    pub network: TwoLayerNet,
    /// The loss of each step's batch, before the network learnt from it.
    pub losses: Vec<f64>,
    /// After every so many steps, beginning with step 0, and at the end.
    pub checkpoints: Vec<Checkpoint>,
}

/// The same run as [`trained`], watched: the loss of every batch, and an evaluation after every `every` steps.
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
                train: evaluate(&network, &data.train),
                test: evaluate(&network, &data.test),
            });
        }
        if taken < steps {
            let before = network.clone();
            let batch = step(&mut network, &data.train, settings, &mut rng)
                .unwrap_or_else(|error| panic!("{error}"));
            let (x, t) = data.train.batch(&batch);
            losses.push(before.loss(&x, &t));
        }
    }
    Run {
        network,
        losses,
        checkpoints,
    }
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
/// # use ch05_training::experiments::smoothed;
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

/// A number as the tables of runs have room for it: `"0.1839"`.
///
/// # Example
/// ```
/// # use ch05_training::experiments::four_decimals;
/// assert_eq!(four_decimals(2.30297), "2.3030");
/// ```
pub fn four_decimals(number: f64) -> String {
    format!("{number:.4}")
}

/// The images at these indices, as a data set of their own.
///
/// # Panics
/// If an index is not below the number of images.
pub fn subset(data: &Dataset, indices: &[usize]) -> Dataset {
    Dataset {
        images: data.images.select(Axis(0), indices),
        labels: data.labels.select(Axis(0), indices),
        ..*data
    }
}

/// A data set in two: what is left to learn from, and `validation` images drawn at random to choose by.
///
/// The second part stands where the test images do, so that whatever takes a [`Mnist`] can be asked about it.
///
/// # Panics
/// If nothing is left to learn from.
pub fn with_validation(train: &Dataset, validation: usize, seed: u64) -> Mnist {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let parts =
        split(train.len(), validation, 0, &mut rng).unwrap_or_else(|error| panic!("{error}"));
    Mnist {
        train: subset(train, &parts.train),
        test: subset(train, &parts.validation),
    }
}

/// Every image with its pixels in another order, the same for all of them: the seed's.
pub fn shuffled_pixels(data: &Dataset, seed: u64) -> Dataset {
    let mut order: Vec<usize> = (0..data.images.ncols()).collect();
    order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    // `select` along the columns gives an array whose rows are not slices of memory; batches want such rows.
    let images = data.images.select(Axis(1), &order);
    Dataset {
        images: images.as_standard_layout().into_owned(),
        labels: data.labels.clone(),
        ..*data
    }
}
