//! The figure of the opening page that a reader can turn: a function of what there is to choose.

use super::first_learning::{AND, loss};
use figure::{Axis, Chart, GREEN, INK, Live, ORANGE, Point, Sheet, Side, written};

/// The loss of AND against the bias `b` alone, with so many steps against the slope.
#[must_use]
pub fn against_the_slope(b: f64, rate: f64, steps: usize) -> Live {
    let path = descent(b, rate, steps);
    let figure = sheet(&path).figure(
        "The loss against the bias is a valley. At a point on its right side, where the loss rises to the right, an \
         arrow leads to the left. Where it ends, the curve is much lower.",
    );
    Live {
        figure,
        words: words(rate, &path),
    }
}

/// The bias that a reader has drawn to a place of the drawing, in drawing units.
#[must_use]
pub fn bias_drawn_to(place: Point) -> f64 {
    let (_, (b, _)) = sheet(&[0.0]).values_at(place);
    libm::round(10.0 * b.clamp(FROM, 0.0)) / 10.0
}

/// Where the axis of the bias begins; it ends at 0.
const FROM: f64 = -12.0;

/// Where the axis of the loss ends; it begins at 0.
const HIGHEST: f64 = 2.0;

/// The loss of AND if both weights are 5.
fn of_bias(b: f64) -> f64 {
    loss([5.0, 5.0, b], &AND)
}

fn slope(b: f64) -> f64 {
    (of_bias(b + 1e-4) - of_bias(b - 1e-4)) / 2e-4
}

/// The first bias, and where each step ends.
fn descent(b: f64, rate: f64, steps: usize) -> Vec<f64> {
    let mut path = vec![b];
    for step in 0..steps {
        path.push(path[step] - rate * slope(path[step]));
    }
    path
}

fn sheet(path: &[f64]) -> Sheet {
    let on_curve = |b: f64| (b, of_bias(b));
    let is_inside = |&(b, loss): &Point| (FROM..=0.0).contains(&b) && loss <= HIGHEST;
    let from = path[0];
    let tangent = |b: f64| (b, of_bias(from) + slope(from) * (b - from));
    let steps = || {
        path.windows(2)
            .map(|step| (on_curve(step[0]), (step[1], of_bias(step[0]))))
    };
    let chart = Chart::new(
        Axis::linear(FROM..0.0).title("the bias b"),
        Axis::linear(0.0..HIGHEST).title("loss"),
    )
    .curve(INK, of_bias)
    .line(GREEN, [from - 1.2, from + 1.2].map(tangent));
    let chart = steps().fold(chart, |chart, (_, end)| {
        chart.line(ORANGE.thin(), [end, on_curve(end.0)])
    });
    // What leads out of the axes has no head: it is not where the step ends.
    let chart = steps().fold(chart, |chart, (start, end)| {
        if is_inside(&start) && is_inside(&end) {
            chart.arrows(ORANGE, [[start, end]])
        } else {
            chart.line(ORANGE, [start, end])
        }
    });
    let chart = chart
        .dots(INK, [on_curve(from)])
        .dots(ORANGE, path[1..].iter().copied().map(on_curve));
    let (beside, above) = if slope(from) < 0.0 {
        (Side::Right, Side::AboveRight)
    } else {
        (Side::Left, Side::AboveLeft)
    };
    let higher = from + if slope(from) < 0.0 { -1.2 } else { 1.2 };
    let mut chart = chart.label(GREEN, tangent(higher), above, "the slope here");
    if let Some((_, end)) = steps().next().filter(|(_, end)| is_inside(end)) {
        chart = chart.label(ORANGE, end, beside, "one step against it");
    }
    Sheet::new([chart])
}

fn words(rate: f64, path: &[f64]) -> String {
    let (from, last) = (path[0], path[path.len() - 1]);
    let (before, after) = (of_bias(from), of_bias(last));
    let start = format!(
        "At b = {} the loss is {} and its slope {}.",
        written(from),
        written(before),
        written(slope(from))
    );
    let steps = match path.len() - 1 {
        0 => return start,
        1 => format!(
            "One step subtracts {} times the slope from b",
            written(rate)
        ),
        steps => format!(
            "{steps} steps subtract {} times the slope from b, each that of its place",
            written(rate)
        ),
    };
    let lower = if after < before { "lower" } else { "no lower" };
    let lost = if after > 0.1 && slope(last).abs() < 1e-6 {
        " The curve is flat there, and no step leads back."
    } else {
        ""
    };
    format!(
        "{start} {steps}: b = {}, where the loss is {}, {lower} than before.{lost}",
        written(last),
        written(after)
    )
}
