//! A step downhill in Burn, and the batches that the book draws.

use crate::Scores;
use burn::module::Module;
use burn::nn::loss::CrossEntropyLoss;
use burn::optim::{GradientsParams, ModuleOptimizer};
use burn::tensor::{DType, Device, Int, Tensor, TensorData};
use ch03_mini_batch::mini_batch;
use ch05_training::TwoLayerNet;
use mnist::Dataset;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// Some images with their labels, on a device.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The images, one a row, `(images, inputs)`.
    pub x: Tensor<2>,
    /// What each image shows, `(images,)`.
    pub labels: Tensor<1, Int>,
}

impl Batch {
    /// The images at `indices`, with numbers as wide as `numbers` says.
    ///
    /// # Panics
    /// If an index is not below the number of images.
    pub fn new(data: &Dataset, indices: &[usize], device: &Device, numbers: DType) -> Self {
        let (x, _) = data.batch(indices);
        let shape = [x.nrows(), x.ncols()];
        let labels: Vec<i64> = indices.iter().map(|&i| data.labels[i].into()).collect();
        Self {
            x: Tensor::from_data(
                TensorData::new(x.into_iter().collect(), shape),
                (device, numbers),
            ),
            labels: Tensor::from_data(labels.as_slice(), device),
        }
    }
}

/// The mean cross-entropy of a batch.
pub fn loss(network: &impl Scores, batch: Batch) -> Tensor<1> {
    let scores = network.scores(batch.x);
    let cross_entropy = CrossEntropyLoss::new(None, &scores.device());
    cross_entropy.forward(scores, batch.labels)
}

/// One step: finds the slope of the batch's loss along every parameter and moves against it.
pub fn step<N: Module + Scores>(
    network: N,
    optimizer: &mut ModuleOptimizer,
    batch: Batch,
    rate: f64,
) -> N {
    let loss = loss(&network, batch);
    let gradients = GradientsParams::from_grads(loss.backward(), &network);
    optimizer.step(rate, network, gradients)
}

/// The mini-batches from which the book's network of these sizes learns, one after the other.
///
/// `sizes`: of the parameters, whose random numbers the book draws before those of the batches.
///
/// # Panics
/// If `size` is zero or there is no image.
pub fn batches(
    data: &Dataset,
    size: usize,
    (inputs, hidden, classes): (usize, usize, usize),
    seed: u64,
) -> impl Iterator<Item = Vec<usize>> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    drop(TwoLayerNet::new(inputs, hidden, classes, &mut rng));
    let images = data.len();
    std::iter::repeat_with(move || {
        mini_batch(images, size, &mut rng).unwrap_or_else(|error| panic!("{error}"))
    })
}
