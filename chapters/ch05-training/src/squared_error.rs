//! The same network with the other loss: squared errors in place of the cross-entropy.

use crate::{Gradient, TwoLayerNet};
use ch01_sse::sum_squares_error;
use ch03_mini_batch::{BatchError, mini_batch};
use mnist::Dataset;
use ndarray::{Array2, ArrayRef2, Axis};
use network::{layer, matmul, sigmoid, softmax};
use rand::Rng;

/// The mean squared error of a batch: `E = 1/N Σₙ ½ Σₖ (yₙₖ − tₙₖ)²`.
///
/// `x`: `(samples, inputs)`, `t`: one-hot rows, `(samples, classes)`.
///
/// # Panics
/// If the shapes do not fit the network or each other.
pub fn loss(network: &TwoLayerNet, x: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
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
/// # use {ch05_training::squared_error::slope_of_scores, ndarray::array};
/// let sure_and_wrong = array![[1.0, 0.0]];
/// let t = array![[0.0, 1.0]];
/// assert_eq!(slope_of_scores(&sure_and_wrong, &t), array![[0.0, 0.0]]);
/// ```
pub fn slope_of_scores(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Array2<f64> {
    crate::assert_same_shape(y, t);
    let difference = y - t;
    let weighted = (y * &*difference).sum_axis(Axis(1)).insert_axis(Axis(1));
    (difference - weighted) * y
}

/// The slope of [`loss`] along every parameter, by backpropagation.
///
/// # Panics
/// If the shapes do not fit the network or each other.
pub fn gradient(network: &TwoLayerNet, x: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Gradient {
    let z = sigmoid(&layer(x, &network.w1, &network.b1));
    let y = softmax(&layer(&z, &network.w2, &network.b2));

    // Only this line differs from the gradient of the cross-entropy.
    let slope_of_scores = slope_of_scores(&y, t) / t.nrows() as f64;
    let slope_of_z = matmul(&slope_of_scores, &network.w2.t());
    let slope_of_sums = slope_of_z * &z * (1.0 - &z);
    Gradient {
        w1: matmul(&x.t(), &slope_of_sums),
        b1: slope_of_sums.sum_axis(Axis(0)),
        w2: matmul(&z.t(), &slope_of_scores),
        b2: slope_of_scores.sum_axis(Axis(0)),
    }
}

/// One step downhill on the squared error, as [`training::step`](crate::training::step) takes it on the cross-entropy.
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
    let (x, t) = data.batch(&mini_batch(data.len(), batch_size, rng)?);
    network.descend(&gradient(network, &x, &t), learning_rate);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ch04_numerical_diff::numerical_gradient;
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
        let with = |change: &dyn Fn(&mut TwoLayerNet)| {
            let mut changed = net.clone();
            change(&mut changed);
            loss(&changed, &x, &t)
        };
        let w1 = numerical_gradient(|w1| with(&|net| net.w1.assign(w1)), &net.w1);
        let b1 = numerical_gradient(|b1| with(&|net| net.b1.assign(b1)), &net.b1);
        let w2 = numerical_gradient(|w2| with(&|net| net.w2.assign(w2)), &net.w2);
        let b2 = numerical_gradient(|b2| with(&|net| net.b2.assign(b2)), &net.b2);
        for (part, found, wanted) in [
            ("w1", found.w1.into_flat(), w1.into_flat()),
            ("b1", found.b1, b1),
            ("w2", found.w2.into_flat(), w2.into_flat()),
            ("b2", found.b2, b2),
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
