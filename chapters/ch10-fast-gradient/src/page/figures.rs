//! The appendix's figures.

use super::growth::{METHODS, Timing, parameters_with, timings};
use super::side_by_side::both_methods;
use crate::exact::{LargestErrors, largest_errors};
use figure::{Axis, BLUE, Chart, GREEN, ORANGE, Pen, Point, Sheet, Side};
use show::Figure;

/// The largest error of the plain and of the fast gradient against `h`.
#[must_use]
pub fn errors_of_both() -> Figure {
    let errors = largest_errors();
    let of = |pick: fn(&LargestErrors) -> f64| -> Vec<Point> {
        errors.iter().map(|at| (at.h, pick(at))).collect()
    };
    Chart::new(
        Axis::logarithmic(3e-9..3e-1)
            .ticks([1e-8, 1e-6, 1e-4, 1e-2])
            .title("h"),
        Axis::logarithmic(1e-18..1e-6)
            .ticks([1e-16, 1e-13, 1e-10, 1e-7])
            .title("largest error"),
    )
    .line(ORANGE, of(|at| at.plain))
    .dots(ORANGE, of(|at| at.plain))
    .line(BLUE, of(|at| at.fast))
    .dots(BLUE, of(|at| at.fast))
    .label(ORANGE, (1e-6, 1e-10), Side::AboveRight, "two losses, subtracted")
    .label(BLUE, (1e-6, 1e-16), Side::Above, "only what moves")
        .figure(
            "The largest error of 27 slopes against h. The error of the plain gradient rises tenfold with every tenth \
             of h. That of the fast one stays level, near 10 to the −16.",
        )
}

/// The colours of [`METHODS`].
const PENS: [Pen; 3] = [ORANGE, BLUE, GREEN];

/// The time of a gradient against the number of parameters and against the size of the batch.
#[must_use]
pub fn growth() -> Figure {
    let timings = timings();
    let panel = |x_axis: Axis, fixed: fn(&Timing) -> Option<f64>| {
        let chart = Chart::new(
            x_axis,
            Axis::logarithmic(1e-3..1e5)
                .title("milliseconds")
                .ticks([0.01, 1.0, 100.0, 10_000.0]),
        );
        METHODS
            .iter()
            .zip(PENS)
            .fold(chart, |chart, (&method, pen)| {
                let of_method = timings.iter().filter(|timing| timing.method == method);
                let mut points: Vec<Point> = of_method
                    .filter_map(|timing| Some((fixed(timing)?, timing.milliseconds)))
                    .collect();
                points.sort_by(|a, b| a.0.total_cmp(&b.0));
                chart.line(pen, points.clone()).dots(pen, points)
            })
    };
    Sheet::new([
        panel(
            Axis::logarithmic(500.0..1e6).title("parameters"),
            |timing| (timing.batch == 100).then_some(timing.parameters as f64),
        )
        .label(ORANGE, (1e4, 1e3), Side::AboveLeft, "plain differences")
        .label(BLUE, (1e4, 2.0), Side::Above, "fast differences")
        .label(GREEN, (1e4, 0.1), Side::Below, "backpropagation"),
        panel(
            Axis::logarithmic(0.6..2e3).title("images in the batch"),
            |timing| (timing.parameters == parameters_with(50)).then_some(timing.batch as f64),
        )
        .label(ORANGE, (10.0, 2e3), Side::AboveLeft, "plain differences")
        .label(BLUE, (10.0, 0.6), Side::Above, "fast differences")
        .label(GREEN, (30.0, 0.05), Side::BelowRight, "backpropagation"),
    ])
    .columns(1)
    .height(240.0)
    .figure(
        "Time of one gradient against the number of parameters, and against the number of images, on logarithmic \
         axes. In both panels the line of the plain differences lies two to four powers of ten above that of the fast \
         ones, which lies about one at most above backpropagation. Over the parameters the plain line is the steepest.",
    )
}

/// The test accuracies of a training by each method, and how far apart the two networks are.
#[must_use]
pub fn two_roads() -> Figure {
    let steps = || both_methods().iter().map(|at| at.step as f64);
    let accuracy = |method: usize| -> Vec<(f64, f64)> {
        let accuracies = both_methods().iter().map(|at| at.accuracies[method]);
        steps().zip(accuracies).collect()
    };
    let apart = steps().zip(both_methods().iter().map(|at| at.difference));
    let above = Chart::new(
        Axis::linear(0.0..200.0).title("step"),
        Axis::linear(0.0..1.0).title("test accuracy"),
    )
    .line(BLUE, accuracy(0))
    .rings(ORANGE.thin(), accuracy(1))
    .label(BLUE, (70.0, 0.45), Side::Right, "line: backpropagation")
    .label(
        ORANGE,
        (70.0, 0.25),
        Side::Right,
        "rings: numerical differentiation",
    );
    let below = Chart::new(
        Axis::linear(0.0..200.0).title("step"),
        Axis::logarithmic(1e-12..1.0).title("largest difference between the networks"),
    )
    .line(GREEN, apart.clone().skip(1))
    .dots(GREEN, apart.skip(1));
    Sheet::new([above, below])
        .columns(1)
        .height(230.0)
        .figure(
            "Above, the test accuracy of two networks over 200 steps, one trained by backpropagation and one by numerical \
             differentiation: every ring lies on the line. Below, the largest difference between their parameters.",
        )
}
