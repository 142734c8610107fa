#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]

pub mod exercises;
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
