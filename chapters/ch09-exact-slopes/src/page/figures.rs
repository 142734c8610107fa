//! The chapter's figures, drawn from what the chapter's own functions return.

use super::functions::exact_bowl_slopes;
use crate::sigmoid_slopes::{
    from_both_sides, from_its_value, from_the_distance, from_the_quotient,
};
use crate::{Complex, Dual, complex_step, dual_diff, richardson};
use ch04_numerical_diff::functions::{cosine, cube, exponential, sine, square, sum_of_squares};
use ch04_numerical_diff::{Difference, central_difference, forward_difference, worst_error};
use ch05_training::descent::{bowl_slopes, gradient_descent};
use figure::{Axis, BLUE, Chart, GREEN, INK, ORANGE, PINK, Point, Sheet, Side, VIOLET};
use ndarray::{Array1, ArrayRef1, array};
use show::Figure;
use std::cell::Cell;

/// A function to be differentiated at 1, for each kind of number, and its slope.
struct Example {
    f: fn(f64) -> f64,
    f_complex: fn(Complex) -> Complex,
    f_dual: fn(Dual) -> Dual,
    slope: fn(f64) -> f64,
}

const EXAMPLES: [Example; 3] = [
    Example {
        f: sine,
        f_complex: sine,
        f_dual: sine,
        slope: cosine,
    },
    Example {
        f: exponential,
        f_complex: exponential,
        f_dual: exponential,
        slope: exponential,
    },
    Example {
        f: cube,
        f_complex: cube,
        f_dual: cube,
        slope: |x| 3.0 * x * x,
    },
];

/// `f`, counting its calls.
fn counted<T>(calls: &Cell<u32>, f: impl Fn(T) -> T) -> impl Fn(T) -> T {
    move |x| {
        calls.set(calls.get() + 1);
        f(x)
    }
}

/// How a method finds the slope of an example at 1, counting its calls of `f`.
type Method = fn(&Example, &Cell<u32>) -> f64;

const METHODS: [(&str, Method); 5] = [
    ("forward", |of, calls| {
        forward_difference(counted(calls, of.f), 1.0, 1e-8)
    }),
    ("central", |of, calls| {
        central_difference(counted(calls, of.f), 1.0, 1e-5)
    }),
    ("Richardson", |of, calls| {
        richardson(counted(calls, of.f), 1.0, 1e-3)
    }),
    ("dual number", |of, calls| {
        dual_diff(counted(calls, of.f_dual), 1.0)
    }),
    ("complex step", |of, calls| {
        complex_step(counted(calls, of.f_complex), 1.0)
    }),
];

/// The errors of each method on sin x, eˣ and x³ at 1, against how often it calls `f`.
#[must_use]
pub fn accuracy_and_cost() -> Figure {
    // A logarithmic axis has no 0. A band below it stands for errors that are none.
    const ZERO: f64 = 1e-18;
    let errors = |method: Method, aside: f64| {
        EXAMPLES.iter().map(move |example| {
            let calls = Cell::new(0);
            let error = (method(example, &calls) - (example.slope)(1.0)).abs();
            (f64::from(calls.get()) + aside, error.max(ZERO))
        })
    };
    let chart = Chart::new(
        Axis::linear(-0.5..4.8)
            .ticks([1.0, 2.0, 3.0, 4.0])
            .title("calls of f for one slope"),
        Axis::logarithmic(1e-19..1e-6)
            .ticks([1e-15, 1e-12, 1e-9, 1e-6])
            .title("error for sin x, eˣ and x³"),
    )
    .bars(INK.shade(0.1), [[(-0.5, 1e-19), (4.8, 1e-17)]])
    .label(INK, (4.8, ZERO), Side::Left, "no error at all");
    // The last two coincide, and stand a little aside to both be seen.
    let styles = [
        (BLUE, 0.0, Side::Right),
        (ORANGE, 0.0, Side::Right),
        (PINK, 0.0, Side::Left),
        (GREEN, -0.06, Side::Left),
        (VIOLET, 0.06, Side::Right),
    ];
    let chart = METHODS.into_iter().zip(styles).fold(
        chart,
        |chart, ((name, method), (pen, aside, side))| {
            let points: Vec<Point> = errors(method, aside).collect();
            let named = points[0];
            chart.dots(pen, points).label(pen, named, side, name)
        },
    );
    chart.figure(
        "Five methods by their calls of f and their errors. The forward difference has the largest errors, the central \
         difference smaller ones for as many calls. Richardson's are smaller still, but it calls f twice as often. The \
         dual number and the complex step call f once, and their errors are zero.",
    )
}

/// The distance from the lowest point after each step with the rate 10, by differences and by the rule of school.
#[must_use]
pub fn frozen() -> Figure {
    let distances = |slopes: fn(&ArrayRef1<f64>) -> Array1<f64>| {
        (0..=40).map(move |steps| {
            let end = gradient_descent(slopes, &array![-3.0, 4.0], 10.0, steps);
            (steps as f64, sum_of_squares(&end).sqrt())
        })
    };
    Chart::new(
        Axis::linear(0.0..40.0).title("steps"),
        Axis::logarithmic(1.0..1e60).title("distance from the lowest point"),
    )
    .line(ORANGE, distances(exact_bowl_slopes))
    .line(BLUE, distances(bowl_slopes))
    .label(ORANGE, (24.0, 1e31), Side::AboveLeft, "by the rule 2x")
    .label(BLUE, (25.0, 1e13), Side::Below, "by differences")
    .figure(
        "Distance from the lowest point against the number of steps. Both lines rise together for ten steps, nineteen \
         times a step. Then the one by differences stays level for ever, near 10 to the 13, while the other rises on.",
    )
}

/// The slope of the sigmoid by four formulas, as far as `f64` has it.
#[must_use]
pub fn sigmoid_slopes() -> Figure {
    let places = || (-1600..=1600).map(|i| 0.5 * f64::from(i));
    let line = |f: fn(f64) -> f64| {
        places()
            .map(move |x| (x, f(x)))
            .filter(|&(_, y)| y > 1e-308)
    };
    let panel = |title: &str, f: fn(f64) -> f64| {
        Chart::new(
            Axis::linear(-800.0..800.0)
                .title("x")
                .ticks([-700.0, -350.0, 0.0, 350.0, 700.0]),
            Axis::logarithmic(1e-320..1.0).ticks([1e-300, 1e-200, 1e-100, 1.0]),
        )
        .title(title)
        .line(
            ORANGE.thin(),
            [(-736.0, 1e-320), (0.0, 0.25), (736.0, 1e-320)],
        )
        .line(BLUE, line(f))
    };
    let by_the_distance = (-7..=7).map(|i| {
        let x = 100.0 * f64::from(i);
        (x, from_the_distance(x))
    });
    Sheet::new([
        panel("y (1 − y)", from_its_value).label(ORANGE, (300.0, 1e-130), Side::AboveRight, "true"),
        panel("e⁻ˣ / (1 + e⁻ˣ)²", from_the_quotient).label(ORANGE, (-500.0, 1e-217), Side::AboveLeft, "true"),
        panel("1 / (2 + eˣ + e⁻ˣ)", from_both_sides)
            .rings(GREEN, by_the_distance)
            .label(GREEN, (0.0, 1e-260), Side::Middle, "rings: the second with |x| for x"),
    ])
    .columns(1)
    .height(190.0)
    .figure(
        "Three panels with the slope of the sigmoid on a scale of powers of ten, against x from −800 to 800. True is a \
         roof, straight down on both sides. The first formula follows it to the left but ends at 37 on the right. The \
         second ends at −355 on the left. The third follows both sides to beyond 700, and the fourth, drawn as rings \
         in the same panel, lies on it.",
    )
}

/// The error of forward and central differences at 1 against `h`, for three functions.
#[must_use]
pub fn error_by_function() -> Figure {
    let panel = |name: &str, f: fn(f64) -> f64, slope: fn(f64) -> f64| {
        let errors = |difference: Difference<f64>| -> Vec<Point> {
            let steps = (0..=60).map(|i| libm::pow(10.0, -f64::from(i) / 4.0));
            steps
                .map(|h| (h, worst_error(difference, f, slope, 1.0, h)))
                .collect()
        };
        let best = |errors: &[Point]| errors.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1));
        let (forward, central) = (errors(forward_difference), errors(central_difference));
        Chart::new(
            Axis::logarithmic(1e-15..1.0).title("h"),
            Axis::logarithmic(1e-16..10.0).ticks([1e-15, 1e-10, 1e-5, 1.0]),
        )
        .title(&format!("Error for {name}"))
        .rings(BLUE, best(&forward))
        .rings(ORANGE, best(&central))
        .line(BLUE, forward)
        .line(ORANGE, central)
        .label(BLUE, (1e-5, 1e-5), Side::AboveLeft, "forward")
    };
    let central = |chart: Chart| chart.label(ORANGE, (1e-3, 1e-7), Side::BelowRight, "central");
    Sheet::new([
        central(panel("eˣ", exponential, exponential)),
        central(panel("x³", cube, |x| 3.0 * x * x)),
        panel("x²", square, |x| 2.0 * x).label(ORANGE, (1e-3, 1e-13), Side::AboveRight, "central"),
    ])
    .columns(1)
    .height(220.0)
    .figure(
        "Three panels, for e to the x, x³ and x². In the first two the errors fall as h falls and then rise again. On x² \
         the forward difference does the same. The central difference has no falling part there: its error only grows as \
         h gets smaller.",
    )
}
