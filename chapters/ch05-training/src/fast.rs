//! Backpropagation that passes over the background of the images: the same bits, sooner.
//!
//! Four fifths of MNIST's pixels are zero. They add nothing to a unit's sum, and the slope of the loss along their
//! weights is zero, so both of the large matrix products leave them out from the start.

use crate::{Gradient, TwoLayerNet};
use mnist::Dataset;
use ndarray::{ArrayRef2, Axis};
use network::{SparseMatrix, matmul, sigmoid, softmax};

/// The images at `indices`, one a row, without their zeros; what remains is in `0..=1`.
///
/// # Panics
/// If an index is not below the number of images.
pub fn sparse_images(data: &Dataset, indices: &[usize]) -> SparseMatrix {
    const EIGHT_ZEROS: [u8; 8] = [0; 8];
    let mut x = SparseMatrix::new(data.images.ncols());
    let mut terms = vec![(0, 0.0); data.images.ncols() + 1];
    for &index in indices {
        let image = data.images.row(index);
        let image = image.as_slice().expect("images lie row by row");
        let mut kept = 0;
        for (place, pixels) in image.chunks(EIGHT_ZEROS.len()).enumerate() {
            if pixels == EIGHT_ZEROS {
                continue;
            }
            for (i, &pixel) in pixels.iter().enumerate() {
                terms[kept] = (place * EIGHT_ZEROS.len() + i, f64::from(pixel) / 255.0);
                kept += usize::from(pixel != 0);
            }
        }
        x.push_row(terms[..kept].iter().copied());
    }
    x
}

/// [`TwoLayerNet::gradient`], of which this is line by line the same computation.
///
/// # Panics
/// If the shapes do not fit the network or each other.
pub fn gradient(network: &TwoLayerNet, x: &SparseMatrix, t: &ArrayRef2<f64>) -> Gradient {
    let z = sigmoid(&(x.times(&network.w1) + &network.b1));
    let y = softmax(&network::layer(&z, &network.w2, &network.b2));
    crate::assert_same_shape(&y, t);

    let slope_of_scores = (y - t) / t.nrows() as f64;
    let slope_of_z = matmul(&slope_of_scores, &network.w2.t());
    let slope_of_sums = slope_of_z * &z * (1.0 - &z);
    Gradient {
        w1: x.transpose().times(&slope_of_sums),
        b1: slope_of_sums.sum_axis(Axis(0)),
        w2: matmul(&z.t(), &slope_of_scores),
        b2: slope_of_scores.sum_axis(Axis(0)),
    }
}
