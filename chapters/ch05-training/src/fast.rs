//! Both gradients, sooner: backpropagation that passes over the background of the images, to the same bits, and
//! [`numerical_gradient`], which computes only what a moved parameter changes.
//!
//! Four fifths of MNIST's pixels are zero. They add nothing to a unit's sum, and the slope of the loss along their
//! weights is zero, so both of the large matrix products leave them out from the start.

mod numerical;
mod workspace;

pub use numerical::{SMALL, numerical_gradient, numerical_gradient_with_step};
pub use workspace::Workspace;

use crate::{Gradient, TwoLayerNet};
use mnist::Dataset;
use ndarray::{ArrayRef2, Axis};
use network::{SparseMatrix, matmul, sigmoid, softmax};
use std::hint::black_box;

/// The images at `indices`, one a row, without their zeros; what remains is in `0..=1`.
///
/// # Panics
/// If an index is not below the number of images.
pub fn sparse_images(data: &Dataset, indices: &[usize]) -> SparseMatrix {
    let mut x = SparseMatrix::new(data.images.ncols());
    copy_sparse_images(&mut x, data, indices);
    x
}

/// The same, in the memory that `x` has.
///
/// # Panics
/// If an index is not below the number of images.
pub fn copy_sparse_images(x: &mut SparseMatrix, data: &Dataset, indices: &[usize]) {
    const SHADES: [f64; 256] = {
        let mut shades = [0.0; 256];
        let mut pixel = 0;
        while pixel < 256 {
            shades[pixel] = pixel as f64 / 255.0;
            pixel += 1;
        }
        shades
    };
    // A batch is drawn from all over the memory, which comes in lines of 64 bytes. Asking for one byte of each brings the
    // lines together, and not one after the other as they are read below.
    black_box(indices.iter().fold(0, |seen, &index| {
        let image = data.images.row(index);
        image
            .iter()
            .step_by(64)
            .fold(seen, |seen, pixel| seen ^ pixel)
    }));
    x.clear(data.images.ncols());
    for &index in indices {
        let image = data.images.row(index);
        let (eights, rest) = image.as_slice().expect("row by row").as_chunks::<8>();
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        let eights = eights.iter().chain([&last]).enumerate();
        // Most of an image is background.
        let inked = eights.filter(|(_, pixels)| **pixels != [0; 8]);
        x.push_kept(
            inked.map(|(i, pixels)| (8 * i, pixels.map(|pixel| SHADES[usize::from(pixel)]))),
        );
    }
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
