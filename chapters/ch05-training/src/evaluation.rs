//! How good a network is on a whole data set.

use crate::{TwoLayerNet, mean_cross_entropy};
use kernel::sparse_batch;
use mnist::Dataset;
use ndarray::Array2;
use network::argmax;

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
        let (x, t) = sparse_batch(data, chunk);
        let scores = network.scores(&x);
        sum_of_losses += mean_cross_entropy(&scores, &t) * chunk.len() as f64;
        for (&index, scores) in chunk.iter().zip(scores.rows()) {
            confusion[[data.labels[index].into(), argmax(&scores)]] += 1;
        }
    }
    Evaluation {
        loss: sum_of_losses / data.len() as f64,
        confusion,
    }
}

/// What a network says about one image of a data set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// Which image, counted from 0.
    pub index: usize,
    /// The image's class.
    pub label: usize,
    /// The class that the network takes for the most probable.
    pub guess: usize,
    /// The probability that it gives to its guess.
    pub sureness: f64,
    /// The probability that it gives to the right class.
    pub for_the_label: f64,
}

/// What `network` says about the images at `indices`.
///
/// # Panics
/// If an index is not below the number of images, or the images do not fit the network.
pub fn answers(
    network: &TwoLayerNet,
    data: &Dataset,
    indices: impl IntoIterator<Item = usize>,
) -> Vec<Answer> {
    let indices = Vec::from_iter(indices);
    let (x, _) = sparse_batch(data, &indices);
    let y = network.predict(&x);
    let answers = indices.into_iter().zip(y.rows());
    answers
        .map(|(index, y)| {
            let (label, guess) = (usize::from(data.labels[index]), argmax(&y));
            Answer {
                index,
                label,
                guess,
                sureness: y[guess],
                for_the_label: y[label],
            }
        })
        .collect()
}
