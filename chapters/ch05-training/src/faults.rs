//! Mistakes that a network survives, for the gradient check to find.

use crate::{Gradient, TwoLayerNet};
use ch03_mini_batch::mini_batch;
use mnist::Dataset;
use ndarray::ArrayRef2;
use network::{exp, layer, sigmoid, softmax};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// What finds the gradient of a network, from a batch of inputs and their targets: [`TwoLayerNet::gradient`], or one of
/// these that are wrong.
pub type GradientFunction = fn(&TwoLayerNet, &ArrayRef2<f64>, &ArrayRef2<f64>) -> Gradient;

/// [`TwoLayerNet::gradient`] without the division by the number of samples.
pub fn forgotten_mean(network: &TwoLayerNet, x: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Gradient {
    let z = sigmoid(&layer(x, &network.w1, &network.b1));
    let y = softmax(&layer(&z, &network.w2, &network.b2));
    network.backward(x, &z, &(y - t))
}

/// The gradient of a loss whose softmax divides by the sum over the whole batch, and not over each row.
pub fn softmax_over_the_batch(
    network: &TwoLayerNet,
    x: &ArrayRef2<f64>,
    t: &ArrayRef2<f64>,
) -> Gradient {
    let z = sigmoid(&layer(x, &network.w1, &network.b1));
    let powers = layer(&z, &network.w2, &network.b2).mapv(exp);
    let y = &powers / powers.sum();
    network.backward(x, &z, &(y - t / t.nrows() as f64))
}

/// What becomes of `network` in so many steps along `gradient`, with batches of 100 and the rate 0.1.
///
/// # Panics
/// If there is no data, or it does not fit the network.
pub fn trained_with(
    gradient: GradientFunction,
    mut network: TwoLayerNet,
    data: &Dataset,
    steps: usize,
) -> TwoLayerNet {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    for _ in 0..steps {
        let batch = mini_batch(data.len(), 100, &mut rng).expect("there is data");
        let (x, t) = data.batch(&batch);
        let slopes = gradient(&network, &x, &t);
        network.descend(&slopes, 0.1);
    }
    network
}
