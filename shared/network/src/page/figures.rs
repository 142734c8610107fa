//! The figures of the book's opening and of the page that follows it.

use super::first_learning::{AND, loss};
use crate::{sigmoid, step};
use figure::{Axis, BLUE, Chart, Digits, GREEN, INK, ORANGE, Point, Side};
use ndarray::array;
use show::Figure;

/// The loss of AND against the bias alone, with one step against the slope.
#[must_use]
pub fn against_the_slope() -> Figure {
    let of_bias = |b: f64| loss([5.0, 5.0, b], &AND);
    let slope = |b: f64| (of_bias(b + 1e-4) - of_bias(b - 1e-4)) / 2e-4;
    let on_curve = |b: f64| (b, of_bias(b));
    let (from, rate) = (-4.0, 3.0);
    let to = from - rate * slope(from);
    let tangent = |b: f64| of_bias(from) + slope(from) * (b - from);
    Chart::new(
        Axis::linear(-12.0..0.0).title("the bias b"),
        Axis::linear(0.0..2.0).title("loss"),
    )
    .curve(INK, of_bias)
    .line(GREEN, [from - 1.2, from + 1.2].map(|b| (b, tangent(b))))
    .line(ORANGE.thin(), [(to, of_bias(from)), on_curve(to)])
    .arrows(ORANGE, [[on_curve(from), (to, of_bias(from))]])
    .dots(INK, [on_curve(from)])
    .dots(ORANGE, [on_curve(to)])
    .label(GREEN, (from + 1.2, tangent(from + 1.2)), Side::AboveLeft, "the slope here")
    .label(ORANGE, (to, of_bias(from)), Side::Left, "one step against it")
    .figure(
        "The loss against the bias is a valley. At a point on its right side, where the loss rises to the right, an \
         arrow leads to the left. Where it ends, the curve is much lower.",
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
        Axis::linear(0.0..1.0).title("activation"),
    )
    .line(BLUE, below)
    .line(BLUE, above)
    .curve(ORANGE, curve)
    .label(BLUE, (0.0, 0.97), Side::BelowLeft, "step")
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
