//! Mistakes that a network survives, for the gradient check to find.

use ch02_cee::cross_entropy_error as loss_of_one;
use ch03_mini_batch::mini_batch;
use ch05_training::training::untrained;
use ch05_training::{Gradient, TwoLayerNet};
use mnist::Dataset;
use ndarray::{Array2, ArrayRef2};
use network::{exp, layer, sigmoid, softmax};

/// What finds the gradient of a network, from a batch of inputs and their targets: [`TwoLayerNet::gradient`], or one of
/// these that are wrong.
pub type GradientFunction = fn(&TwoLayerNet, &ArrayRef2<f64>, &ArrayRef2<f64>) -> Gradient;

/// [`TwoLayerNet::gradient`] without the division by the number of
/// examples.
pub fn without_mean(network: &TwoLayerNet, x: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Gradient {
    let z = sigmoid(&layer(x, &network.w1, &network.b1));
    let y = softmax(&layer(&z, &network.w2, &network.b2));
    network.backward(x, &z, &(y - t))
}

/// The gradient of a loss whose softmax divides by the sum over the
/// whole batch, and not over each row.
pub fn with_common_softmax(
    network: &TwoLayerNet,
    x: &ArrayRef2<f64>,
    t: &ArrayRef2<f64>,
) -> Gradient {
    let z = sigmoid(&layer(x, &network.w1, &network.b1));
    let y = softmax_over_the_batch(&layer(&z, &network.w2, &network.b2));
    network.backward(x, &z, &(y - t / t.nrows() as f64))
}

/// A network after so many steps against `gradient`, with batches
/// of ten and the rate 0.1.
///
/// # Panics
/// If there is no data.
pub fn trained_with(gradient: GradientFunction, data: &Dataset, steps: usize) -> TwoLayerNet {
    let (mut network, mut rng) = untrained(data, 1);
    for _ in 0..steps {
        let batch = mini_batch(data.len(), 10, &mut rng).expect("there is data");
        let (x, t) = data.batch(&batch);
        let slopes = gradient(&network, &x, &t);
        network.descend(&slopes, 0.1);
    }
    network
}

/// The mean cross-entropy with its `1/N` forgotten: the sum.
///
/// `y`: the network's outputs, `t`: the targets, both `(N, classes)`.
///
/// # Panics
/// If the rows differ in length.
pub fn forgotten_mean(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
    let rows = y.rows().into_iter().zip(t.rows());
    rows.map(|(y, t)| loss_of_one(&y, &t)).sum()
}

/// Softmax with one sum for the whole batch, where every row should
/// have its own.
///
/// `a`: scores, `(N, classes)`. Result: the same shape, with the
/// sum 1 over all of its elements.
pub fn softmax_over_the_batch(a: &ArrayRef2<f64>) -> Array2<f64> {
    let powers = a.mapv(exp);
    &powers / powers.sum()
}
