//! A network at work on MNIST, as it starts and as it is after some training: what the chapter measures losses of.
//!
//! How it learns is the subject of the chapters that follow; here it only has to have learnt.

use super::workbench::Weight;
use ch02_cee::DELTA;
use kernel::{Batch, SparseImages};
use mnist::{Dataset, one_hot};
use ndarray::{Array1, Array2, ArrayRef2, Axis};
use network::{layer, ln, matmul, normal, sigmoid, softmax};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use std::sync::LazyLock;

/// A network of two layers: 784 pixels, 50 hidden units, 10 scores, one for each digit.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Weights between pixels and hidden units, `(784, 50)`.
    pub w1: Array2<f64>,
    /// Biases of the hidden units, `(50,)`.
    pub b1: Array1<f64>,
    /// Weights between hidden units and scores, `(50, 10)`.
    pub w2: Array2<f64>,
    /// Biases of the scores, `(10,)`.
    pub b2: Array1<f64>,
}

/// MNIST's training images.
pub fn training_images() -> &'static Dataset {
    &mnist::data().train
}

/// The network that has learnt nothing: its weights are drawn from `N(0, 0.01²)`, its biases are zero.
pub fn untrained() -> Network {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    Network {
        w1: normal((784, 50), 0.01, &mut rng),
        b1: Array1::zeros(50),
        w2: normal((50, 10), 0.01, &mut rng),
        b2: Array1::zeros(10),
    }
}

/// The network after it has learnt from every training image once, in 600 batches of 100. Computed once.
pub fn trained() -> &'static Network {
    static TRAINED: LazyLock<Network> = LazyLock::new(|| after(600, 100, 0.5));
    &TRAINED
}

/// The network after this many steps at a rate, each with another batch of training images; no image comes twice.
///
/// # Panics
/// If the batch size is zero.
pub fn after(steps: usize, batch_size: usize, rate: f64) -> Network {
    let images = training_images();
    let mut order: Vec<usize> = (0..images.len()).collect();
    order.shuffle(&mut ChaCha8Rng::seed_from_u64(2));
    let mut network = untrained();
    for batch in order.chunks(batch_size).take(steps) {
        network.learn(images, batch, rate);
    }
    network
}

impl Network {
    /// The scores of the images at `indices`, `(indices, 10)`: what softmax makes probabilities of.
    ///
    /// # Panics
    /// If an index is not below the number of images.
    pub fn scores_of(&self, images: &Dataset, indices: &[usize]) -> Array2<f64> {
        layer(
            &self.hidden(&SparseImages::of(images, indices)),
            &self.w2,
            &self.b2,
        )
    }

    /// The scores of all images, `(images, 10)`.
    pub fn scores(&self, images: &Dataset) -> Array2<f64> {
        let mut scores = Array2::zeros((images.len(), self.b2.len()));
        let indices: Vec<usize> = (0..images.len()).collect();
        for (some, mut rows) in indices
            .chunks(1000)
            .zip(scores.axis_chunks_iter_mut(Axis(0), 1000))
        {
            rows.assign(&self.scores_of(images, some));
        }
        scores
    }

    /// The loss of each image: `−ln(y + δ)`, with `y` the probability of the right digit.
    pub fn losses(&self, images: &Dataset) -> Vec<f64> {
        losses(&self.scores(images), &images.labels.to_vec())
    }

    /// The slope of each image's loss along one weight of the first layer, from pixel to hidden unit.
    ///
    /// # Panics
    /// If there is no such weight.
    pub fn slopes(&self, images: &Dataset, weight: Weight) -> Vec<f64> {
        const H: f64 = 1e-4;
        let turned = |change: f64| {
            let mut network = self.clone();
            network.w1[weight] += change;
            network.losses(images)
        };
        let pairs = turned(H).into_iter().zip(turned(-H));
        pairs.map(|(up, down)| (up - down) / (2.0 * H)).collect()
    }

    fn hidden(&self, x: &SparseImages) -> Array2<f64> {
        sigmoid(&layer(x, &self.w1, &self.b1))
    }

    /// One step of learning, which chapter 6 derives.
    fn learn(&mut self, images: &Dataset, batch: &[usize], rate: f64) {
        let x = SparseImages::of(images, batch);
        let z = self.hidden(&x);
        let t = one_hot(&images.labels.select(Axis(0), batch), images.classes);
        let slope_of_scores = (softmax(&layer(&z, &self.w2, &self.b2)) - t) / batch.len() as f64;
        let slope_of_sums = matmul(&slope_of_scores, &self.w2.t()) * &z * (1.0 - &z);
        self.w2.scaled_add(-rate, &matmul(&z.t(), &slope_of_scores));
        self.b2
            .scaled_add(-rate, &slope_of_scores.sum_axis(Axis(0)));
        self.w1
            .scaled_add(-rate, &x.transposed_times(&slope_of_sums));
        self.b1.scaled_add(-rate, &slope_of_sums.sum_axis(Axis(0)));
    }
}

/// The loss of each row of scores.
pub(crate) fn losses(scores: &ArrayRef2<f64>, labels: &[u8]) -> Vec<f64> {
    let y = softmax(scores);
    let right = y.rows().into_iter().zip(labels);
    right
        .map(|(y, &label)| -ln(y[usize::from(label)] + DELTA))
        .collect()
}
