use ch04_numerical_diff::functions::{
    cosine, cube, distance, gentle_curve, sine, square, sum_of_squares,
};
use ch04_numerical_diff::ndarray::{Array2, array};
use ch04_numerical_diff::{
    central_difference, forward_difference, naive_diff, numerical_diff, numerical_gradient,
};
use show::{Table, three_digits, two_digits};

/// The runner's average speed over ten minutes, over one, and over shorter and shorter stretches from minute 4.
pub fn average_speeds() -> Table {
    let stretches = [
        (0.0, 10.0),
        (4.0, 1.0),
        (4.0, 0.1),
        (4.0, 0.01),
        (4.0, 0.001),
    ];
    Table::new(["t", "h", "metres a minute"]).rows(stretches.map(|(t, h)| {
        let speed = (distance(t + h) - distance(t)) / h;
        (t, h, format!("{speed:.3}"))
    }))
}

/// What the speed promises for the next tenth of a minute, and what she runs.
pub fn promised_and_run() -> (f64, f64) {
    let speed = 50.0 + 30.0 * 4.0;
    (speed * 0.1, distance(4.1) - distance(4.0))
}

/// The definition at its word, for `x²` at 3 and at 0.
pub fn naive_slopes() -> Table {
    let slopes = [3.0, 0.0].map(|x| (x, 2.0 * x, naive_diff(square, x)));
    Table::new(["x", "slope", "naive_diff"]).rows(slopes)
}

/// `1e-50` exists, and is lost in the sum.
pub fn absorbed() -> (f64, f64, bool) {
    let (x, h) = (3.0, 1e-50);
    (h, x + h, x + h == x)
}

/// The step and the slope in `f32`.
pub fn naive_in_f32() -> (f32, f32) {
    let (x, h) = (3.0_f32, 1e-50_f32);
    (h, ((x + h) * (x + h) - x * x) / h)
}

/// The step that is asked for, and the step that `3 + h` takes.
pub fn step_taken() -> Table {
    let gap = 3.0_f64.next_up() - 3.0;
    let steps = [1e-8, 1e-12, 1e-15, 1e-16];
    Table::new(["h", "step taken", "in gaps"]).rows(steps.map(|h| {
        let taken = (3.0 + h) - 3.0;
        (h, two_digits(taken), taken / gap)
    }))
}

/// The article's parabola from its left arm to its right.
pub fn forward_and_central() -> Table {
    let h = 0.1;
    let slopes = [-3.0, 0.0, 3.0].map(|x| {
        let forward = forward_difference(square, x, h);
        let central = central_difference(square, x, h);
        (x, 2.0 * x, three_digits(forward), three_digits(central))
    });
    Table::new(["x", "slope", "forward", "central"]).rows(slopes)
}

/// What the terms of `(1 ± h)³` leave behind: the slope is 3.
pub fn terms_of_the_cube() -> (f64, f64) {
    let forward = forward_difference(cube, 1.0, 0.1);
    let central = central_difference(cube, 1.0, 0.1);
    (three_digits(forward), three_digits(central))
}

/// `numerical_diff` where `naive_diff` said 0.
pub fn numerical_at_three() -> f64 {
    numerical_diff(square, 3.0)
}

/// Errors for `sin x` at 1, where the slope is `cos 1`.
pub fn errors_for_sine() -> Table {
    let steps = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10, 1e-12];
    Table::new(["h", "forward", "central"]).rows(steps.map(|h| {
        let forward = forward_difference(sine, 1.0, h);
        let central = central_difference(sine, 1.0, h);
        let error = |slope: f64| two_digits(slope - cosine(1.0));
        (h, error(forward), error(central))
    }))
}

/// Both differences for the textbook's curve at 5 and 10, where the slopes are 0.2 and 0.3.
pub fn two_points() -> Table {
    let slopes = [5.0, 10.0].map(|x| {
        let forward = forward_difference(gentle_curve, x, 1e-4);
        (x, forward, numerical_diff(gentle_curve, x))
    });
    Table::new(["x", "forward", "numerical_diff"]).rows(slopes)
}

/// The slopes along `x₀` and along `x₁` at `(3, 4)`, each with the other held still.
pub fn partial_derivatives() -> (f64, f64) {
    fn along_x0(x0: f64) -> f64 {
        sum_of_squares(&array![x0, 4.0])
    }
    fn along_x1(x1: f64) -> f64 {
        sum_of_squares(&array![3.0, x1])
    }
    (numerical_diff(along_x0, 3.0), numerical_diff(along_x1, 4.0))
}

/// The gradient at a point off the axes and at one on each of them.
pub fn gradients() -> Table {
    {
        let points = [array![3.0, 4.0], array![0.0, 2.0], array![3.0, 0.0]];
        Table::new(["x", "gradient"]).rows(points.map(|x| {
            let gradient = numerical_gradient(sum_of_squares, &x);
            (x, gradient)
        }))
    }
}

/// The gradient of a matrix is a matrix.
pub fn gradient_of_a_matrix() -> Array2<f64> {
    let x = array![[1.0, 2.0, 3.0], [-1.0, -2.0, -3.0]];
    numerical_gradient(sum_of_squares, &x).mapv(three_digits)
}

/// A tenth of the gradient, downhill: the height before and after.
pub fn one_step_downhill() -> (f64, f64) {
    let x = array![3.0, 4.0];
    let gradient = numerical_gradient(sum_of_squares, &x);
    let lower = &x - 0.1 * gradient;
    (sum_of_squares(&x), three_digits(sum_of_squares(&lower)))
}
