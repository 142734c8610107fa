//! Whole training runs, watched on their way: what the page compares.

use crate::evaluation::{Evaluation, evaluate};
use crate::gradient_check::largest_difference;
use crate::training::{Method, Settings, step};
use crate::{Gradient, TwoLayerNet};
use ch00_data_split::split;
use mnist::{Dataset, Mnist};
use ndarray::Axis;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::sync::LazyLock;

/// How many units the hidden layer of every network here has.
pub const HIDDEN: usize = 50;

/// MNIST, loaded once.
///
/// # Panics
/// If the repository's data is damaged or missing.
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
    let (x, t) = data.batch(&batch);
    before.loss(&x, &t)
}

/// The training that the article promises: 10,000 steps with the usual settings and seed 1, evaluated after each epoch
/// of 600. Computed once.
pub fn default_run() -> &'static Run {
    static RUN: LazyLock<Run> =
        LazyLock::new(|| watched(data(), Settings::default(), 10_000, 600, 1));
    &RUN
}

/// Where two networks are that were trained from one start with the same batches, one by each [`Method`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SideBySide {
    /// After how many steps.
    pub step: usize,
    /// How far apart they are in the parameter that differs most.
    pub difference: f64,
    /// The test accuracy by backpropagation and by numerical differentiation.
    pub accuracies: [f64; 2],
}

/// Trains two networks from one start with the same batches, one by each [`Method`], and compares them after every
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
    let methods = [Method::Backpropagation, Method::NumericalDifferentiation];
    let mut runs = methods.map(|method| {
        (
            Settings { method, ..settings },
            untrained(&data.train, seed),
        )
    });
    let mut compared = Vec::new();
    for taken in 0..=steps {
        if taken % every == 0 {
            let [(_, (one, _)), (_, (other, _))] = &runs;
            compared.push(SideBySide {
                step: taken,
                difference: largest_difference(one, other),
                accuracies: [one, other].map(|network| evaluate(network, &data.test).accuracy()),
            });
        }
        for (settings, (network, rng)) in &mut runs {
            step(network, &data.train, *settings, rng).unwrap_or_else(|error| panic!("{error}"));
        }
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
            ..Settings::default()
        };
        side_by_side(data(), settings, 200, 10, 1)
    });
    &COMPARED
}

/// The length of a gradient: the square root of the sum of all its slopes' squares.
pub fn length(gradient: &Gradient) -> f64 {
    let Gradient { w1, b1, w2, b2 } = gradient;
    let slopes = w1.iter().chain(b1).chain(w2).chain(b2);
    slopes.map(|slope| slope * slope).sum::<f64>().sqrt()
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

/// A number rounded to three significant digits.
///
/// # Example
/// ```
/// # use ch05_training::experiments::three_digits;
/// assert_eq!(three_digits(-0.000_045_397), -4.54e-5);
/// ```
///
/// # Panics
/// Never: what is written here can be read.
pub fn three_digits(number: f64) -> f64 {
    let text = format!("{number:.2e}");
    text.parse().expect("a number")
}

/// The images at these indices, as a data set of their own.
///
/// # Panics
/// If an index is not below the number of images.
pub fn subset(data: &Dataset, indices: impl IntoIterator<Item = usize>) -> Dataset {
    let indices = Vec::from_iter(indices);
    Dataset {
        images: data.images.select(Axis(0), &indices),
        labels: data.labels.select(Axis(0), &indices),
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
        train: subset(train, parts.train),
        test: subset(train, parts.validation),
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

/// Every image moved to the right by so many pixels. What leaves the image is lost, and what comes in is paper.
///
/// # Panics
/// If an image is not that wide.
pub fn shifted(data: &Dataset, pixels: usize) -> Dataset {
    let mut shifted = data.clone();
    let (from, to) = (data.images.rows(), shifted.images.rows_mut());
    for (from, mut to) in from.into_iter().zip(to) {
        for (place, pixel) in to.iter_mut().enumerate() {
            let came_in = place % data.width < pixels;
            *pixel = if came_in { 0 } else { from[place - pixels] };
        }
    }
    shifted
}
