use ch04_numerical_diff::functions::{cosine, cube, exponential, sigmoid, sine, square};
use ch04_numerical_diff::ndarray::{Array1, Array2, ArrayRef2, array};
use ch04_numerical_diff::{Number, central_difference, forward_difference, numerical_gradient};
use ch05_training::descent::{bowl_slopes, gradient_descent};
use ch09_exact_slopes::page::functions::{exact_bowl_slopes, fast_sine, one_unit};
use ch09_exact_slopes::sigmoid_slopes::{
    end_of, from_both_sides, from_its_value, from_the_distance, from_the_quotient,
};
use ch09_exact_slopes::{Dual, best_step, complex_step, dual_diff, richardson};
use show::{Table, two_digits};
use std::cell::Cell;

/// The machine epsilons, and the steps that they suggest.
pub fn epsilons() -> Table {
    let epsilons = [("f64", f64::EPSILON), ("f32", f64::from(f32::EPSILON))];
    Table::new(["kind", "ε", "√ε", "∛ε"]).rows(epsilons.map(|(kind, epsilon)| {
        let [square_root, cube_root] = [epsilon.sqrt(), epsilon.cbrt()].map(two_digits);
        (kind, two_digits(epsilon), square_root, cube_root)
    }))
}

/// The best step of each difference in `f64`, at `x = 1`.
pub fn best_steps() -> Table {
    {
        let row = |name, f: fn(f64) -> f64, slope| {
            let forward = best_step(forward_difference, f, slope, 1.0);
            let central = best_step(central_difference, f, slope, 1.0);
            (name, forward, central)
        };
        Table::new(["best h", "forward", "central"])
            .row(row("sin x", sine, cosine))
            .row(row("eˣ", exponential, exponential))
            .row(row("x³", cube, |x| 3.0 * x * x))
            .row(row("x²", square, |x| 2.0 * x))
    }
}

/// The same in `f32`.
pub fn best_steps_in_f32() -> Table {
    {
        let row = |name, f: fn(f32) -> f32, slope| {
            let forward = best_step(forward_difference, f, slope, 1.0);
            let central = best_step(central_difference, f, slope, 1.0);
            (name, forward, central)
        };
        Table::new(["best h", "forward", "central"])
            .row(row("sin x", sine, cosine))
            .row(row("eˣ", exponential, exponential))
            .row(row("x³", cube, |x| 3.0 * x * x))
            .row(row("x²", square, |x| 2.0 * x))
    }
}

/// `x²` at 3 in `f32`: central and forward, `h = 1e-4`.
pub fn square_in_f32() -> (f32, f32) {
    let (x, h) = (3.0_f32, 1e-4);
    (
        central_difference(square, x, h),
        forward_difference(square, x, h),
    )
}

/// The steps that `f32` takes to the right and to the left of 3 when it is asked for `1e-4`.
pub fn steps_taken_in_f32() -> (f32, f32) {
    let (x, h) = (3.0_f32, 1e-4);
    ((x + h) - x, x - (x - h))
}

/// Divided by the step that was taken, the central difference is right again.
pub fn divided_by_the_step_taken() -> f32 {
    let (x, h) = (3.0_f32, 1e-4);
    let (right, left) = (x + h, x - h);
    (square(right) - square(left)) / (right - left)
}

/// Farther out, the best step of the same function is larger.
pub fn best_step_follows_x() -> Table {
    let rows = [1.0, 100.0, 10_000.0].map(|x| {
        let h = best_step::<f64>(central_difference, cube, |x| 3.0 * x * x, x);
        (x, h)
    });
    Table::new(["x", "best h for x³"]).rows(rows)
}

/// A narrower wave wants a smaller step.
pub fn best_step_follows_f() -> f64 {
    {
        let slope = |x| 1000.0 * cosine(1000.0 * x);
        best_step::<f64>(central_difference, fast_sine, slope, 1.0)
    }
}

/// Richardson on `sin x` at 1, and what is left of `cos 1`.
pub fn richardson_for_sine() -> (f64, f64) {
    let slope = richardson(sine, 1.0, 1e-3);
    (slope, slope - cosine(1.0))
}

/// The complex step on `sin x` at 1, and what is left of `cos 1`.
pub fn complex_step_for_sine() -> (f64, f64) {
    let slope = complex_step(sine, 1.0);
    (slope, slope - cosine(1.0))
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

/// The dual number's way through the sigmoid, and the formula `s(1 − s)`.
pub fn dual_sigmoid() -> (f64, f64) {
    let s = sigmoid(1.0);
    (dual_diff(sigmoid, 1.0), s * (1.0 - s))
}

/// Forwards: one run with dual numbers for each weight.
pub fn forwards() -> (f64, f64) {
    let along_w0 = dual_diff(|w0| one_unit(w0, Dual::constant(-0.4)), 0.3);
    let along_w1 = dual_diff(|w1| one_unit(Dual::constant(0.3), w1), -0.4);
    (along_w0, along_w1)
}

/// How often the gradient of a layer's 784 × 50 weights calls the loss.
pub fn calls_for_a_layer() -> u32 {
    {
        let calls = Cell::new(0);
        let loss = |weights: &ArrayRef2<f64>| {
            calls.set(calls.get() + 1);
            weights[[0, 0]]
        };
        numerical_gradient(loss, &Array2::zeros((784, 50)));
        calls.get()
    }
}

/// The first twelve of them.
pub fn step_by_step() -> Table {
    let start = array![-3.0, 4.0];
    Table::new(["steps", "x₀", "x₁", "slope along x₀", "slope along x₁"]).rows((0..=12).map(
        |steps| {
            let x = gradient_descent(bowl_slopes, &start, 10.0, steps);
            let slopes = bowl_slopes(&x);
            let [x0, x1] = [x[0], x[1]].map(|value| format!("{value:.2e}"));
            let [slope0, slope1] = [slopes[0], slopes[1]].map(|value| format!("{value:.2e}"));
            (steps, x0, x1, slope0, slope1)
        },
    ))
}

/// Where both coordinates stand still: the gaps between the numbers, and what a step of h does.
pub fn absorbed_again() -> Table {
    let h = 1e-4;
    let end = gradient_descent(bowl_slopes, &array![-3.0, 4.0], 10.0, 10);
    Table::new(["x", "next number − x", "x + h == x"]).rows(
        end.to_vec()
            .into_iter()
            .map(|x| (x, x.next_up() - x, x + h == x)),
    )
}

/// The same hundred steps with the rule of school.
pub fn too_long_exact() -> Array1<f64> {
    gradient_descent(exact_bowl_slopes, &array![-3.0, 4.0], 10.0, 100)
}

/// The sigmoid's slope left and right, by four formulas.
pub fn sigmoid_slopes_at_forty() -> Table {
    {
        let row = |name, f: fn(f64) -> f64| (name, f(-40.0), f(0.0), f(40.0));
        Table::new(["formula", "at −40", "at 0", "at 40"])
            .row(row("y (1 − y)", from_its_value))
            .row(row("e⁻ˣ / (1 + e⁻ˣ)²", from_the_quotient))
            .row(row("1 / (2 + eˣ + e⁻ˣ)", from_both_sides))
            .row(row("with |x| for x", from_the_distance))
    }
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

/// What the quotient rule's formula says far to the left.
pub fn beyond_the_end() -> f64 {
    from_the_quotient(-800.0)
}
