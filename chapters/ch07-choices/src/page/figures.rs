//! The chapter's figures, each drawn from what the chapter's own functions return.

use super::runs::rate_runs;
use crate::squared_error::{descent_of_a_unit, unit_cross_entropy, unit_squared_error};
use ch05_training::page::runs::smoothed;
use figure::{Axis, BLUE, Chart, GREEN, INK, ORANGE, PINK, Sheet, Side, VIOLET};
use show::Figure;

/// The loss of the whole training with each of the compared rates.
#[must_use]
pub fn loss_by_rate() -> Figure {
    let pens = [INK, BLUE, ORANGE, GREEN, PINK, VIOLET];
    let chart = Chart::new(
        Axis::linear(0.0..10_000.0)
            .title("step")
            .ticks([0.0, 2_000.0, 4_000.0, 6_000.0, 8_000.0]),
        Axis::linear(0.0..2.5).title("loss, mean of 100 batches"),
    );
    let runs = || rate_runs().iter().zip(pens);
    let chart = runs().fold(chart, |chart, ((_, run), pen)| {
        chart.line(pen, smoothed(&run.losses, 100))
    });
    let sheet = runs().fold(Sheet::new([chart]), |sheet, ((rate, _), pen)| {
        sheet.legend(pen, &format!("rate {rate}"))
    });
    sheet.figure(
        "Six curves of the loss over 10,000 steps. With rate 0.001 it hardly leaves ln 10. From 0.01 to 3 it falls the \
         sooner and the lower the larger the rate is. With rate 10 it stays high and comes down in a few sudden stairs.",
    )
}

/// What a unit says that should say 1, when it learns from the squared error and from the cross-entropy.
#[must_use]
pub fn saturated_unit() -> Figure {
    let said = |loss: fn(f64) -> f64| {
        let said = descent_of_a_unit(loss, -5.0);
        (0..).map(f64::from).zip(said)
    };
    Chart::new(
        Axis::linear(0.0..260.0).title("steps"),
        Axis::linear(0.0..1.0).title("output of the unit"),
    )
    .line(BLUE, said(unit_cross_entropy))
    .line(ORANGE, said(unit_squared_error))
    .label(BLUE, (16.0, 0.8), Side::Right, "cross-entropy")
    .label(ORANGE, (150.0, 0.35), Side::Left, "squared error")
    .figure(
        "The output of a unit that begins near 0 and should reach 1. With the cross-entropy it gets there within twenty \
         steps. With the squared error it stays near 0 for about 150 steps and only then climbs.",
    )
}
