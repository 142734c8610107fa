//! The figures that a reader can turn: each is a function of what there is to choose.

use crate::functions::{cosine, sine, square};
use crate::{
    Difference, Number, central_difference, forward_difference, numerical_diff, worst_error,
};
use figure::{Axis, BLUE, Chart, GREEN, INK, Live, ORANGE, Point, Sheet, Side, written};

/// `y = x²` at −3, 0 and 3 with the tangent and the chords of the forward and the central difference for this `h`, in
/// `f32` or in `f64`.
///
/// The lines through the chords have the slopes that the differences compute, rounding errors and all.
#[must_use]
pub fn chord_and_tangent(h: f64, forward: bool, central: bool, in_f32: bool) -> Live {
    let slopes = |x: f64| {
        if in_f32 {
            both_slopes::<f32>(x, h)
        } else {
            both_slopes::<f64>(x, h)
        }
    };
    let panel = |x: f64| {
        let on_curve = |x: f64| (x, square(x));
        let line = |from: f64, slope: f64| move |other: f64| square(from) + slope * (other - from);
        let [forward_slope, central_slope] = slopes(x);
        // Closer together, the numbers would run into each other.
        let ticks = if h < 1.0 {
            vec![x]
        } else {
            vec![x - h, x, x + h]
        };
        let mut chart = Chart::new(
            Axis::linear(x - 2.5..x + 2.5).ticks(ticks).title("x"),
            Axis::linear(-9.0..31.0)
                .ticks([0.0, 10.0, 20.0, 30.0])
                .title("y"),
        )
        .curve(INK, square)
        .curve(GREEN, line(x, numerical_diff(square, x)));
        if forward {
            chart = chart.curve(BLUE.thin(), line(x, forward_slope));
        }
        if central {
            chart = chart.curve(ORANGE.thin(), line(x - h, central_slope));
        }
        if forward {
            chart = chart.line(BLUE, [on_curve(x), on_curve(x + h)]);
        }
        if central {
            let ends = [on_curve(x - h), on_curve(x + h)];
            chart = chart.line(ORANGE, ends).dots(ORANGE, ends);
        } else if forward {
            chart = chart.dots(BLUE, [on_curve(x + h)]);
        }
        chart.dots(GREEN, [on_curve(x)])
    };
    let mut middle = panel(0.0).label(INK, (0.0, 8.0), Side::Above, "y = x²");
    if central {
        middle = middle.label(ORANGE, (0.0, square(h)), Side::Above, "central");
    }
    if forward {
        // Where the line is level, its word would stand in the tangent's.
        let x = if h < 1.0 { -2.6 } else { -1.7 };
        middle = middle.label(BLUE, (x, x * h), Side::BelowRight, "forward");
    }
    middle = middle.label(GREEN, (2.6, 0.2), Side::BelowLeft, "tangent");
    let figure = Sheet::new([panel(-3.0), middle, panel(3.0)])
        .height(420.0)
        .figure(
            "The parabola y = x² at −3, 0 and 3. In each panel the chord from x − h to x + h is parallel to the tangent \
             at x, while the chord from x to x + h is not.",
        );

    let words = if h == 0.0 {
        "With h = 0 both differences are 0/0, which is no number: there is no chord.".to_string()
    } else {
        let kind = if in_f32 { "f32" } else { "f64" };
        let said = |name: &str, which: usize| {
            let [a, b, c] =
                [-3.0, 0.0, 3.0].map(|x| (slopes(x)[which], slopes(x)[which] - 2.0 * x));
            let worst = [a, b, c]
                .into_iter()
                .map(|(_, off)| off.abs())
                .fold(0.0, f64::max);
            let [a, b, c] = [a, b, c].map(|(slope, _)| written(slope));
            format!(
                " {name}: {a}, {b} and {c}, off by up to {}.",
                written(worst)
            )
        };
        let mut words = format!(
            "h = {} in {kind}. The slopes at −3, 0 and 3 are −6, 0 and 6.",
            written(h)
        );
        if forward {
            words += &said("Forward", 0);
        }
        if central {
            words += &said("Central", 1);
        }
        words
    };
    Live { figure, words }
}

/// The forward and the central difference of `x²`.
fn both_slopes<T: Number + Into<f64>>(x: f64, h: f64) -> [f64; 2] {
    let (x, h) = (T::constant(x), T::constant(h));
    [
        forward_difference(square, x, h).into(),
        central_difference(square, x, h).into(),
    ]
}

/// The error of forward and central differences of the sine against `h`, in `f32` and `f64`, and at one `h` a line from the
/// axis through all four. At 0 there is none.
#[must_use]
pub fn error_against_h(h: f64) -> Live {
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

    let forward = worst_error(forward_difference::<f64>, sine, cosine, 1.0, h);
    let central = worst_error(central_difference::<f64>, sine, cosine, 1.0, h);
    let forward_in_f32 = worst_error(forward_difference::<f32>, sine, cosine, 1.0, h);
    let central_in_f32 = worst_error(central_difference::<f32>, sine, cosine, 1.0, h);
    // The logarithm of 0 lies on no axis, so for 0 nothing is drawn.
    let chart = chart
        .line(GREEN.thin(), [(h, 1e-15), (h, 10.0)])
        .dots(BLUE, [(h, forward), (h, forward_in_f32)])
        .dots(ORANGE, [(h, central), (h, central_in_f32)]);
    let figure = Sheet::new([chart]).height(400.0).figure(
        "The error of the sine's slope against h, on axes in powers of ten. It falls as h falls, with slope one for the \
         forward and slope two for the central difference, until rounding errors make both rise again along one line. In \
         f32 the same happens higher up and farther to the right.",
    );
    let words = if h == 0.0 {
        "With h = 0 both differences are 0/0, which is no number.".to_string()
    } else {
        format!(
            "h = {}. The forward difference is off by {} in f64 and by {} in f32, the central one by {} and by {}.",
            written(h),
            written(forward),
            written(forward_in_f32),
            written(central),
            written(central_in_f32)
        )
    };
    Live { figure, words }
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
