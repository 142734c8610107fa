use ch04_numerical_diff::functions::{
    along_x0, along_x1, cosine, cube, distance, gentle_curve, sine, square, sum_of_squares,
};
use ch04_numerical_diff::ndarray::{Array1, Array2, array};
use ch04_numerical_diff::{
    central_difference, forward_difference, naive_diff, numerical_diff, numerical_gradient,
};
use show::{Table, two_digits};

/// The runner's average speed over the whole run.
pub fn over_ten_minutes() -> f64 {
    (distance(10.0) - distance(0.0)) / 10.0
}

/// Her average speed over the minute from 4 to 5.
pub fn over_one_minute() -> f64 {
    forward_difference(distance, 4.0, 1.0)
}

/// Shorter and shorter stretches, all of them from minute 4.
pub fn towards_an_instant() -> Table {
    let steps = [1.0, 0.1, 0.01, 0.001];
    let speeds = steps.map(|h| (h, forward_difference(distance, 4.0, h)));
    Table::new(["h (minutes)", "metres per minute"]).rows(speeds)
}

/// What the speed promises for the next tenth of a minute, and what she runs.
pub fn promised_and_run() -> (f64, f64) {
    let speed = 50.0 + 30.0 * 4.0;
    (speed * 0.1, distance(4.1) - distance(4.0))
}

/// The definition at its word, for `x²` at 3: the slope is 6.
pub fn naive_at_three() -> f64 {
    naive_diff(square, 3.0)
}

/// The same in `f32`.
pub fn naive_in_f32() -> f32 {
    forward_difference(square, 3.0_f32, 1e-50)
}

/// `1e-50` as an `f32`.
pub fn too_small_for_f32() -> f32 {
    1e-50_f32
}

/// `1e-50` as an `f64`.
pub fn not_too_small_for_f64() -> f64 {
    1e-50_f64
}

/// The sum loses it all the same.
pub fn absorbed() -> bool {
    let (x, h) = (3.0, 1e-50);
    x + h == x
}

/// At 0 there is nothing that could absorb it.
pub fn naive_at_zero() -> f64 {
    naive_diff(square, 0.0)
}

/// The gap between 3 and the next number.
pub fn gap_after_three() -> (f64, f32) {
    (3.0_f64.next_up() - 3.0, 3.0_f32.next_up() - 3.0)
}

/// The step that is asked for, and the step that `x + h` takes.
pub fn step_taken() -> Table {
    let steps = [1e-4, 1e-8, 1e-12, 1e-15, 1e-16];
    let taken = steps.map(|h| (h, (3.0 + h) - 3.0));
    Table::new(["h", "step taken"]).rows(taken)
}

/// Down through the powers of ten: first better, then worse.
pub fn smaller_and_smaller() -> Table {
    let steps = [1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12, 1e-14, 1e-16];
    let slopes = steps.map(|h| (h, forward_difference(square, 3.0, h)));
    Table::new(["h", "slope of x² at 3"]).rows(slopes)
}

/// The article's parabola from its left arm to its right.
pub fn forward_and_central() -> Table {
    let h = 0.1;
    let slopes = [-3.0, 0.0, 3.0].map(|x| {
        let forward = forward_difference(square, x, h);
        let central = central_difference(square, x, h);
        (x, 2.0 * x, forward, central)
    });
    Table::new(["x", "slope", "forward", "central"]).rows(slopes)
}

/// What the terms of `(1 ± h)³` leave behind: the slope is 3.
pub fn terms_of_the_cube() -> (f64, f64) {
    let h = 0.1;
    (
        forward_difference(cube, 1.0, h),
        central_difference(cube, 1.0, h),
    )
}

/// On a parabola the central difference may step as far as it likes.
pub fn a_giant_step() -> f64 {
    central_difference(square, 3.0, 1000.0)
}

/// `numerical_diff` where `naive_diff` said 0.
pub fn numerical_at_three() -> f64 {
    numerical_diff(square, 3.0)
}

/// Errors for `sin x` at 1, where the slope is `cos 1`.
pub fn errors_for_sine() -> Table {
    let steps = [
        1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10, 1e-12, 1e-14,
    ];
    Table::new(["h", "forward error", "central error"]).rows(steps.map(|h| {
        let forward = forward_difference(sine, 1.0, h) - cosine(1.0);
        let central = central_difference(sine, 1.0, h) - cosine(1.0);
        (h, two_digits(forward), two_digits(central))
    }))
}

/// How many times smaller the error gets when `h` goes from 0.01 to 0.001.
pub fn a_tenth_of_the_step() -> (f64, f64) {
    let errors = [0.01, 0.001].map(|h| {
        let forward = forward_difference(sine, 1.0, h) - cosine(1.0);
        let central = central_difference(sine, 1.0, h) - cosine(1.0);
        (forward, central)
    });
    (errors[0].0 / errors[1].0, errors[0].1 / errors[1].1)
}

/// The article's curve at 5: the slope is 0.2.
pub fn slope_at_five() -> f64 {
    numerical_diff(gentle_curve, 5.0)
}

/// At 10 it is 0.3.
pub fn slope_at_ten() -> f64 {
    numerical_diff(gentle_curve, 10.0)
}

/// Both by the forward difference.
pub fn forward_at_five_and_ten() -> (f64, f64) {
    let h = 1e-4;
    (
        forward_difference(gentle_curve, 5.0, h),
        forward_difference(gentle_curve, 10.0, h),
    )
}

/// The slope along `x₀`, with `x₁` held at 4.
pub fn partial_x0() -> f64 {
    numerical_diff(along_x0, 3.0)
}

/// The slope along `x₁`, with `x₀` held at 3.
pub fn partial_x1() -> f64 {
    numerical_diff(along_x1, 4.0)
}

/// Both at once.
pub fn gradient_at_3_4() -> Array1<f64> {
    numerical_gradient(sum_of_squares, &array![3.0, 4.0])
}

/// The gradient on the second axis.
pub fn gradient_at_0_2() -> Array1<f64> {
    numerical_gradient(sum_of_squares, &array![0.0, 2.0])
}

/// The gradient on the first axis.
pub fn gradient_at_3_0() -> Array1<f64> {
    numerical_gradient(sum_of_squares, &array![3.0, 0.0])
}

/// The gradient of a matrix is a matrix.
pub fn gradient_of_a_matrix() -> Array2<f64> {
    numerical_gradient(sum_of_squares, &array![[1.0, 2.0, 3.0], [-1.0, -2.0, -3.0]])
}

/// A tenth of the gradient, downhill: the height before and after.
pub fn one_step_downhill() -> (f64, f64) {
    let x = array![3.0, 4.0];
    let lower = &x - 0.1 * numerical_gradient(sum_of_squares, &x);
    (sum_of_squares(&x), sum_of_squares(&lower))
}

/// To the right, twice to the left, to the right again: not quite back.
pub fn there_and_back() -> f64 {
    let (x, h) = (3.0, 1e-4);
    x + h - 2.0 * h + h
}

/// An array of integers cuts off what it cannot hold, as numpy's does without a word: the slope is 6.
pub fn cut_to_integers() -> f64 {
    let h = 1e-4;
    let right = f64::trunc(3.0 + h);
    let left = f64::trunc(3.0 - h);
    (square(right) - square(left)) / (2.0 * h)
}

/// The central difference calls `|x|` flat at its corner.
pub fn at_a_corner() -> (f64, f64) {
    let h = 1e-4;
    (
        central_difference(f64::abs, 0.0, h),
        forward_difference(f64::abs, 0.0, h),
    )
}

/// Far out, `1e-4` is absorbed as `1e-50` was at 3.
pub fn far_out() -> f64 {
    numerical_diff(square, 1e13)
}
