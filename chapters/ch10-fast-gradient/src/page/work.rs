//! How much there is to compute, counted.

use ch05_training::TwoLayerNet;
use mnist::data;
use ndarray::Array2;
use network::{layer, sigmoid};

/// The first hundred training images, `(100, 784)`, and their labels.
pub fn hundred_images() -> (Array2<f64>, Vec<usize>) {
    let train = &data().train;
    let indices: Vec<usize> = (0..100).collect();
    let labels = train.labels.iter().take(100).map(|&label| label.into());
    (train.batch(&indices).0, labels.collect())
}

/// How many outputs of hidden units change when the weight from pixel `i` to unit `j` grows by `h`, and how many there are.
///
/// # Panics
/// If the images do not fit the network, or there is no such weight.
pub fn outputs_that_move(
    network: &TwoLayerNet,
    x: &Array2<f64>,
    i: usize,
    j: usize,
    h: f64,
) -> (usize, usize) {
    let mut moved = network.clone();
    moved.w1[[i, j]] += h;
    let outputs = |network: &TwoLayerNet| sigmoid(&layer(x, &network.w1, &network.b1));
    let (before, after) = (outputs(network), outputs(&moved));
    let changed = before
        .iter()
        .zip(&after)
        .filter(|(before, after)| before != after);
    (changed.count(), before.len())
}

/// The loss of the first hundred training images, with the weight from pixel `i` to unit `j` a step `h` up, and down.
///
/// # Panics
/// If the network is not for these images, or there is no such weight.
pub fn two_losses(network: &TwoLayerNet, i: usize, j: usize, h: f64) -> (f64, f64) {
    let (x, t) = data().train.batch(&(0..100).collect::<Vec<_>>());
    let loss = |weight| {
        let mut moved = network.clone();
        moved.w1[[i, j]] = weight;
        moved.loss(&x, &t)
    };
    let weight = network.w1[[i, j]];
    (loss(weight + h), loss(weight - h))
}

/// Of so many pixels, how many have ink, and how many shades of it there are when each image's are counted for
/// themselves.
pub fn ink_and_shades(images: usize) -> [usize; 3] {
    let (mut pixels, mut ink, mut shades) = (0, 0, 0);
    for image in data().train.images.rows().into_iter().take(images) {
        let mut seen = [false; 256];
        for &pixel in image.iter().filter(|&&pixel| pixel != 0) {
            seen[usize::from(pixel)] = true;
            ink += 1;
        }
        pixels += image.len();
        shades += seen.iter().filter(|&&seen| seen).count();
    }
    [pixels, ink, shades]
}
