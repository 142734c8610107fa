//! A network with a batch of images before it, and one weight at a time to turn.

use super::network_at_work::{Network, losses};
use mnist::Dataset;
use ndarray::Array2;
use network::{argmax, layer};

/// A weight of the first layer: the pixel and the hidden unit that it joins.
pub type Weight = (usize, usize);

/// A network and the batch that it is asked about.
///
/// A weight of the first layer reaches one hidden unit only. So what a turn changes is computed from there, and the
/// other 49 units stay as they are.
#[derive(Clone, Debug)]
pub struct Workbench {
    /// How a hidden unit answers to its sum: the sigmoid, or [`network::step`].
    activation: fn(f64) -> f64,
    w2: Array2<f64>,
    x: Array2<f64>,
    labels: Vec<u8>,
    sums: Array2<f64>,
    scores: Array2<f64>,
}

impl Workbench {
    /// Shows the images to the network.
    pub fn new(network: &Network, activation: fn(f64) -> f64, images: &Dataset) -> Self {
        let x = images.pixels();
        let sums = layer(&x, &network.w1, &network.b1);
        Self {
            scores: layer(&sums.mapv(activation), &network.w2, &network.b2),
            activation,
            w2: network.w2.clone(),
            x,
            labels: images.labels.to_vec(),
            sums,
        }
    }

    /// What each hidden unit sums up from each image, before the activation: `(images, units)`.
    pub fn sums(&self) -> &Array2<f64> {
        &self.sums
    }

    /// Every weight of the first layer.
    pub fn weights(&self) -> impl Iterator<Item = Weight> {
        let (pixels, units) = (self.x.ncols(), self.sums.ncols());
        (0..pixels).flat_map(move |pixel| (0..units).map(move |unit| (pixel, unit)))
    }

    /// The batch's loss when `weight` is changed by `change`.
    pub fn loss(&self, weight: Weight, change: f64) -> f64 {
        let losses = losses(&self.turned(weight, change), &self.labels);
        losses.iter().sum::<f64>() / losses.len() as f64
    }

    /// The fraction of the batch that is read correctly when `weight` is changed by `change`.
    pub fn accuracy(&self, weight: Weight, change: f64) -> f64 {
        let scores = self.turned(weight, change);
        let answers = scores.rows().into_iter().zip(&self.labels);
        let right = answers.filter(|(scores, label)| argmax(scores) == usize::from(**label));
        right.count() as f64 / self.labels.len() as f64
    }

    fn turned(&self, (pixel, unit): Weight, change: f64) -> Array2<f64> {
        let mut scores = self.scores.clone();
        for (n, mut row) in scores.rows_mut().into_iter().enumerate() {
            let (sum, x) = (self.sums[[n, unit]], self.x[[n, pixel]]);
            if x != 0.0 {
                let moved = (self.activation)(sum + change * x) - (self.activation)(sum);
                row.scaled_add(moved, &self.w2.row(unit));
            }
        }
        scores
    }
}
