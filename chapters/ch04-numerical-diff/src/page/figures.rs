//! The chapter's figures, each drawn from what the chapter's own functions return.

use crate::functions::{
    cosine, cube, distance, exponential, gentle_curve, sine, square, sum_of_squares,
};
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
    .line(BLUE, [run(0.0), run(10.0)])
    .line(ORANGE, [run(4.0), run(5.0)])
    .dots(BLUE, [run(0.0), run(10.0)])
    .dots(ORANGE, [run(5.0)])
    .dots(GREEN, [run(4.0)])
    .label(BLUE, (6.0, 6.0 * ten_minutes), Side::AboveLeft, &format!("all ten minutes: {ten_minutes:.0}"))
    .label(ORANGE, run(5.0), Side::BelowRight, &format!("minute 4 to 5: {one_minute:.0}"))
    .label(GREEN, run(4.0), Side::BelowRight, &format!("at minute 4: {instant:.0}"))
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
    let places: Vec<f64> = (0..=2000).map(|i| f64::from(i) * 0.0025).collect();
    let mut stairs: Vec<Point> = vec![(0.0, difference(0.0))];
    for pair in places.windows(2) {
        if difference(pair[0]) != difference(pair[1]) {
            stairs.extend([
                (pair[1], difference(pair[0])),
                (pair[1], difference(pair[1])),
            ]);
        }
    }
    stairs.push((5.0, difference(5.0)));
    Chart::new(
        Axis::linear(0.0..5.0).title("h, in units of 10⁻¹⁵"),
        Axis::linear(0.0..32.0).title("f(3 + h) − f(3), in units of 10⁻¹⁵"),
    )
    .curve(INK.thin(), |h| 6.0 * h)
    .line(BLUE, stairs.clone())
    .line(ORANGE, stairs.into_iter().take_while(|&(_, change)| change == 0.0))
    .label(INK, (3.2, 21.0), Side::AboveLeft, "6h, the true change")
    .label(BLUE, (3.4, 17.0), Side::BelowRight, "what f64 gives")
    .label(ORANGE, (0.22, 1.7), Side::Right, "3 + h is still 3")
    .figure(
        "The true change of x² near 3 is a straight line through zero. What f64 gives is a staircase around it: it stays \
         at zero where 3 + h is still 3, and jumps by uneven steps.",
    )
}

/// `y = x²` at −3, 0 and 3 with the chords of the forward and the central difference, and the tangent.
#[must_use]
pub fn chord_and_tangent() -> Figure {
    let h = 2.0;
    let panel = |(title, x): (&str, f64)| {
        let on_curve = |x: f64| (x, square(x));
        let slope = numerical_diff(square, x);
        let y = if x == 0.0 { -3.0..9.0 } else { -4.0..28.0 };
        Chart::new(
            Axis::linear(x - 2.5..x + 2.5).ticks([x - h, x, x + h]),
            Axis::linear(y),
        )
        .title(title)
        .curve(INK, square)
        .curve(GREEN.thin(), |other| square(x) + slope * (other - x))
        .line(BLUE, [on_curve(x), on_curve(x + h)])
        .line(ORANGE, [on_curve(x - h), on_curve(x + h)])
        .dots(ORANGE, [on_curve(x - h), on_curve(x + h)])
        .dots(GREEN, [on_curve(x)])
    };
    Sheet::new([("x = −3", -3.0), ("x = 0", 0.0), ("x = 3", 3.0)].map(panel))
        .legend(INK, "y = x²")
        .legend(BLUE, "forward")
        .legend(ORANGE, "central")
        .legend(GREEN.thin(), "tangent")
        .height(260.0)
        .figure(
            "The parabola y = x² at −3, 0 and 3. In each panel the chord from x − h to x + h is parallel to the tangent \
             at x, while the chord from x to x + h is not.",
        )
}

/// A function to be differentiated at 1, in both precisions, and what is known about it.
struct Example {
    name: &'static str,
    f: fn(f64) -> f64,
    f_in_f32: fn(f32) -> f32,
    /// The first, second and third derivative.
    derivatives: [fn(f64) -> f64; 3],
}

const EXAMPLES: [Example; 4] = [
    Example {
        name: "sin x",
        f: sine,
        f_in_f32: sine,
        derivatives: [cosine, |x| -sine(x), |x| -cosine(x)],
    },
    Example {
        name: "eˣ",
        f: exponential,
        f_in_f32: exponential,
        derivatives: [exponential; 3],
    },
    Example {
        name: "x³",
        f: cube,
        f_in_f32: cube,
        derivatives: [|x| 3.0 * x * x, |x| 6.0 * x, |_| 6.0],
    },
    Example {
        name: "x²",
        f: square,
        f_in_f32: square,
        derivatives: [|x| 2.0 * x, |_| 2.0, |_| 0.0],
    },
];

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

/// The error of forward and central differences against `h`, in `f32` and `f64`, for four functions.
#[must_use]
pub fn error_against_h() -> Figure {
    let panel = |example: &Example| {
        let Example {
            name,
            f,
            f_in_f32,
            derivatives: [slope, second, third],
            ..
        } = *example;
        let (root, cube_root) = (libm::sqrt(f64::EPSILON), libm::cbrt(f64::EPSILON));
        let measured = [
            (
                BLUE.faint(),
                errors(forward_difference::<f32>, f_in_f32, slope),
            ),
            (
                ORANGE.faint(),
                errors(central_difference::<f32>, f_in_f32, slope),
            ),
            (BLUE, errors(forward_difference::<f64>, f, slope)),
            (ORANGE, errors(central_difference::<f64>, f, slope)),
        ];
        let chart = Chart::new(
            Axis::logarithmic(1e-15..1.0).title("h"),
            Axis::logarithmic(1e-16..10.0),
        )
        .title(&format!("error for {name}"))
        .line(BLUE.thin(), [(root, 1e-16), (root, 1e-8)])
        .line(ORANGE.thin(), [(cube_root, 1e-16), (cube_root, 1e-11)])
        .label(BLUE, (root, 1e-15), Side::Left, "√ε")
        .label(ORANGE, (cube_root, 1e-15), Side::Right, "∛ε")
        .curve(INK.thin(), |h| h / 2.0 * second(1.0).abs())
        .curve(INK.thin(), |h| h * h / 6.0 * third(1.0).abs())
        .curve(INK.thin(), |h| f64::EPSILON / h * f(1.0));
        measured
            .into_iter()
            .fold(chart, |chart, (pen, (errors, best))| {
                chart.line(pen, errors).rings(pen, [best])
            })
    };
    Sheet::new(EXAMPLES.each_ref().map(panel))
        .columns(2)
        .legend(BLUE, "forward, f64")
        .legend(ORANGE, "central, f64")
        .legend(INK.thin(), "theory for f64")
        .legend(BLUE.faint(), "forward, f32")
        .legend(ORANGE.faint(), "central, f32")
        .height(260.0)
        .figure(
            "Four panels, for sin x, e to the x, x³ and x². In the first three the errors fall as h falls, with slope one \
             for the forward and slope two for the central difference, until rounding errors make them rise again. On x² \
             the forward difference does the same. The central difference has no falling part there: its error only \
             grows as h gets smaller.",
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
    .contours(
        INK.thin().faint(),
        [0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0],
        |x0, x1| sum_of_squares(&array![x0, x1]),
    )
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
