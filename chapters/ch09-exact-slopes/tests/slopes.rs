//! Every way to a slope against slopes that no code of this crate computed.

use ch04_numerical_diff::Number;
use ch04_numerical_diff::functions::{cosine, cube, exponential, sigmoid, sine, square};
use ch09_exact_slopes::page::functions::fast_sine;
use ch09_exact_slopes::{Complex, Dual, complex_step, dual_diff, richardson};
use proptest::prelude::{ProptestConfig, prop_assert, proptest};
use std::f64::consts::E;

/// A function that needs the quotient rule.
fn damped_wave<T: Number>(x: T) -> T {
    x.sin() / x.exp()
}

struct Case {
    name: &'static str,
    f: fn(f64) -> f64,
    on_dual: fn(Dual) -> Dual,
    on_complex: fn(Complex) -> Complex,
    /// The slopes at [`PLACES`], by mpmath with 50 digits, rounded to the nearest `f64`.
    slopes: [f64; 4],
}

const PLACES: [f64; 4] = [-2.5, 0.1, 1.0, 7.0];

fn cases() -> Vec<Case> {
    macro_rules! case {
        ($f:ident, $slopes:expr) => {
            Case {
                name: stringify!($f),
                f: $f,
                on_dual: $f,
                on_complex: $f,
                slopes: $slopes,
            }
        };
    }
    vec![
        case!(square, [-5.0, 0.2, 2.0, 14.0]),
        case!(cube, [18.75, 0.030000000000000002, 3.0, 147.0]),
        case!(
            sine,
            [
                -0.8011436155469337,
                0.9950041652780258,
                0.5403023058681398,
                0.7539022543433046
            ]
        ),
        case!(
            cosine,
            [
                0.5984721441039565,
                -0.09983341664682815,
                -0.8414709848078965,
                -0.6569865987187891
            ]
        ),
        case!(
            fast_sine,
            [
                759.8251134901857,
                862.3188722876868,
                562.379076290703,
                862.0134342951073
            ]
        ),
        case!(
            exponential,
            [
                0.0820849986238988,
                1.1051709180756477,
                E,
                1096.6331584284585
            ]
        ),
        case!(
            sigmoid,
            [
                0.07010371654510816,
                0.24937604019289197,
                0.19661193324148185,
                0.0009102211801218265
            ]
        ),
        case!(
            damped_wave,
            [
                -2.4690439768609567,
                0.8099839888927698,
                -0.11079376530669925,
                8.837563854388784e-05
            ]
        ),
    ]
}

/// Asserts that a method reaches each case's slope up to a relative error.
fn assert_reaches(method: &str, tolerance: f64, slope: impl Fn(&Case, f64) -> f64) {
    for case in cases() {
        for (x, wanted) in PLACES.into_iter().zip(case.slopes) {
            let found = slope(&case, x);
            let error = ((found - wanted) / wanted).abs();
            assert!(
                error <= tolerance,
                "{method} of {} at {x}: wanted {wanted}, found {found}",
                case.name
            );
        }
    }
}

#[test]
fn dual_numbers_make_no_error_but_rounding() {
    assert_reaches("dual_diff", 1e-14, |case, x| dual_diff(case.on_dual, x));
}

#[test]
fn the_complex_step_makes_no_error_but_rounding() {
    assert_reaches("complex_step", 1e-14, |case, x| {
        complex_step(case.on_complex, x)
    });
}

#[test]
fn richardson_is_as_good_as_its_order() {
    assert_reaches("richardson", 1e-8, |case, x| match case.name {
        "fast_sine" => richardson(case.f, x, 1e-5),
        _ => richardson(case.f, x, 1e-3),
    });
}

#[test]
fn a_dual_number_carries_the_value_that_f64_has() {
    for case in cases() {
        for x in PLACES {
            let value = (case.on_dual)(Dual::variable(x)).value;
            assert_eq!(
                value.to_bits(),
                (case.f)(x).to_bits(),
                "{} at {x}",
                case.name
            );
        }
    }
}

/// `5x⁴ − 3x³ + x − 7`, whose slope school can write down.
fn polynomial<T: Number>(x: T) -> T {
    let [five, three, seven] = [5.0, 3.0, 7.0].map(T::constant);
    five * x * x * x * x - three * x * x * x + x - seven
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_polynomial_has_the_slope_that_school_gives_it(x in -10.0..10.0_f64) {
        let wanted = 20.0 * x.powi(3) - 9.0 * x.powi(2) + 1.0;
        let size = 20.0 * x.abs().powi(3) + 9.0 * x.powi(2) + 1.0;
        for (method, found) in [
            ("dual_diff", dual_diff(polynomial, x)),
            ("complex_step", complex_step(polynomial, x)),
        ] {
            prop_assert!((found - wanted).abs() <= 1e-15 * 4.0 * size, "{method} at {x}: wanted {wanted}, found {found}");
        }
    }
}
