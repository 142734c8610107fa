//! The chapter's figures, drawn from the chapter's own function.

use super::answers::{a_two, favours_seven, favours_two};
use crate::sum_squares_error;
use figure::{Axis, BLUE, Chart, INK, ORANGE, Sheet, Side};
use ndarray::{Array1, array};
use show::Figure;

/// What each class adds to the error, for both answers.
#[must_use]
pub fn contributions() -> Figure {
    let panel = |title: &str, y: Array1<f64>| {
        let added = 0.5 * (y - a_two()).powi(2);
        let bars = added.into_iter().enumerate().map(|(class, added)| {
            let middle = class as f64;
            [(middle - 0.35, 0.0), (middle + 0.35, added)]
        });
        Chart::new(
            Axis::linear(-0.6..9.6)
                .title("class")
                .ticks((0..10).map(f64::from)),
            Axis::linear(0.0..0.45).title("added to the error"),
        )
        .title(title)
        .bars(BLUE, bars)
    };
    Sheet::new([
        panel("most weight on class 2", favours_two()),
        panel("most weight on class 7", favours_seven()),
    ])
    .figure(
        "Bars over the ten classes, twice. For the answer that favours class 2, one bar at class 2 is visible and the \
         others are tiny. For the answer that favours class 7, two tall bars stand at class 2 and at class 7.",
    )
}

/// The error over two outputs.
#[must_use]
pub fn loss_surface() -> Figure {
    let axis = |title: &str| Axis::linear(0.0..1.0).title(title).ticks([0.0, 0.5, 1.0]);
    let levels = (1..10).map(|tenth| f64::from(tenth) / 10.0);
    let chart = Chart::new(axis("y₀"), axis("y₁"))
        .contours(INK.thin().faint(), levels, |y0, y1| {
            sum_squares_error(&array![y0, y1], &array![0.0, 1.0])
        })
        .line(ORANGE, [(0.0, 1.0), (1.0, 0.0)])
        .dots(BLUE, [(0.0, 1.0)])
        .label(BLUE, (0.0, 1.0), Side::Right, "the target");
    Sheet::new([chart]).square().figure(
        "Quarter circles around the corner where the first output is 0 and the second is 1: the target, where the error \
         is zero. A straight line from the target to the opposite corner crosses all of them.",
    )
}
