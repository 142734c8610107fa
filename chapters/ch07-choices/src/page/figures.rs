//! The chapter's figures, each drawn from what the chapter's own functions return.

use super::runs::rate_runs;
use crate::squared_error::{descent_of_a_unit, unit_cross_entropy, unit_squared_error};
use ch05_training::page::runs::smoothed;
use figure::{Axis, BLUE, Chart, INK, ORANGE, Point, Side};
use show::Figure;

/// The loss of the whole training with each of the compared rates.
#[must_use]
pub fn loss_by_rate() -> Figure {
    let chart = Chart::new(
        Axis::linear(0.0..10_000.0)
            .title("step")
            .ticks([0.0, 2_000.0, 4_000.0, 6_000.0, 8_000.0]),
        Axis::logarithmic(0.005..4.0)
            .title("loss, mean of 100 batches")
            .ticks([0.01, 0.1, 1.0]),
    );
    // The larger the rate, the stronger; the one that goes astray has a colour of its own.
    let shades = [0.6, 0.7, 0.8, 0.9, 1.0].map(|opacity| (BLUE, BLUE.shade(opacity)));
    let pens = shades.into_iter().chain([(ORANGE, ORANGE)]);
    let runs = rate_runs().iter().zip(pens);
    runs.fold(chart, |chart, ((rate, run), (words, pen))| {
        let losses = smoothed(&run.losses, 100);
        let (_, last) = losses[losses.len() - 1];
        chart
            .line(pen, losses)
            .label(words, (10_000.0, last), Side::Right, &format!("rate {rate}"))
    })
    .figure(
        "Six curves of the loss over 10,000 steps, on a scale of powers of ten. With rate 0.001 it hardly leaves ln 10. \
         From 0.01 to 3 it falls the sooner and the lower the larger the rate is. With rate 10 it stays high and comes \
         down in a few sudden stairs.",
    )
}

/// What a unit says that should say 1, when it learns from the squared error and from the cross-entropy.
#[must_use]
pub fn saturated_unit() -> Figure {
    let said = |loss: fn(f64) -> f64| -> Vec<Point> {
        let said = descent_of_a_unit(loss, -5.0);
        (0..).map(f64::from).zip(said).collect()
    };
    let (entropy, squared) = (said(unit_cross_entropy), said(unit_squared_error));
    let end = |curve: &[Point]| curve[curve.len() - 1];
    let steps = |curve: &[Point]| format!("{} steps", end(curve).0);
    Chart::new(
        Axis::linear(0.0..260.0).title("steps"),
        Axis::linear(0.0..1.0).title("output of the unit"),
    )
    .line(INK.thin(), [(0.0, 0.9), (260.0, 0.9)])
    .line(BLUE, entropy.clone())
    .dots(BLUE, [end(&entropy)])
    .line(ORANGE, squared.clone())
    .dots(ORANGE, [end(&squared)])
    .label(INK, (130.0, 0.9), Side::Above, "0.9: here both descents end")
    .label(BLUE, (14.0, 0.76), Side::Right, "cross-entropy,")
    .label(BLUE, (14.0, 0.68), Side::Right, &steps(&entropy))
    .label(ORANGE, (160.0, 0.43), Side::Left, "squared error,")
    .label(ORANGE, (160.0, 0.35), Side::Left, &steps(&squared))
    .figure(
        "The output of a unit that begins near 0 and should reach 1, until it says 0.9. With the cross-entropy it gets \
         there within twenty steps. With the squared error it stays near 0 for about 150 steps and only then climbs.",
    )
}
