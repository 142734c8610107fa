//! Both gradients, sooner: backpropagation that passes over the background of the images, to the same bits, and
//! [`numerical_gradient`], which computes only what a moved parameter changes.
//!
//! Four fifths of MNIST's pixels are zero. They add nothing to a unit's sum, and the slope of the loss along their
//! weights is zero, so both of the large matrix products leave them out from the start.

mod batch;
mod numerical;
mod workspace;

pub use batch::{Batch, BatchesAhead};
pub use numerical::{SMALL, numerical_gradient, numerical_gradient_with_step};
pub use workspace::Workspace;

use crate::{Gradient, TwoLayerNet};
use ndarray::{ArrayRef2, Axis};
use network::{SparseImages, matmul, sigmoid, softmax};

/// [`TwoLayerNet::gradient`], of which this is line by line the same computation.
///
/// # Panics
/// If the shapes do not fit the network or each other.
pub fn gradient(network: &TwoLayerNet, x: &SparseImages, t: &ArrayRef2<f64>) -> Gradient {
    let z = sigmoid(&(x.times(&network.w1) + &network.b1));
    let y = softmax(&network::layer(&z, &network.w2, &network.b2));
    crate::assert_same_shape(&y, t);

    let slope_of_scores = (y - t) / t.nrows() as f64;
    let slope_of_z = matmul(&slope_of_scores, &network.w2.t());
    let slope_of_sums = slope_of_z * &z * (1.0 - &z);
    Gradient {
        w1: x.transposed_times(&slope_of_sums),
        b1: slope_of_sums.sum_axis(Axis(0)),
        w2: matmul(&z.t(), &slope_of_scores),
        b2: slope_of_scores.sum_axis(Axis(0)),
    }
}
