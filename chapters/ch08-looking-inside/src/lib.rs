#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]

pub mod page;

pub use ndarray;

use ch05_training::TwoLayerNet;
use ch05_training::evaluation::{Answer, answers};
use mnist::Dataset;
use ndarray::Axis;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

/// The images that `network` gets wrong, the one that it is surest about first.
///
/// # Panics
/// If the images do not fit the network.
pub fn mistakes(network: &TwoLayerNet, data: &Dataset) -> Vec<Answer> {
    let mut mistakes = answers(network, data, 0..data.len());
    mistakes.retain(|answer| answer.guess != answer.label);
    mistakes.sort_by(|a, b| b.sureness.total_cmp(&a.sureness));
    mistakes
}

/// The weights into one hidden unit as two images: where ink makes the unit louder, and where it makes it quieter.
///
/// 0 is as light as paper; half of the weight that is farthest from 0, and whatever is beyond, as dark as ink.
///
/// # Panics
/// If there is no such unit.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is below 0 becomes 0, what is above 255 becomes 255"
)]
pub fn weight_images(network: &TwoLayerNet, unit: usize) -> [Vec<u8>; 2] {
    let weights = network.w1.column(unit);
    let strongest = weights.fold(0.0, |strongest: f64, weight| strongest.max(weight.abs()));
    [1.0, -1.0].map(|sign| {
        let inks = weights.iter().map(|weight| 2.0 * sign * weight / strongest);
        inks.map(|ink| (255.0 * ink).round() as u8).collect()
    })
}

/// Every image with its pixels in another order, the same for all of them: the seed's.
pub fn shuffled_pixels(data: &Dataset, seed: u64) -> Dataset {
    let mut order: Vec<usize> = (0..data.images.ncols()).collect();
    order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    // `select` along the columns gives an array whose rows are not slices of memory; batches want such rows.
    let images = data.images.select(Axis(1), &order);
    Dataset {
        images: images.as_standard_layout().into_owned(),
        labels: data.labels.clone(),
        ..*data
    }
}

/// Every image moved to the right by so many pixels. What leaves the image is lost, and what comes in is paper.
///
/// # Panics
/// If an image is not that wide.
pub fn shifted(data: &Dataset, pixels: usize) -> Dataset {
    let mut shifted = data.clone();
    let (from, to) = (data.images.rows(), shifted.images.rows_mut());
    for (from, mut to) in from.into_iter().zip(to) {
        for (place, pixel) in to.iter_mut().enumerate() {
            let came_in = place % data.width < pixels;
            *pixel = if came_in { 0 } else { from[place - pixels] };
        }
    }
    shifted
}
