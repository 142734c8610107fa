//! The chapter's figures.

use super::live;
use crate::ndarray::{Array1, array};
use crate::{cross_entropy, cross_entropy_error};
use ch01_sse::sum_squares_error;
use figure::{Axis, BLUE, Chart, INK, ORANGE, Side};
use network::ln;
use show::Figure;

/// The natural logarithm.
#[must_use]
pub fn logarithm() -> Figure {
    Chart::new(
        Axis::linear(0.0..1.4).title("x").ticks([0.0, 0.5, 1.0]),
        Axis::linear(-4.0..1.0).title("ln x"),
    )
    .line(INK.thin(), [(0.0, 0.0), (1.4, 0.0)])
    .curve(BLUE, |x| if x < 0.018 { f64::NAN } else { ln(x) })
    .dots(BLUE, [(0.1, ln(0.1)), (0.6, ln(0.6)), (1.0, 0.0)])
    .label(BLUE, (0.1, ln(0.1)), Side::Right, "x = 0.1")
    .label(BLUE, (0.6, ln(0.6)), Side::BelowRight, "x = 0.6")
    .label(BLUE, (1.0, 0.0), Side::BelowRight, "x = 1")
    .figure(
        "The curve of the natural logarithm. It comes from far below at x near 0, crosses zero at x = 1 and rises ever \
         more slowly after it. Three points are marked, at x = 0.1, 0.6 and 1.",
    )
}

/// Both losses against the probability of the right class, the rest spread evenly over nine classes.
#[must_use]
pub fn two_losses() -> Figure {
    let answer = |p: f64| {
        let mut y = Array1::from_elem(10, (1.0 - p) / 9.0);
        y[0] = p;
        y
    };
    let t = {
        let mut t = Array1::zeros(10);
        t[0] = 1.0;
        t
    };
    Chart::new(
        Axis::linear(0.0..1.0).title("probability of the right class"),
        Axis::linear(0.0..5.0).title("loss"),
    )
    .curve(BLUE, |p| {
        if p < 0.0067 {
            f64::NAN
        } else {
            cross_entropy(&answer(p), &t)
        }
    })
    .curve(ORANGE, |p| sum_squares_error(&answer(p), &t))
    .dots(INK, [(0.1, cross_entropy(&answer(0.1), &t))])
    .label(
        INK,
        (0.1, cross_entropy(&answer(0.1), &t)),
        Side::Right,
        "a guess: ln 10",
    )
    .label(BLUE, (0.3, cross_entropy(&answer(0.3), &t)), Side::AboveRight, "cross-entropy")
    .label(ORANGE, (0.3, sum_squares_error(&answer(0.3), &t)), Side::Above, "squared error")
    .figure(
        "Both losses against the probability of the right class. The squared error falls gently from about a half \
         to zero. The cross-entropy falls from very high, steeply at first, and meets it at a probability of one.",
    )
}

/// The article's first answer as ten bars, and its two losses.
#[must_use]
pub fn ten_bars() -> Figure {
    live::ten_bars([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]).figure
}

/// The cross-entropy with and without delta, for probabilities down to nothing.
#[must_use]
pub fn price_of_delta_drawn() -> Figure {
    let exponents = (0..=80).map(|step| -f64::from(step) / 4.0);
    let (with, without): (Vec<_>, Vec<_>) = exponents
        .map(|exponent| {
            let (p, t) = (libm::exp10(exponent), array![1.0]);
            let with = cross_entropy_error(&array![p], &t);
            ((p, with), (p, cross_entropy(&array![p], &t)))
        })
        .unzip();
    Chart::new(
        Axis::logarithmic(1e-20..1.0).title("probability of the right class"),
        Axis::linear(0.0..50.0).title("loss"),
    )
    .line(ORANGE, without)
    .line(BLUE, with)
    .label(ORANGE, (1e-15, 34.5), Side::AboveRight, "without delta")
    .label(BLUE, (1e-15, 16.1), Side::Below, "with delta")
    .figure(
        "Both forms of the cross-entropy against the probability of the right class, on a logarithmic axis. From 1 \
         down to about a millionth they are one line. Below it the form with delta stays level at 16, the other \
         rises on.",
    )
}
