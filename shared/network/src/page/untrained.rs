//! A network that has learnt nothing.

use crate::{layer::layer, normal::normal, sigmoid::sigmoid, softmax::softmax};
use ndarray::{Array1, Array2, ArrayRef2};
use rand::Rng;

/// The way of some images through a network that has learnt nothing.
///
/// `x`: `(images, 784)`. Result: the hidden layer's activations, `(images, 50)`, the scores
/// and the probabilities, both `(images, 10)`. Weights are drawn from `N(0, 0.01²)`; biases
/// are zero.
///
/// # Panics
/// If `x` has not 784 columns.
///
/// # Example
/// ```
/// use rand::SeedableRng;
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let [_, _, y] = network::page::untrained::untrained(&ndarray::Array2::zeros((3, 784)), &mut rng);
/// assert_eq!(y.dim(), (3, 10));
/// ```
pub fn untrained(x: &ArrayRef2<f64>, rng: &mut impl Rng) -> [Array2<f64>; 3] {
    let (w1, b1) = (normal((784, 50), 0.01, rng), Array1::zeros(50));
    let (w2, b2) = (normal((50, 10), 0.01, rng), Array1::zeros(10));
    let hidden = sigmoid(&layer(x, &w1, &b1));
    let scores = layer(&hidden, &w2, &b2);
    let probabilities = softmax(&scores);
    [hidden, scores, probabilities]
}
