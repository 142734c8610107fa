//! The chapter's figures, each drawn from what the chapter's own functions return.

use crate::drawing::{mean_of, never_drawn, spread};
use crate::network_at_work::{first, trained, training_images};
use crate::sigmoid_slopes::{
    from_both_sides, from_its_value, from_the_distance, from_the_quotient, sigmoid,
};
use crate::workbench::Workbench;
use crate::{mean, mini_batch, mini_batch_without_repeats, shuffled_epoch};
use figure::{Axis, BLUE, Chart, Digits, INK, ORANGE, Pen, Point, Sheet, Side};
use network::exp;
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

/// The standard deviation of a batch's loss against the batch size, measured and foretold.
#[must_use]
pub fn spread_against_batch_size() -> Figure {
    let losses = trained().losses(training_images());
    let (all, one) = (losses.len() as f64, spread(&losses));
    let sizes = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 59_000];
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut measured = |draw: fn(usize, usize, &mut ChaCha8Rng) -> Vec<usize>| -> Vec<Point> {
        let spread_for = |size: usize| {
            let means: Vec<f64> = (0..200)
                .map(|_| mean_of(&losses, &draw(losses.len(), size, &mut rng)))
                .collect();
            (size as f64, spread(&means))
        };
        sizes.map(spread_for).to_vec()
    };
    let with_repeats = measured(draw);
    let without_repeats = measured(draw_once);
    let root = move |size: f64| one / size.sqrt();
    let corrected = move |size: f64| root(size) * ((all - size).max(0.0) / (all - 1.0)).sqrt();
    Chart::new(
        Axis::logarithmic(1.0..1e5).title("images in the batch"),
        Axis::logarithmic(1e-4..1.0).title("standard deviation of its loss"),
    )
    .curve(BLUE.thin(), root)
    .line(
        ORANGE.thin(),
        (0..=1000).map(|i| {
            let size = libm::pow(all, f64::from(i) / 1000.0).min(all - 1.0);
            (size, corrected(size))
        }),
    )
    .dots(BLUE, with_repeats)
    .dots(ORANGE, without_repeats)
    .label(BLUE, (100.0, root(100.0)), Side::AboveRight, "independent draws")
    .label(ORANGE, (15_000.0, corrected(15_000.0)), Side::BelowLeft, "without repeats")
    .figure(
        "On axes in powers of ten the standard deviation of a batch's loss falls along a straight line as the batch \
         grows. For independent draws it goes on. For draws without repeats it leaves the line from about 10,000 images \
         on and falls steeply towards zero at 60,000.",
    )
}

/// The share of the images that no batch has held yet, over four epochs.
#[must_use]
pub fn never_seen() -> Figure {
    const IMAGES: usize = 60_000;
    let quarters: Vec<f64> = (0..=16).map(|i| 0.25 * f64::from(i)).collect();
    let share = |batches: &[Vec<usize>]| never_drawn(IMAGES, batches) as f64 / IMAGES as f64;
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let drawn: Vec<Vec<usize>> = (0..2400).map(|_| draw(IMAGES, 100, &mut rng)).collect();
    let shuffled: Vec<Vec<usize>> = (0..4)
        .flat_map(|_| shuffled_epoch(IMAGES, 100, &mut rng).unwrap_or_default())
        .collect();
    let after = |batches: &[Vec<usize>]| -> Vec<Point> {
        let seen = quarters.iter().enumerate();
        seen.map(|(i, &epochs)| (epochs, share(&batches[..150 * i])))
            .collect()
    };
    Chart::new(
        Axis::linear(0.0..4.0).title("epochs (600 batches of 100 each)"),
        Axis::linear(0.0..1.0).title("share of the images not seen yet"),
    )
    .curve(BLUE.thin(), |epochs| exp(-epochs))
    .line(ORANGE.thin(), after(&shuffled))
    .dots(BLUE, after(&drawn))
    .dots(ORANGE, after(&shuffled))
    .label(BLUE, (1.5, exp(-1.5)), Side::AboveRight, "independent draws")
    .label(ORANGE, (0.75, 0.25), Side::BelowLeft, "shuffled")
    .figure(
        "The share of images that are still unseen, over four epochs. Shuffled, it falls along a straight line to zero at \
         the end of the first epoch. Drawn independently, it follows a curve that is still above a third there and \
         nears zero slowly.",
    )
}

/// The accuracy and the loss of the trained network on 1,000 images, against one weight.
#[must_use]
pub fn staircase() -> Figure {
    let thousand = first(training_images(), 1000);
    let bench = Workbench::new(trained(), sigmoid, &thousand);
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

/// The slope of the sigmoid by four formulas, as far as `f64` has it.
#[must_use]
pub fn sigmoid_slopes() -> Figure {
    let places = || (-1600..=1600).map(|i| 0.5 * f64::from(i));
    let line = |f: fn(f64) -> f64| {
        places()
            .map(move |x| (x, f(x)))
            .filter(|&(_, y)| y > 1e-308)
    };
    let panel = |title: &str, f: fn(f64) -> f64| {
        Chart::new(
            Axis::linear(-800.0..800.0)
                .title("x")
                .ticks([-700.0, 0.0, 700.0]),
            Axis::logarithmic(1e-320..1.0).ticks([1e-300, 1e-200, 1e-100, 1.0]),
        )
        .title(title)
        .line(
            ORANGE.thin(),
            [(-736.0, 1e-320), (0.0, 0.25), (736.0, 1e-320)],
        )
        .line(BLUE, line(f))
    };
    Sheet::new([
        panel("y (1 − y)", from_its_value).label(ORANGE, (300.0, 1e-130), Side::AboveRight, "true"),
        panel("e⁻ˣ / (1 + e⁻ˣ)²", from_the_quotient).label(ORANGE, (-500.0, 1e-217), Side::BelowRight, "true"),
        panel("1 / (2 + eˣ + e⁻ˣ)", from_both_sides),
        panel("the second with |x| for x", from_the_distance),
    ])
    .columns(2)
    .height(220.0)
    .figure(
        "Four panels with the slope of the sigmoid on a scale of powers of ten, against x from −800 to 800. True is a \
         roof, straight down on both sides. The first formula follows it to the left but ends at 37 on the right. The \
         second ends at −355 on the left. The third and fourth follow both sides to beyond 700, and look alike.",
    )
}

fn draw(train_size: usize, batch_size: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    mini_batch(train_size, batch_size, rng).unwrap_or_else(|error| panic!("{error}"))
}

fn draw_once(train_size: usize, batch_size: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    mini_batch_without_repeats(train_size, batch_size, rng)
        .unwrap_or_else(|error| panic!("{error}"))
}
