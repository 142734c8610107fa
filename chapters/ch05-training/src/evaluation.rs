//! How good a network is on a whole data set.

use crate::TwoLayerNet;
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
    let classes = network.b2.len();
    let mut confusion = Array2::zeros((classes, classes));
    let mut sum_of_losses = 0.0;
    let indices: Vec<usize> = (0..data.len()).collect();
    for chunk in indices.chunks(CHUNK) {
        let (x, t) = data.batch(chunk);
        sum_of_losses += network.loss(&x, &t) * chunk.len() as f64;
        for (&index, guess) in chunk.iter().zip(network.classify(&x)) {
            confusion[[data.labels[index].into(), guess]] += 1;
        }
    }
    Evaluation {
        loss: sum_of_losses / data.len() as f64,
        confusion,
    }
}
