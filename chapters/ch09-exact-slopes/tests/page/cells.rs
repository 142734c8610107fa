use ch04_numerical_diff::functions::{cosine, cube, exponential, sine, square, sum_of_squares};
use ch04_numerical_diff::ndarray::array;
use ch04_numerical_diff::{Number, central_difference, forward_difference};
use ch05_training::descent::{bowl_slopes, gradient_descent};
use ch09_exact_slopes::page::functions::{exact_bowl_slopes, fast_sine, one_unit};
use ch09_exact_slopes::sigmoid_slopes::{
    end_of, from_both_sides, from_its_value, from_the_distance, from_the_quotient,
};
use ch09_exact_slopes::{Complex, Dual, best_step, complex_step, dual_diff, richardson};
use show::{Table, two_digits};

/// The best step of each difference at `x = 1`, in both precisions, below what theory says.
pub fn best_steps() -> Table {
    {
        let row = |name, f: fn(f64) -> f64, f_in_f32: fn(f32) -> f32, slope| {
            (
                name,
                best_step(forward_difference, f, slope, 1.0),
                best_step(central_difference, f, slope, 1.0),
                best_step(forward_difference, f_in_f32, slope, 1.0),
                best_step(central_difference, f_in_f32, slope, 1.0),
            )
        };
        let (e64, e32) = (f64::EPSILON, f64::from(f32::EPSILON));
        let [root64, root32] = [e64, e32].map(|e| two_digits(e.sqrt()));
        let [cube64, cube32] = [e64, e32].map(|e| two_digits(e.cbrt()));
        Table::new(["best h", "forward", "central", "f32 forward", "f32 central"])
            .row(("√ε or ∛ε", root64, cube64, root32, cube32))
            .row(row("sin x", sine, sine, cosine))
            .row(row("eˣ", exponential, exponential, exponential))
            .row(row("x³", cube, cube, |x| 3.0 * x * x))
            .row(row("x²", square, square, |x| 2.0 * x))
    }
}

/// `x²` at 3 in `f32` with `h = 1e-4`: the step taken, and the slope by the step believed and by the step taken.
pub fn square_in_f32() -> (f32, f32, f32) {
    let (x, h) = (3.0_f32, 1e-4);
    let (right, left) = (x + h, x - h);
    (
        right - x,
        central_difference(square, x, h),
        (square(right) - square(left)) / (right - left),
    )
}

/// The best step grows with `x`, and shrinks with the width of a wave.
pub fn best_step_follows() -> Table {
    {
        let for_cube = |x| best_step::<f64>(central_difference, cube, |x| 3.0 * x * x, x);
        let slope = |x| 1000.0 * cosine(1000.0 * x);
        let for_wave = best_step::<f64>(central_difference, fast_sine, slope, 1.0);
        Table::new(["f", "x", "best h"])
            .row(("x³", 1.0, for_cube(1.0)))
            .row(("x³", 100.0, for_cube(100.0)))
            .row(("x³", 10_000.0, for_cube(10_000.0)))
            .row(("sin 1000x", 1.0, for_wave))
    }
}

/// The slope of `|x|` at −3: a complex step loses it, a dual number does not.
pub fn slope_of_the_size() -> (f64, f64) {
    fn size(z: Complex) -> Complex {
        Complex::new((z.re * z.re + z.im * z.im).sqrt(), 0.0)
    }
    fn turned_round(z: Complex) -> Complex {
        if z.re < 0.0 {
            Complex::new(-z.re, -z.im)
        } else {
            z
        }
    }
    (complex_step(size, -3.0), complex_step(turned_round, -3.0))
}

/// `x²` at 3, with its slope.
pub fn dual_square() -> (f64, f64) {
    let y = square(Dual::variable(3.0));
    (y.value, y.slope)
}

/// Every method of the chapter at 1, against the true slopes.
pub fn errors_of_all() -> Table {
    let forward = [sine, exponential, cube].map(|f| forward_difference(f, 1.0, 1e-8));
    let central = [sine, exponential, cube].map(|f| central_difference(f, 1.0, 1e-5));
    let extrapolated = [sine, exponential, cube].map(|f| richardson(f, 1.0, 1e-3));
    let sideways = [sine, exponential, cube].map(|f| complex_step(f, 1.0));
    let carried = [sine, exponential, cube].map(|f| dual_diff(f, 1.0));
    let true_slopes = [cosine(1.0), exponential(1.0), 3.0];
    let methods = [
        ("forward, h = 1e-8", forward),
        ("central, h = 1e-5", central),
        ("Richardson, h = 1e-3", extrapolated),
        ("complex step", sideways),
        ("dual number", carried),
    ];
    Table::new(["error", "sin x", "eˣ", "x³"]).rows(methods.map(|(method, slopes)| {
        let error = |i: usize| two_digits(slopes[i] - true_slopes[i]);
        (method, error(0), error(1), error(2))
    }))
}

/// `1 + (x − sin x)` near 0: its value, the dual number's slope, and the true one, `1 − cos x = 2 sin² x/2`.
pub fn dual_loses_digits() -> (f64, f64, f64) {
    let x = Dual::variable(1e-9);
    let y = Dual::constant(1.0) + (x - x.sin());
    let half = sine(0.5e-9);
    (y.value, y.slope, 2.0 * half * half)
}

/// Forwards: one run with dual numbers for each weight.
pub fn forwards() -> (f64, f64) {
    let along_w0 = dual_diff(|w0| one_unit(w0, Dual::constant(-0.4)), 0.3);
    let along_w1 = dual_diff(|w1| one_unit(Dual::constant(0.3), w1), -0.4);
    (along_w0, along_w1)
}

/// From where on each of them is exactly 0.
pub fn ends_of_the_slope() -> Table {
    {
        let row = |name, f: fn(f64) -> f64| (name, end_of(f, -1000.0), end_of(f, 1000.0));
        Table::new(["formula", "left", "right"])
            .row(row("y (1 − y)", from_its_value))
            .row(row("e⁻ˣ / (1 + e⁻ˣ)²", from_the_quotient))
            .row(row("1 / (2 + eˣ + e⁻ˣ)", from_both_sides))
            .row(row("with |x| for x", from_the_distance))
    }
}

/// The places, and each measured slope over the true one.
pub fn step_by_step() -> Table {
    let start = array![-3.0, 4.0];
    let titles = ["steps", "x₀", "slope / 2x₀", "x₁", "slope / 2x₁"];
    Table::new(titles).rows((5..=11).map(|steps| {
        let x = gradient_descent(bowl_slopes, &start, 10.0, steps);
        let ratio = bowl_slopes(&x) / exact_bowl_slopes(&x);
        let [x0, x1] = [x[0], x[1]].map(|x| format!("{x:.2e}"));
        let [ratio0, ratio1] = [ratio[0], ratio[1]].map(|ratio| format!("{:.3}", ratio.abs()));
        (steps, x0, ratio0, x1, ratio1)
    }))
}

/// After nine steps: the gaps between the numbers, and the steps taken.
pub fn absorbed_again() -> Table {
    {
        let h = 1e-4;
        let start = array![-3.0, 4.0];
        let x = gradient_descent(bowl_slopes, &start, 10.0, 9);
        let height = sum_of_squares(&x);
        let gap = |x: f64| two_digits(x.next_up() - x);
        let taken = |x: f64| two_digits((x + h) - x);
        Table::new(["after nine steps", "gap to the next", "step taken"])
            .row(("x₀", gap(x[0]), taken(x[0])))
            .row(("x₁", gap(x[1]), taken(x[1])))
            .row(("height", gap(height), String::new()))
    }
}

/// The same walk by differences and by the rule of school.
pub fn too_long_exact() -> Table {
    let start = array![-3.0, 4.0];
    let titles = [
        "steps",
        "x₀ by differences",
        "x₀ by 2x",
        "x₁ by differences",
        "x₁ by 2x",
    ];
    Table::new(titles).rows([8, 9, 10, 100].map(|steps| {
        let measured = gradient_descent(bowl_slopes, &start, 10.0, steps);
        let exact = gradient_descent(exact_bowl_slopes, &start, 10.0, steps);
        let places = [measured[0], exact[0], measured[1], exact[1]];
        let [a, b, c, d] = places.map(|x| format!("{x:.2e}"));
        (steps, a, b, c, d)
    }))
}
