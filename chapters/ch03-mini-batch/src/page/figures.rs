//! The chapter's figures, each drawn from what the chapter's own functions return.

use super::network_at_work::{trained, training_images};
use super::workbench::Workbench;
use crate::drawing::mean_of;
use crate::{mean, mini_batch};
use figure::{Axis, BLUE, Chart, Digits, INK, ORANGE, Pen, Point, Sheet, Side};
use network::sigmoid_of;
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
    const WIDTH: f64 = 0.02;
    let losses = trained().losses(training_images());
    let whole = mean(&losses);
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut panel = |(title, size): (&str, usize)| {
        let mut counts = [0.0; 50];
        for _ in 0..1000 {
            let loss = mean_of(&losses, &draw(losses.len(), size, &mut rng));
            let bin = counts
                .iter_mut()
                .enumerate()
                .find(|(i, _)| loss < (*i as f64 + 1.0) * WIDTH);
            if let Some((_, count)) = bin {
                *count += 1.0;
            }
        }
        let highest = counts.iter().copied().fold(0.0, f64::max);
        let tick = [50.0, 100.0, 300.0]
            .into_iter()
            .rfind(|&tick| tick <= highest);
        let bars = counts.iter().enumerate().map(|(i, &count)| {
            let left = i as f64 * WIDTH;
            [(left, 0.0), (left + WIDTH, count)]
        });
        Chart::new(
            Axis::linear(0.0..1.0).title("loss of a batch"),
            Axis::linear(0.0..1.3 * highest)
                .ticks([0.0, tick.unwrap_or(highest)])
                .title("how many of 1,000 batches"),
        )
        .title(title)
        .bars(BLUE.faint(), bars)
        .line(ORANGE, [(whole, 0.0), (whole, 1.3 * highest)])
        .label(
            ORANGE,
            (whole, 1.2 * highest),
            Side::Right,
            "the loss of all 60,000 images",
        )
    };
    let panels = [
        ("Batches of 10 images", 10),
        ("Batches of 100 images", 100),
        ("Batches of 1,000 images", 1000),
    ]
    .map(&mut panel);
    Sheet::new(panels)
        .columns(1)
        .height(185.0)
        .figure(
            "Three rows of bars about one upright line, the loss of all images. The losses of batches of 10 are spread \
             wide and lean to the left, those of 100 are a narrower hill, those of 1000 a steep peak at the line.",
        )
}

/// The accuracy and the loss of the trained network on 1,000 images, against one weight.
#[must_use]
pub fn staircase() -> Figure {
    let thousand = training_images().select(0..1000);
    let bench = Workbench::new(trained(), sigmoid_of, &thousand);
    let weight = (378, 8);
    let changes: Vec<f64> = (-200..=200).map(|i| 0.01 * f64::from(i)).collect();
    let mut stairs: Vec<Point> = Vec::new();
    for &change in &changes {
        let accuracy = bench.accuracy(weight, change);
        if let Some(&(_, before)) = stairs.last() {
            stairs.push((change, before));
        }
        stairs.push((change, accuracy));
    }
    // Of a level stretch only its ends are needed.
    let is_corner =
        |i: usize| i == 0 || i + 1 == stairs.len() || stairs[i - 1].1 != stairs[i + 1].1;
    let corners = (0..stairs.len())
        .filter(|&i| is_corner(i))
        .map(|i| stairs[i]);
    let losses = changes
        .iter()
        .map(|&change| (change, bench.loss(weight, change)));
    let here = |value: f64| [(0.0, value)];
    let chart = |title: &str, pen: Pen, range, points: Vec<Point>, now: f64| {
        Chart::new(
            Axis::linear(-2.0..2.0).title("change of the weight"),
            Axis::linear(range),
        )
        .title(title)
        .line(pen, points)
        .rings(INK, here(now))
    };
    Sheet::new([
        chart("accuracy", BLUE, 0.898..0.916, corners.collect(), bench.accuracy(weight, 0.0)),
        chart("loss", ORANGE, 0.316..0.336, losses.collect(), bench.loss(weight, 0.0)),
    ])
    .height(280.0)
    .figure(
        "Two panels over the change of one weight from −2 to 2. The accuracy is a staircase that stays level and then \
         jumps, mostly upward. The loss is a smooth curve that falls all the way.",
    )
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
