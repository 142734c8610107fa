//! The chapter's figures, drawn from the chapter's own function.

use super::answers::{a_two, favours_two};
use crate::sum_squares_error;
use figure::{Axis, BLUE, Chart, INK, ORANGE, Point, Sheet, Side};
use ndarray::array;
use show::Figure;

/// The whole way from an answer and a target to the error, class by class.
#[must_use]
pub fn worked_example() -> Figure {
    let (y, t) = (favours_two(), a_two());
    let squares = (&y - &t).powi(2);
    let top = |row: usize| 48.0 + 22.0 * row as f64;
    let columns = [
        (INK, "y", 40.0, 2, y.clone()),
        (INK, "t", 150.0, 0, t.clone()),
        (ORANGE, "y − t", 260.0, 2, &y - &t),
        (BLUE, "(y − t)²", 380.0, 4, squares.clone()),
    ];
    let drawing = Chart::drawing(340.0).label(INK, (16.0, 24.0), Side::Middle, "class");
    let drawing = (0..10).fold(drawing, |drawing, class| {
        drawing.label(INK, (16.0, top(class)), Side::Middle, &class.to_string())
    });
    let drawing =
        columns
            .into_iter()
            .fold(drawing, |drawing, (pen, name, left, digits, values)| {
                let drawing = drawing.label(INK, (left + 20.0, 24.0), Side::Middle, name);
                (0..).zip(values).fold(drawing, |drawing, (row, value)| {
                    let number = format!("{value:.digits$}").replace('-', "−");
                    let middle = top(row);
                    drawing
                        .label(pen, (left + 60.0, middle), Side::Left, &number)
                        .bars(
                            pen.faint(),
                            [[
                                (left + 56.0, middle - 6.0),
                                (left + 56.0 + 40.0 * value.abs(), middle + 6.0),
                            ]],
                        )
                })
            });
    let (line, last) = (top(10) - 8.0, top(11) - 8.0);
    drawing
        .line(INK.thin(), [(250.0, line), (470.0, line)])
        .label(INK, (366.0, last - 10.0), Side::Left, "their sum")
        .label(BLUE, (440.0, last - 10.0), Side::Left, &format!("{:.4}", squares.sum()))
        .label(INK, (366.0, last + 14.0), Side::Left, "half of it, the error")
        .label(BLUE, (440.0, last + 14.0), Side::Left, &format!("{:.4}", sum_squares_error(&y, &t)))
        .figure(
            "A row for each of ten classes: what the network says, what is right, the difference, and its square. Only \
             class 2 has a difference of note, minus 0.4, whose square is 0.16. The squares are added up below, and half \
             of the sum is the error.",
        )
}

/// The error over two outputs.
#[must_use]
pub fn loss_surface() -> Figure {
    let error = |y0, y1| sum_squares_error(&array![y0, y1], &array![0.0, 1.0]);
    let axis = |title: &str| Axis::linear(0.0..1.0).title(title).ticks([0.0, 0.5, 1.0]);
    let levels = (1..10).map(|tenth| f64::from(tenth) / 10.0);
    let chart = Chart::new(axis("y₀"), axis("y₁"))
        .contours(INK.thin().faint(), levels, error)
        .line(ORANGE, [(0.0, 1.0), (1.0, 0.0)])
        .dots(BLUE, [(0.0, 1.0)])
        .label(BLUE, (0.03, 0.985), Side::Right, "the target: 0");
    // The levels stand on their lines, a little above the straight line.
    let places: [Point; 4] = [0.3, 0.6, 0.75, 0.9].map(|y0| (y0, 1.0 - 0.75 * y0));
    let chart = places.into_iter().fold(chart, |chart, (y0, y1)| {
        let level = (10.0 * error(y0, y1)).round() / 10.0;
        // From the target, the error grows with the square of the distance.
        let farther = (level / error(y0, y1)).sqrt();
        let place = (farther * y0, 1.0 - farther * (1.0 - y1));
        chart.label(INK, place, Side::Middle, &format!("{level:.1}"))
    });
    let chart = chart.label(ORANGE, (0.5, 0.5), Side::BelowLeft, "sum 1");
    Sheet::new([chart]).square().figure(
        "Quarter circles around the corner where the first output is 0 and the second is 1: the target, where the error \
         is zero. A straight line from the target to the opposite corner crosses all of them.",
    )
}
