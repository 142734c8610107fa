//! The chapter's figures, each drawn from what the chapter's own functions return.

use super::live;
use super::network_at_work::training_images;
use crate::mini_batch;
use figure::{Axis, BLUE, Chart, Digits, INK, ORANGE, Sheet, Side};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use show::Figure;

/// The ten images of one mini-batch.
#[must_use]
pub fn ten_digits() -> Figure {
    let images = training_images();
    let batch = draw(images.len(), 10, &mut ChaCha8Rng::seed_from_u64(1));
    let digits = batch.into_iter().fold(Digits::new(5), |digits, index| {
        let pixels = images.images.row(index).to_vec();
        digits.image(&pixels, &images.labels[index].to_string())
    });
    digits.figure(
        "Ten handwritten digits, each with its label, in no order: the images of one mini-batch.",
    )
}

/// Where the ten images of that batch stand among all training images.
#[must_use]
pub fn a_batch_is_drawn() -> Figure {
    const IMAGES: usize = 60_000;
    let batch = draw(IMAGES, 10, &mut ChaCha8Rng::seed_from_u64(1));
    let (top, bottom) = (60.0, 160.0);
    let place = |index: usize| 20.0 + 440.0 * index as f64 / IMAGES as f64;
    let drawing = Chart::drawing(220.0)
        .label(
            INK,
            (240.0, 14.0),
            Side::Middle,
            "60,000 training images, each as likely as any other",
        )
        .label(INK, (20.0, 38.0), Side::Right, "0")
        .label(INK, (460.0, 38.0), Side::Left, "59,999")
        .bars(INK.shade(0.2), [[(20.0, top - 12.0), (460.0, top)]]);
    (0..).map(f64::from).zip(batch).fold(drawing, |drawing, (number, index)| {
        let (from, slot) = (place(index), 42.0 + 44.0 * number);
        drawing
            .line(BLUE, [(from, top - 12.0), (from, top)])
            .arrows(BLUE.thin(), [[(from, top), (slot, bottom)]])
            .frame(BLUE, [(slot - 18.0, bottom), (slot + 18.0, bottom + 24.0)])
            // Neighbours' numbers stand in two lines: one would be too short.
            .label(INK, (slot, bottom + 34.0 + 16.0 * (number % 2.0)), Side::Middle, &index.to_string())
    })
    .figure(
        "A long bar stands for 60,000 training images in order. Ten arrows lead from places all over it down to ten \
         boxes in a row, the batch, and cross each other. Below each box is the index of its image.",
    )
}

/// How the losses of 1,000 batches scatter about the loss of all images, for three batch sizes.
#[must_use]
pub fn batch_losses() -> Figure {
    live::batch_losses(100, false).figure
}

/// The accuracy and the loss of the trained network on 1,000 images, against one weight.
#[must_use]
pub fn staircase() -> Figure {
    live::staircase(0.0, false).figure
}

/// `x²` and `x³` about 0, where both have the slope 0.
#[must_use]
pub fn flat_places() -> Figure {
    let chart = |title: &str, f: fn(f64) -> f64| {
        Chart::new(Axis::linear(-1.0..1.0).title("x"), Axis::linear(-1.0..1.0))
            .title(title)
            .curve(BLUE, f)
            .line(ORANGE, [(-0.6, 0.0), (0.6, 0.0)])
            .dots(ORANGE, [(0.0, 0.0)])
            .label(ORANGE, (0.0, 0.0), Side::Below, "slope 0")
    };
    Sheet::new([chart("x²", |x| x * x), chart("x³", |x| x * x * x)])
        .height(260.0)
        .figure(
            "Two curves that are level at zero. x squared has its lowest point there. x cubed runs through: it is lower to \
             the left and higher to the right.",
        )
}

fn draw(train_size: usize, batch_size: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    mini_batch(train_size, batch_size, rng).unwrap_or_else(|error| panic!("{error}"))
}
