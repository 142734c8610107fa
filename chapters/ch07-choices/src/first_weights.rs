//! Networks that differ in the scale of their first weights.

use ch05_training::TwoLayerNet;
use ndarray::Array1;
use network::normal;
use rand::Rng;

/// A network of 784 inputs, 50 hidden units and 10 classes whose
/// weights are drawn from `N(0, deviation²)`; its biases are zero.
///
/// # Example
/// ```
/// use rand::SeedableRng;
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let network = ch07_choices::first_weights::with_deviation(0.0, &mut rng);
/// assert!(network.parameters().all(|&parameter| parameter == 0.0));
/// ```
pub fn with_deviation(deviation: f64, rng: &mut impl Rng) -> TwoLayerNet {
    TwoLayerNet {
        w1: normal((784, 50), deviation, rng),
        b1: Array1::zeros(50),
        w2: normal((50, 10), deviation, rng),
        b2: Array1::zeros(10),
    }
}
