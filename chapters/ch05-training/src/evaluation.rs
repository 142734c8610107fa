//! How good a network is on a whole data set.

use crate::{TwoLayerNet, largest, mean_cross_entropy, scores};
use mnist::Dataset;
use ndarray::Array2;

/// Images are evaluated this many at a time, so that memory does not grow with the data.
const CHUNK: usize = 1000;

/// What a network does with every image of a data set.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The mean cross-entropy, in nats.
    pub loss: f64,
    /// How many images of class `row` the network takes for class `column`, `(classes, classes)`.
    pub confusion: Array2<usize>,
}

impl Evaluation {
    /// The fraction of images that were given their right class: the diagonal of the confusion matrix.
    pub fn accuracy(&self) -> f64 {
        self.confusion.diag().sum() as f64 / self.confusion.sum() as f64
    }
}

/// Shows `network` every image of `data`, in order.
///
/// # Panics
/// If the images or classes do not fit the network.
pub fn evaluate(network: &TwoLayerNet, data: &Dataset) -> Evaluation {
    let TwoLayerNet { w1, b1, w2, b2 } = network;
    let classes = b2.len();
    let mut confusion = Array2::zeros((classes, classes));
    let mut sum_of_losses = 0.0;
    let indices: Vec<usize> = (0..data.len()).collect();
    for chunk in indices.chunks(CHUNK) {
        let (x, t) = data.batch(chunk);
        let scores = scores(&x, w1, b1, w2, b2);
        sum_of_losses += mean_cross_entropy(&scores, &t) * chunk.len() as f64;
        for (&index, scores) in chunk.iter().zip(scores.rows()) {
            confusion[[data.labels[index].into(), largest(&scores)]] += 1;
        }
    }
    Evaluation {
        loss: sum_of_losses / data.len() as f64,
        confusion,
    }
}
