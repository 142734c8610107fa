//! The differences against slopes that school knows.

use ch04_numerical_diff::functions::{cosine, cube, exponential, sigmoid, sine, square};
use ch04_numerical_diff::{central_difference, forward_difference};
use proptest::prelude::{ProptestConfig, prop_assert, proptest};

/// A function, and its slope by the rules of school.
type Case = (&'static str, fn(f64) -> f64, fn(f64) -> f64);

const CASES: [Case; 6] = [
    ("square", square, |x| 2.0 * x),
    ("cube", cube, |x| 3.0 * x * x),
    ("sine", sine, cosine),
    ("cosine", cosine, |x| -sine(x)),
    ("exponential", exponential, exponential),
    ("sigmoid", sigmoid, |x| sigmoid(x) * (1.0 - sigmoid(x))),
];

#[test]
fn differences_are_as_good_as_their_order() {
    for (name, f, slope) in CASES {
        for x in [-2.5, 0.1, 1.0, 7.0] {
            for (method, found, tolerance) in [
                ("forward", forward_difference(f, x, 1e-7), 2e-6),
                ("central", central_difference(f, x, 1e-5), 1e-7),
            ] {
                let wanted = slope(x);
                assert!(
                    ((found - wanted) / wanted).abs() <= tolerance,
                    "{method} of {name} at {x}: wanted {wanted}, found {found}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_a_parabola_any_central_step_will_do(x in -10.0..10.0_f64, h in 0.01..1000.0_f64) {
        let found = central_difference(square, x, h);
        let rounding = 4.0 * f64::EPSILON * (x.abs() + h).powi(2) / h;
        prop_assert!((found - 2.0 * x).abs() <= rounding, "at {x}, h = {h}: wanted {}, found {found}", 2.0 * x);
    }

    #[test]
    fn on_a_parabola_the_forward_difference_is_off_by_h(x in -10.0..10.0_f64, h in 0.01..1000.0_f64) {
        let found = forward_difference(square, x, h);
        let rounding = 4.0 * f64::EPSILON * (x.abs() + h).powi(2) / h;
        prop_assert!((found - 2.0 * x - h).abs() <= rounding, "at {x}, h = {h}: wanted {}, found {found}", 2.0 * x + h);
    }
}
