//! The figures of the book's opening and of the page that follows it.

use super::live;
use crate::{sigmoid, step};
use figure::{Axis, BLUE, Chart, Digits, INK, ORANGE, Point, Side};
use ndarray::array;
use show::Figure;

/// The loss of AND against the bias alone, with one step against the slope.
#[must_use]
pub fn against_the_slope() -> Figure {
    live::against_the_slope(-4.0, 3.0, 1).figure
}

/// A unit with two inputs: weights, bias, score and activation.
#[must_use]
pub fn unit() -> Figure {
    let (first, second, bias) = ((60.0, 50.0), (60.0, 150.0), (200.0, 195.0));
    let (sum, answer) = ((200.0, 100.0), (350.0, 100.0));
    Chart::drawing(220.0)
        .arrows(BLUE, [[first, (174.0, 89.0)], [second, (174.0, 111.0)], [bias, (200.0, 130.0)]])
        .arrows(INK, [[sum, (322.0, 100.0)], [answer, (472.0, 100.0)]])
        .circles(INK, 20.0, [first, second])
        .circles(INK, 28.0, [sum, answer])
        .label(INK, first, Side::Middle, "x₁")
        .label(INK, second, Side::Middle, "x₂")
        .label(BLUE, (118.0, 62.0), Side::Above, "× w₁")
        .label(BLUE, (118.0, 138.0), Side::Below, "× w₂")
        .label(BLUE, (200.0, 172.0), Side::Right, "+ b")
        .label(INK, sum, Side::Middle, "+")
        .label(INK, answer, Side::Middle, "σ")
        .label(INK, (275.0, 100.0), Side::Above, "score")
        .label(INK, (426.0, 100.0), Side::Above, "activation")
        .label(INK, (60.0, 10.0), Side::Middle, "inputs")
        .figure(
            "Two inputs, each multiplied by its weight, meet in a circle where the bias is added: the score. An arrow leads \
             from it to a second circle, the activation function, and out comes the activation.",
        )
}

/// The book's network with its shapes: 784 pixels, 50 hidden units, 10 classes.
#[must_use]
pub fn the_network() -> Figure {
    let layers = [
        (60.0, "784 pixels", "x (1, 784)"),
        (240.0, "50 hidden units", "z (1, 50)"),
        (420.0, "10 classes", "y (1, 10)"),
    ];
    // Of each layer five units stand for all, with dots between the fourth and the last.
    let heights = [60.0, 90.0, 120.0, 150.0, 200.0];
    let arrows = layers.windows(2).flat_map(|pair| {
        let (from, to) = (pair[0].0 + 10.0, pair[1].0 - 10.0);
        heights
            .iter()
            .flat_map(move |&start| heights.map(|end| [(from, start), (to, end)]))
    });
    let drawing = arrows.fold(Chart::drawing(290.0), |drawing, line| {
        drawing.line(INK.thin().shade(0.25), line)
    });
    let drawing = layers
        .into_iter()
        .fold(drawing, |drawing, (x, name, shape)| {
            drawing
                .circles(BLUE, 10.0, heights.map(|y| (x, y)))
                .label(INK, (x, 175.0), Side::Middle, "⋮")
                .label(INK, (x, 24.0), Side::Middle, name)
                .label(BLUE, (x, 228.0), Side::Middle, shape)
        });
    [(150.0, "W₁ (784, 50)", "b₁ (50)"), (330.0, "W₂ (50, 10)", "b₂ (10)")]
        .into_iter()
        .fold(drawing, |drawing, (x, weights, biases)| {
            drawing
                .label(ORANGE, (x, 254.0), Side::Middle, weights)
                .label(ORANGE, (x, 276.0), Side::Middle, biases)
        })
        .figure(
            "Three columns of circles: 784 pixels on the left, 50 hidden units in the middle, 10 classes on the right. A \
             line joins every circle to every one of the next column. Below stand the shapes of the values, and between \
             the columns those of the weights and biases.",
        )
}

/// One step of training: from a batch to parameters that have moved.
#[must_use]
pub fn one_step() -> Figure {
    let boxes = [
        ((10.0, 20.0), "batch", "images x, targets t"),
        ((180.0, 20.0), "network", "answers y"),
        ((350.0, 20.0), "loss", "one number"),
        ((350.0, 130.0), "gradient", "slopes of the loss"),
        ((180.0, 130.0), "step", "parameter − rate × slope"),
    ];
    let drawing = boxes
        .into_iter()
        .fold(Chart::drawing(200.0), |drawing, ((x, y), name, what)| {
            drawing
                .frame(BLUE.thin(), [(x, y), (x + 120.0, y + 40.0)])
                .label(INK, (x + 60.0, y + 20.0), Side::Middle, name)
                .label(INK, (x + 60.0, y + 56.0), Side::Middle, what)
        });
    drawing
        .arrows(
            INK,
            [
                [(130.0, 40.0), (178.0, 40.0)],
                [(300.0, 40.0), (348.0, 40.0)],
                [(410.0, 90.0), (410.0, 128.0)],
                [(350.0, 150.0), (302.0, 150.0)],
            ],
        )
        .arrows(ORANGE, [[(240.0, 130.0), (240.0, 92.0)]])
        .label(ORANGE, (240.0, 111.0), Side::Left, "moved weights")
        .figure(
            "Five boxes in a ring. A batch of images and targets goes into the network, its answers into the loss, the \
             loss gives the gradient, and a step against it moves the weights, with which the network meets the next batch.",
        )
}

/// The step function and the sigmoid.
#[must_use]
pub fn step_and_sigmoid() -> Figure {
    let curve = |x: f64| sigmoid(&array![x])[0];
    let below: [Point; 2] = [(-8.0, step(-8.0)), (0.0, step(0.0))];
    let above: [Point; 2] = [(0.0, step(f64::MIN_POSITIVE)), (8.0, step(8.0))];
    Chart::new(
        Axis::linear(-8.0..8.0).title("score"),
        Axis::linear(-0.1..1.1).title("activation").ticks([0.0, 0.5, 1.0]),
    )
    .line(BLUE, below)
    .line(BLUE, above)
    .curve(ORANGE, curve)
    .label(BLUE, (0.0, 1.0), Side::Left, "step")
    .label(ORANGE, (1.6, curve(1.6)), Side::BelowRight, "sigmoid")
    .figure(
        "The step function jumps from 0 to 1 at a score of 0. The sigmoid is near 0 on the left and near 1 on the \
         right and rises smoothly in between, through one half at 0.",
    )
}

/// The first five training images with their labels.
///
/// # Panics
/// If the data cannot be read.
#[must_use]
pub fn five_digits() -> Figure {
    let images = mnist::load()
        .unwrap_or_else(|error| panic!("{error}"))
        .train;
    let digits = (0..5).fold(Digits::new(5), |digits, index| {
        let label = images.labels[index].to_string();
        digits.image(&images.images.row(index).to_vec(), &label)
    });
    digits.figure("Five handwritten digits, with their labels below: 5, 0, 4, 1, 9.")
}
