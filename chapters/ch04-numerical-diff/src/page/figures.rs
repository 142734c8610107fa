//! The chapter's figures, each drawn from what the chapter's own functions return.

use super::live;
use crate::functions::{distance, gentle_curve, square, sum_of_squares};
use crate::{forward_difference, numerical_diff, numerical_gradient};
use figure::{Axis, BLUE, Chart, GREEN, INK, ORANGE, Point, Sheet, Side};
use ndarray::array;
use show::Figure;

/// A runner's distance against time: chords over ten minutes and over one, and the tangent at an instant.
#[must_use]
pub fn average_speed() -> Figure {
    let ten_minutes = distance(10.0) / 10.0;
    let one_minute = forward_difference(distance, 4.0, 1.0);
    let instant = numerical_diff(distance, 4.0);
    let run = |t: f64| (t, distance(t));
    let tangent = |t: f64| distance(4.0) + instant * (t - 4.0);
    Chart::new(
        Axis::linear(0.0..10.0).title("minutes"),
        Axis::linear(0.0..distance(10.0)).title("metres"),
    )
    .curve(INK, distance)
    .curve(GREEN.thin(), tangent)
    .curve(ORANGE.thin(), |t| distance(4.0) + one_minute * (t - 4.0))
    .line(BLUE, [run(0.0), run(10.0)])
    .line(ORANGE, [run(4.0), run(5.0)])
    .dots(BLUE, [run(0.0), run(10.0)])
    .dots(ORANGE, [run(5.0)])
    .dots(GREEN, [run(4.0)])
    .label(BLUE, (6.0, 6.0 * ten_minutes), Side::AboveLeft, &format!("all ten minutes: {ten_minutes:.0} metres a minute"))
    .label(ORANGE, (5.4, 600.0), Side::BelowRight, &format!("minute 4 to 5: {one_minute:.0}"))
    .label(GREEN, (4.0, 390.0), Side::BelowRight, &format!("at minute 4: {instant:.0}"))
    .figure(
        "Distance against time over ten minutes, a curve that bends upward. A straight line from start to end, a \
         short chord from minute 4 to minute 5 and the line that touches the curve at minute 4 have different slopes.",
    )
}

/// What `f(3 + h) − f(3)` gives for `x²` when `h` is a few times the gap between two numbers.
#[must_use]
pub fn rounding_staircase() -> Figure {
    const UNIT: f64 = 1e-15;
    let difference = |h: f64| (square(3.0 + h * UNIT) - square(3.0)) / UNIT;
    let places: Vec<f64> = (0..=1200).map(|i| f64::from(i) * 0.0025).collect();
    let mut stairs: Vec<Point> = vec![(0.0, difference(0.0))];
    for pair in places.windows(2) {
        if difference(pair[0]) != difference(pair[1]) {
            stairs.extend([
                (pair[1], difference(pair[0])),
                (pair[1], difference(pair[1])),
            ]);
        }
    }
    stairs.push((3.0, difference(3.0)));
    Chart::new(
        Axis::linear(0.0..3.0).title("h, in units of 10⁻¹⁵"),
        Axis::linear(0.0..20.0).title("f(3 + h) − f(3), in units of 10⁻¹⁵"),
    )
    .curve(INK.thin(), |h| 6.0 * h)
    .line(BLUE, stairs.clone())
    .line(ORANGE, stairs.into_iter().take_while(|&(_, change)| change == 0.0))
    .label(INK, (3.0, 18.0), Side::Right, "true: 6h")
    .label(BLUE, (1.55, 10.6), Side::AboveLeft, "what f64 gives")
    .label(ORANGE, (0.2, 0.0), Side::AboveRight, "3 + h is still 3")
    .figure(
        "The true change of x² near 3 is a straight line through zero. What f64 gives is a staircase around it: it stays \
         at zero where 3 + h is still 3, and jumps by uneven steps.",
    )
}

/// `y = x²` at −3, 0 and 3 with the chords of the forward and the central difference, and the tangent.
#[must_use]
pub fn chord_and_tangent() -> Figure {
    live::chord_and_tangent(2.0, true, true, false).figure
}

/// The error of forward and central differences of the sine against `h`, in `f32` and `f64`.
#[must_use]
pub fn error_against_h() -> Figure {
    live::error_against_h(0.0).figure
}

/// The curve `0.01x² + 0.1x` with its tangents at 5 and 10, from numerical slopes.
#[must_use]
pub fn tangents() -> Figure {
    let tangent_at = |x0: f64| {
        let slope = numerical_diff(gentle_curve, x0);
        move |x: f64| gentle_curve(x0) + slope * (x - x0)
    };
    let label = |x: f64| format!("slope {:.1} at {x}", numerical_diff(gentle_curve, x));
    Chart::new(Axis::linear(0.0..20.0).title("x"), Axis::linear(-1.0..6.0).title("y"))
        .curve(INK, gentle_curve)
        .curve(BLUE.thin(), tangent_at(5.0))
        .curve(ORANGE.thin(), tangent_at(10.0))
        .dots(BLUE, [(5.0, gentle_curve(5.0))])
        .dots(ORANGE, [(10.0, gentle_curve(10.0))])
        .label(BLUE, (5.0, gentle_curve(5.0)), Side::AboveLeft, &label(5.0))
        .label(ORANGE, (10.0, gentle_curve(10.0)), Side::BelowRight, &label(10.0))
        .figure(
            "The curve y = 0.01x² + 0.1x from 0 to 20, with one line that touches it at x = 5 and a steeper one that \
             touches it at x = 10.",
        )
}

/// Minus the numerical gradient of `x₀² + x₁²`, as arrows.
#[must_use]
pub fn gradient_field() -> Figure {
    let grid = || (-5..=5).map(|i| 0.4 * f64::from(i));
    let arrow = |(x0, x1): Point| {
        let gradient = numerical_gradient(sum_of_squares, &array![x0, x1]);
        [(x0, x1), (x0 - 0.09 * gradient[0], x1 - 0.09 * gradient[1])]
    };
    let chart = Chart::new(
        Axis::linear(-2.2..2.2)
            .title("x₀")
            .ticks([-2.0, -1.0, 0.0, 1.0, 2.0]),
        Axis::linear(-2.2..2.2)
            .title("x₁")
            .ticks([-2.0, -1.0, 0.0, 1.0, 2.0]),
    )
    .contours(INK.thin().faint(), (1..=9).map(f64::from), |x0, x1| {
        sum_of_squares(&array![x0, x1])
    })
    .arrows(
        BLUE.thin(),
        grid()
            .flat_map(|x0| grid().map(move |x1| (x0, x1)))
            .map(arrow),
    );
    Sheet::new([chart]).square().figure(
        "A field of arrows on a plane. Every arrow points to the origin, across circles of equal height; the arrows are \
         long far away, shorter nearby, and there is none at the origin itself.",
    )
}
