//! Networks that are small enough to look at every number.

use crate::{TwoLayerNet, mean_cross_entropy};
use ndarray::{Array2, ArrayRef2, array};
use network::matmul;

/// The weights of a layer from two inputs to three classes,
/// `(2, 3)`.
pub fn starting_weights() -> Array2<f64> {
    array![
        [0.47355232, 0.9977393, 0.84668094],
        [0.85557411, 0.03563661, 0.69422093],
    ]
}

/// What a layer with the weights `w` makes of the input
/// `(0.6, 0.9)`: a score for each class.
///
/// `w`: `(2, 3)`, result: `(1, 3)`.
pub fn three_scores(w: &ArrayRef2<f64>) -> Array2<f64> {
    let x = array![[0.6, 0.9]];
    matmul(&x, w)
}

/// The cross-entropy of these scores, if class 2 is the right one.
///
/// `w`: `(2, 3)`.
pub fn loss_of_weights(w: &ArrayRef2<f64>) -> f64 {
    let t = array![[0.0, 0.0, 1.0]];
    mean_cross_entropy(&three_scores(w), &t)
}

/// A network of two inputs, two hidden units and three classes.
pub fn tiny_network() -> TwoLayerNet {
    TwoLayerNet {
        w1: array![[0.5, -0.4], [0.3, 0.8]],
        b1: array![0.1, -0.2],
        w2: starting_weights(),
        b2: array![0.0, 0.1, -0.1],
    }
}

/// A batch of two for it: inputs `(2, 2)` and one-hot targets `(2, 3)`.
pub fn tiny_batch() -> (Array2<f64>, Array2<f64>) {
    let x = array![[0.6, 0.9], [-1.0, 0.5]];
    let t = array![[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]];
    (x, t)
}
