//! `eˣ` and `ln x`, written out in additions and multiplications, which IEEE 754 defines exactly.

use std::f64::consts::{LOG2_E, SQRT_2};

// ln 2 in two parts; the upper one ends in zeros, so that a whole number times it is exact.
const LN_2_UPPER: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
const LN_2_LOWER: f64 = f64::from_bits(0x3dea_39ef_3579_3c76);

/// `1/13!, 1/12!, … 1/2!`: the Taylor series of `eʳ` from its last term to its square. For `|r| ≤ ½ ln 2` the first
/// term left out is below `1e-17`, a tenth of what a rounding costs.
const INVERSE_FACTORIALS: [f64; 12] = {
    let mut inverse_factorials = [0.0; 12];
    let mut factorial = 1.0;
    let mut k = 2;
    while k <= 13 {
        factorial *= k as f64;
        inverse_factorials[13 - k] = 1.0 / factorial;
        k += 1;
    }
    inverse_factorials
};

/// The exponential `eˣ`, the same bits on every processor, within one unit in the last place.
///
/// `x` is written as `n ln 2 + r` with a whole number `n`, so that `eˣ = 2ⁿ eʳ`: the Taylor series of `eʳ` needs few
/// terms because `|r| ≤ ½ ln 2`, and `2ⁿ` is a matter of the exponent's bits. No branch depends on `x`, which lets a
/// loop over an array compute several at once.
///
/// Above 709.78 the result is infinite, below −745.13 zero; NaN stays NaN.
///
/// # Example
/// ```
/// assert_eq!(kernel::exp(0.0), 1.0);
/// assert_eq!(kernel::exp(1.0), std::f64::consts::E);
/// assert_eq!(kernel::exp(-1000.0), 0.0);
/// ```
// Inlined always, so that it becomes part of loops that run several elements wide.
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    let Reduced { n, r, lost } = reduce(x.clamp(-746.0, 710.0));
    // eʳ = 1 + r + r² · series, where 1 + r and r itself were rounded: what they lost is added to the small last term.
    let sum = 1.0 + r;
    let lost = ((1.0 - sum) + r) + lost;
    let e_r = sum + (lost + r * r * series(r));
    times_power_of_two(e_r, n)
}

/// `eˣ − 1`, the same bits on every processor, within two units in the last place: also where `x` is so small that
/// `exp(x) - 1.0` has lost its digits.
///
/// With `x = n ln 2 + r` as in [`exp`] it is `2ⁿ ((eʳ − 1) + (1 − 2⁻ⁿ))`. Near zero `n` is zero, and what remains is
/// the Taylor series of `eʳ` without its 1. No branch depends on `x`.
///
/// # Example
/// ```
/// assert_eq!(kernel::exp_m1(1e-20), 1e-20);
/// assert_eq!(kernel::exp(1e-20) - 1.0, 0.0);
/// assert_eq!(kernel::exp_m1(-1000.0), -1.0);
/// ```
#[inline(always)]
pub fn exp_m1(x: f64) -> f64 {
    let Reduced { n, r, lost } = reduce(x.clamp(-60.0, 710.0));
    let e_r_less_1 = r + (lost + r * r * series(r));
    // From 2⁻⁵⁴ on, the power of two is lost beside the 1.
    times_power_of_two(e_r_less_1 + (1.0 - power_of_two(-n.min(60))), n)
}

/// `x = n ln 2 + r + lost`, with `|r| ≤ ½ ln 2` and what the rounding of `r` has lost.
struct Reduced {
    n: i64,
    r: f64,
    lost: f64,
}

#[inline(always)]
fn reduce(x: f64) -> Reduced {
    // Adding 1.5 · 2⁵² leaves no room for a fraction: the sum rounds to a whole number, held in its lowest bits.
    const ROUND: f64 = 1.5 * (1_u64 << 52) as f64;
    let shifted = x * LOG2_E + ROUND;
    let n = shifted - ROUND;
    let upper = x - n * LN_2_UPPER;
    let lower = n * LN_2_LOWER;
    let r = upper - lower;
    Reduced {
        n: shifted
            .to_bits()
            .cast_signed()
            .wrapping_sub(ROUND.to_bits().cast_signed()),
        r,
        lost: (upper - r) - lower,
    }
}

/// `(eʳ − 1 − r) / r²` for `|r| ≤ ½ ln 2`.
#[inline(always)]
fn series(r: f64) -> f64 {
    let mut series = INVERSE_FACTORIALS[0];
    for coefficient in &INVERSE_FACTORIALS[1..] {
        series = series * r + coefficient;
    }
    series
}

/// `2ⁿ x`, in two factors, each within the range of an f64 even where the product is not.
#[inline(always)]
fn times_power_of_two(x: f64, n: i64) -> f64 {
    let half = n >> 1;
    x * power_of_two(half) * power_of_two(n - half)
}

/// `2ⁿ` for `−1022 ≤ n ≤ 1023`, written into the exponent's bits.
#[inline(always)]
fn power_of_two(n: i64) -> f64 {
    f64::from_bits((1023 + n).cast_unsigned() << 52)
}

/// The natural logarithm `ln x`, the same bits on every processor.
///
/// Zero gives `−∞`, a negative number NaN.
///
/// # Example
/// ```
/// assert_eq!(kernel::ln(1.0), 0.0);
/// assert_eq!(kernel::ln(0.0), f64::NEG_INFINITY);
/// ```
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// `ln(1 + x)`, the same bits on every processor, within two units in the last place: also where `x` is so small that
/// `1 + x` is 1.
///
/// `1 + x` is written as `2ⁿ (1 + f)` with `1 + f` between `√½` and `√2`. Then `ln(1 + f) = 2 artanh s` with
/// `s = f / (2 + f)`, whose series has only odd powers: `2s (1 + s²/3 + s⁴/5 + …)`. What the sum `1 + x` loses to rounding
/// is put back into `f`, so that near zero `f` is `x` itself. No branch depends on `x`.
///
/// −1 gives `−∞`, less than that NaN.
///
/// # Example
/// ```
/// assert_eq!(kernel::ln_1p(1e-20), 1e-20);
/// assert_eq!(kernel::ln(1.0 + 1e-20), 0.0);
/// assert_eq!(kernel::ln_1p(-1.0), f64::NEG_INFINITY);
/// ```
#[inline(always)]
pub fn ln_1p(x: f64) -> f64 {
    // 1/21, 1/19, … 1/3. The first term left out, s²⁰/23, is below 1e-16 at the ends of the range.
    const INVERSE_ODDS: [f64; 10] = {
        let mut inverse_odds = [0.0; 10];
        let mut i = 0;
        while i < 10 {
            inverse_odds[i] = 1.0 / (21 - 2 * i) as f64;
            i += 1;
        }
        inverse_odds
    };
    const HALF_SQRT_2: i64 = (SQRT_2 / 2.0).to_bits().cast_signed();

    let sum = 1.0 + x;
    let x_in_sum = sum - 1.0;
    let lost = (1.0 - (sum - x_in_sum)) + (x - x_in_sum);

    let bits = sum.to_bits().cast_signed();
    let n = bits.wrapping_sub(HALF_SQRT_2) >> 52;
    let mantissa = f64::from_bits(bits.wrapping_sub(n << 52).cast_unsigned());
    // What a sum above 2⁶⁰ has lost is nothing beside it.
    let f = (mantissa - 1.0) + lost * power_of_two(-n.min(60));

    let s = f / (2.0 + f);
    let square = s * s;
    let mut series = INVERSE_ODDS[0];
    for coefficient in &INVERSE_ODDS[1..] {
        series = series * square + coefficient;
    }
    // 2s = f − s f, and f is known better than s.
    let ln_1p_f = f - s * (f - 2.0 * square * series);
    let n = whole_to_float(n);
    let result = n * LN_2_UPPER + (ln_1p_f + n * LN_2_LOWER);

    let result = if x < f64::INFINITY { result } else { x };
    let result = if x > -1.0 { result } else { f64::NAN };
    if x == -1.0 { f64::NEG_INFINITY } else { result }
}

/// A whole number below `2⁵¹` as a float, by the same trick that rounds one: older processors convert no vectors of them.
#[inline(always)]
fn whole_to_float(n: i64) -> f64 {
    const ROUND: f64 = 1.5 * (1_u64 << 52) as f64;
    f64::from_bits(ROUND.to_bits().wrapping_add_signed(n)) - ROUND
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// How many floating-point numbers lie between two of the same sign.
    fn steps_apart(a: f64, b: f64) -> u64 {
        a.to_bits().abs_diff(b.to_bits())
    }

    proptest! {
        #[test]
        fn exp_is_within_one_unit_in_the_last_place(x in -745.0..709.7) {
            let (ours, oracle) = (exp(x), libm::exp(x));
            prop_assert!(steps_apart(ours, oracle) <= 1, "exp({x}): {ours:e} and not {oracle:e}");
        }
    }

    /// Arguments of every size and sign.
    fn of_any_size() -> impl Strategy<Value = f64> {
        (-60.0..9.4, any::<bool>()).prop_map(|(exponent, negative)| {
            libm::exp2(exponent) * if negative { -1.0 } else { 1.0 }
        })
    }

    proptest! {
        #[test]
        fn exp_m1_is_within_two_units_in_the_last_place(x in of_any_size()) {
            let (ours, oracle) = (exp_m1(x), libm::expm1(x));
            prop_assert!(steps_apart(ours, oracle) <= 2, "exp_m1({x:e}): {ours:e} and not {oracle:e}");
        }

        #[test]
        fn ln_1p_is_within_two_units_in_the_last_place(x in of_any_size(), near_minus_one in 0.0..53.0_f64) {
            let x = if x > -1.0 { x } else { libm::exp2(-near_minus_one) - 1.0 };
            let (ours, oracle) = (ln_1p(x), libm::log1p(x));
            prop_assert!(steps_apart(ours, oracle) <= 2, "ln_1p({x:e}): {ours:e} and not {oracle:e}");
        }
    }

    #[test]
    fn exp_m1_and_ln_1p_at_the_edges_of_their_ranges() {
        type Function = fn(f64) -> f64;
        let edges = [
            f64::NEG_INFINITY,
            -1000.0,
            -60.0,
            -1.5,
            -1.0,
            -0.0,
            0.0,
            5e-324,
            -5e-324,
            1e-300,
            709.78,
            709.79,
            1e17,
            1e300,
            f64::MAX,
            f64::INFINITY,
            f64::NAN,
        ];
        for (name, ours, oracle) in [
            ("exp_m1", exp_m1 as Function, libm::expm1 as Function),
            ("ln_1p", ln_1p, libm::log1p),
        ] {
            for x in edges {
                let (found, expected) = (ours(x), oracle(x));
                assert!(
                    found == expected
                        || (found.is_nan() && expected.is_nan())
                        || steps_apart(found, expected) <= 2,
                    "{name}({x:e}): {found:e} and not {expected:e}"
                );
            }
        }
    }

    /// Both are within one unit of the exact value; two that agree nearly everywhere are both nearly always nearest.
    #[test]
    fn exp_rarely_differs_from_the_oracle_at_all() {
        let differing = (0..20_000).map(f64::from).map(|i| i / 1000.0 - 10.0);
        let differing = differing.filter(|&x| exp(x) != libm::exp(x)).count();
        assert!(differing < 2_000, "{differing} of 20000 differ from libm's");
    }

    #[test]
    fn exp_at_the_edges_of_its_range() {
        let cases = [
            (f64::NEG_INFINITY, 0.0),
            (-746.0, 0.0),
            (-745.13, 5e-324),
            (-0.0, 1.0),
            (5e-324, 1.0),
            (709.78, libm::exp(709.78)),
            (709.79, f64::INFINITY),
            (f64::INFINITY, f64::INFINITY),
        ];
        for (x, expected) in cases {
            let found = exp(x);
            assert!(
                steps_apart(found, expected) <= 1,
                "exp({x}): {found:e} and not {expected:e}"
            );
        }
        assert!(exp(f64::NAN).is_nan());
    }
}
