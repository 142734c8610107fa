//! The chapter's figures, drawn from the chapter's own function.

use crate::sum_squares_error;
use figure::{Axis, BLUE, Chart, INK, ORANGE, Sheet, Side};
use ndarray::array;
use show::Figure;

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
