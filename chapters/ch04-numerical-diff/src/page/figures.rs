//! The chapter's figures, each drawn from what the chapter's own functions return.

use crate::functions::{cosine, distance, gentle_curve, sine, square, sum_of_squares};
use crate::{
    Difference, Number, central_difference, forward_difference, numerical_diff, numerical_gradient,
    worst_error,
};
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
    let h = 2.0;
    let panel = |x: f64| {
        let on_curve = |x: f64| (x, square(x));
        // The straight line through two points of the curve, from one end of the panel to the other.
        let through = |from: f64, to: f64| {
            let slope = (square(to) - square(from)) / (to - from);
            move |other: f64| square(from) + slope * (other - from)
        };
        let slope = numerical_diff(square, x);
        Chart::new(
            Axis::linear(x - 2.5..x + 2.5)
                .ticks([x - h, x, x + h])
                .title("x"),
            Axis::linear(-9.0..31.0)
                .ticks([0.0, 10.0, 20.0, 30.0])
                .title("y"),
        )
        .curve(INK, square)
        .curve(GREEN, |other| square(x) + slope * (other - x))
        .curve(BLUE.thin(), through(x, x + h))
        .curve(ORANGE.thin(), through(x - h, x + h))
        .line(BLUE, [on_curve(x), on_curve(x + h)])
        .line(ORANGE, [on_curve(x - h), on_curve(x + h)])
        .dots(ORANGE, [on_curve(x - h), on_curve(x + h)])
        .dots(GREEN, [on_curve(x)])
    };
    let middle = panel(0.0)
        .label(INK, (0.0, 8.0), Side::Above, "y = x²")
        .label(ORANGE, (0.0, square(h)), Side::Above, "central")
        .label(BLUE, (-1.7, -3.4), Side::BelowRight, "forward")
        .label(GREEN, (2.6, 0.2), Side::BelowLeft, "tangent");
    Sheet::new([panel(-3.0), middle, panel(3.0)])
        .height(420.0)
        .figure(
            "The parabola y = x² at −3, 0 and 3. In each panel the chord from x − h to x + h is parallel to the tangent \
             at x, while the chord from x to x + h is not.",
        )
}

/// Four steps in each power of ten, from 1 down to `10⁻¹⁵`.
fn fine_steps() -> impl Iterator<Item = f64> {
    (0..=60).map(|i| libm::pow(10.0, -f64::from(i) / 4.0))
}

/// The error of `difference` at 1 for each step, and the point with the smallest.
fn errors<T: Number + Into<f64>>(
    difference: Difference<T>,
    f: fn(T) -> T,
    slope: fn(f64) -> f64,
) -> (Vec<Point>, Point) {
    let errors: Vec<Point> = fine_steps()
        .map(|h| (h, worst_error(difference, f, slope, 1.0, h)))
        .collect();
    let best = errors
        .iter()
        .copied()
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .unwrap_or_default();
    (errors, best)
}

/// The error of forward and central differences of the sine against `h`, in `f32` and `f64`.
#[must_use]
pub fn error_against_h() -> Figure {
    let (root, cube_root) = (libm::sqrt(f64::EPSILON), libm::cbrt(f64::EPSILON));
    let measured = [
        (BLUE.thin(), errors(forward_difference::<f32>, sine, cosine)),
        (
            ORANGE.thin(),
            errors(central_difference::<f32>, sine, cosine),
        ),
        (BLUE, errors(forward_difference::<f64>, sine, cosine)),
        (ORANGE, errors(central_difference::<f64>, sine, cosine)),
    ];
    let chart = Chart::new(
        Axis::logarithmic(1e-15..1.0).title("h"),
        Axis::logarithmic(1e-15..10.0).title("error of the slope of sin x at 1"),
    )
    .line(BLUE.thin(), [(root, 1e-15), (root, 1e-9)])
    .line(ORANGE.thin(), [(cube_root, 1e-15), (cube_root, 1e-12)])
    .label(BLUE, (root, 3e-15), Side::Left, "√ε")
    .label(ORANGE, (cube_root, 3e-15), Side::Left, "∛ε")
    .curve(INK.thin(), |h| h / 2.0 * sine(1.0))
    .curve(INK.thin(), |h| h * h / 6.0 * cosine(1.0))
    .curve(INK.thin(), |h| f64::EPSILON / h * sine(1.0));
    let chart = measured
        .into_iter()
        .fold(chart, |chart, (pen, (errors, best))| {
            chart.line(pen, errors).rings(pen, [best])
        })
        .label(BLUE, (1e-6, 4e-7), Side::AboveLeft, "forward: h")
        .label(ORANGE, (6e-5, 6e-10), Side::BelowRight, "central: h²")
        .label(BLUE, (1e-12, 0.6), Side::Below, "in f32")
        .label(INK, (1e-14, 1e-6), Side::Right, "both: ε/h");
    Sheet::new([chart]).height(400.0).figure(
        "The error of the sine's slope against h, on axes in powers of ten. It falls as h falls, with slope one for the \
         forward and slope two for the central difference, until rounding errors make both rise again along one line. In \
         f32 the same happens higher up and farther to the right.",
    )
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
