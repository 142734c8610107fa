//! The other loss: squared errors in place of the cross-entropy, for one sigmoid unit and for the whole network.

use ch01_sse::sum_squares_error;
use ch03_mini_batch::{BatchError, mini_batch};
use ch04_numerical_diff::numerical_diff;
use ch05_training::{Gradient, TwoLayerNet};
use kernel::{Batch, sparse_batch};
use mnist::Dataset;
use ndarray::{Array2, ArrayRef2, Axis};
use network::{layer, ln, sigmoid, sigmoid_of, softmax};
use rand::Rng;

/// The squared error of a sigmoid unit that should say 1:
/// `½ (σ(score) − 1)²`.
///
/// # Example
/// ```
/// # use ch07_choices::squared_error::unit_squared_error;
/// assert_eq!(unit_squared_error(0.0), 0.125);
/// ```
pub fn unit_squared_error(score: f64) -> f64 {
    0.5 * (sigmoid_of(score) - 1.0) * (sigmoid_of(score) - 1.0)
}

/// The cross-entropy of a sigmoid unit that should say 1:
/// `−ln σ(score)`.
///
/// # Example
/// ```
/// # use ch07_choices::squared_error::unit_cross_entropy;
/// assert_eq!(unit_cross_entropy(0.0), std::f64::consts::LN_2);
/// ```
pub fn unit_cross_entropy(score: f64) -> f64 {
    -ln(sigmoid_of(score))
}

/// What a unit that should say 1 says after 0, 1, 2 … steps downhill on `loss`, with rate 1: as long as it says less
/// than 0.9, and the first time that it does not.
///
/// Each step moves the score against its numerical slope.
pub fn descent_of_a_unit(loss: fn(f64) -> f64, start: f64) -> Vec<f64> {
    let mut score = start;
    let mut said = vec![sigmoid_of(score)];
    while sigmoid_of(score) < 0.9 {
        score -= numerical_diff(loss, score);
        said.push(sigmoid_of(score));
    }
    said
}

/// The mean squared error of a batch: `E = 1/N Σₙ ½ Σₖ (yₙₖ − tₙₖ)²`.
///
/// `x`: `(samples, inputs)`, `t`: one-hot rows, `(samples, classes)`.
///
/// # Panics
/// If the shapes do not fit the network or each other.
pub fn loss(network: &TwoLayerNet, x: &(impl Batch + ?Sized), t: &ArrayRef2<f64>) -> f64 {
    let y = network.predict(x);
    let errors = y.rows().into_iter().zip(t.rows());
    errors.map(|(y, t)| sum_squares_error(&y, &t)).sum::<f64>() / t.nrows() as f64
}

/// The slope of one prediction's squared error along its scores, for every row: `yₖ ((yₖ − tₖ) − Σⱼ yⱼ (yⱼ − tⱼ))`.
///
/// `y`: softmax outputs, `t`: one-hot rows, both `(samples, classes)`, as is the result.
///
/// # Panics
/// If the shapes differ.
///
/// # Example
/// ```
/// # use {ch07_choices::squared_error::slope_of_scores, ndarray::array};
/// let sure_and_wrong = array![[1.0, 0.0]];
/// let t = array![[0.0, 1.0]];
/// assert_eq!(slope_of_scores(&sure_and_wrong, &t), array![[0.0, 0.0]]);
/// ```
pub fn slope_of_scores(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Array2<f64> {
    assert!(
        y.shape() == t.shape(),
        "outputs {:?} for targets {:?}",
        y.shape(),
        t.shape()
    );
    let difference = y - t;
    let weighted = (y * &*difference).sum_axis(Axis(1)).insert_axis(Axis(1));
    (difference - weighted) * y
}

/// The slope of [`loss`] along every parameter, by backpropagation.
///
/// # Panics
/// If the shapes do not fit the network or each other.
pub fn gradient(network: &TwoLayerNet, x: &(impl Batch + ?Sized), t: &ArrayRef2<f64>) -> Gradient {
    let z = sigmoid(&layer(x, &network.w1, &network.b1));
    let y = softmax(&layer(&z, &network.w2, &network.b2));

    // Only the slope along the scores is another one than the cross-entropy's.
    let slope_of_scores = slope_of_scores(&y, t) / t.nrows() as f64;
    network.backward(x, &z, &slope_of_scores)
}

/// One step downhill on the squared error, as [`training::step`](ch05_training::training::step) takes it on the cross-entropy.
///
/// # Errors
/// [`BatchError`] if the batch size is zero or there is no data.
///
/// # Panics
/// If the images do not fit the network.
pub fn step(
    network: &mut TwoLayerNet,
    data: &Dataset,
    batch_size: usize,
    learning_rate: f64,
    rng: &mut impl Rng,
) -> Result<(), BatchError> {
    let (x, t) = sparse_batch(data, &mini_batch(data.len(), batch_size, rng)?);
    network.descend(&gradient(network, &x, &t), learning_rate);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    #[test]
    fn the_gradient_is_that_of_central_differences() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let x = network::normal((4, 5), 1.0, &mut rng);
        let t = mnist::one_hot(&ndarray::array![0, 2, 1, 2], 3);
        let net = TwoLayerNet {
            w1: network::normal((5, 3), 1.0, &mut rng),
            w2: network::normal((3, 3), 1.0, &mut rng),
            ..TwoLayerNet::new(5, 3, 3, &mut rng)
        };
        let found = gradient(&net, &x, &t);
        let mean_error = |scores: &ArrayRef2<f64>| {
            let errors = (softmax(scores) - &t).mapv(|difference| 0.5 * difference * difference);
            errors.sum() / t.nrows() as f64
        };
        let wanted = net.numerical_gradient_of(mean_error, &x);
        for (part, found, wanted) in [
            ("w1", found.w1.into_flat(), wanted.w1.into_flat()),
            ("b1", found.b1, wanted.b1),
            ("w2", found.w2.into_flat(), wanted.w2.into_flat()),
            ("b2", found.b2, wanted.b2),
        ] {
            let difference = (&found - &wanted)
                .mapv(f64::abs)
                .fold(0.0, |a: f64, &b| a.max(b));
            let size = found.mapv(f64::abs).fold(0.0, |a: f64, &b| a.max(b));
            assert!(difference < 1e-8, "{part} differs by {difference:e}");
            assert!(size > 1e-3, "{part} is only {size:e}");
        }
    }
}
