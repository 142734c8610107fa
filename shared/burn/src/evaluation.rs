//! How good a network is on a whole data set.

use crate::Scores;
use crate::training::{Batch, loss};
use burn::tensor::activation::softmax;
use burn::tensor::{DType, Device};
use mnist::Dataset;

/// Images are shown this many at a time, so that memory does not grow with the data.
const CHUNK: usize = 1000;

/// What a network does with every image of a data set.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The mean cross-entropy, in nats.
    pub loss: f64,
    /// The class that the network takes each image for.
    pub classes: Vec<usize>,
    /// How many images it reads rightly.
    pub right: usize,
}

impl Evaluation {
    /// The fraction of images that it reads rightly.
    pub fn accuracy(&self) -> f64 {
        self.right as f64 / self.classes.len() as f64
    }
}

/// Shows `network` every image of `data`, in order.
///
/// # Panics
/// If the images or classes do not fit the network, or the device does not answer.
pub fn evaluate(
    network: &impl Scores,
    data: &Dataset,
    device: &Device,
    numbers: DType,
) -> Evaluation {
    let (mut sum_of_losses, mut classes) = (0.0, Vec::new());
    for indices in chunks(data) {
        let batch = Batch::new(data, &indices, device, numbers);
        let guesses = network.scores(batch.x.clone()).argmax(1);
        let guesses = guesses.try_into_vec_as::<i64>().expect("an answer");
        let class = |guess| usize::try_from(guess).expect("a class");
        classes.extend(guesses.into_iter().map(class));
        sum_of_losses += loss(network, batch).into_scalar::<f64>() * indices.len() as f64;
    }
    let guessed = classes.iter().zip(&data.labels);
    let right = guessed.filter(|&(&class, &label)| class == usize::from(label));
    Evaluation {
        loss: sum_of_losses / data.len() as f64,
        right: right.count(),
        classes,
    }
}

/// The probability that `network` gives to each class for each image of `data`, row by row.
///
/// # Panics
/// If the images do not fit the network, or the device does not answer.
pub fn probabilities(
    network: &impl Scores,
    data: &Dataset,
    device: &Device,
    numbers: DType,
) -> Vec<f64> {
    let of_chunk = |indices: Vec<usize>| {
        let batch = Batch::new(data, &indices, device, numbers);
        let y = softmax(network.scores(batch.x), 1);
        y.try_into_vec_as::<f64>().expect("an answer")
    };
    chunks(data).flat_map(of_chunk).collect()
}

fn chunks(data: &Dataset) -> impl Iterator<Item = Vec<usize>> {
    let all: Vec<usize> = (0..data.len()).collect();
    let chunks: Vec<_> = all.chunks(CHUNK).map(<[usize]>::to_vec).collect();
    chunks.into_iter()
}
