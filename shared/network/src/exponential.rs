use std::f64::consts::LOG2_E;

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
/// assert_eq!(network::exp(0.0), 1.0);
/// assert_eq!(network::exp(1.0), std::f64::consts::E);
/// assert_eq!(network::exp(-1000.0), 0.0);
/// ```
// Inlined always, so that it becomes part of loops that run several elements wide.
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    // Adding 1.5 · 2⁵² leaves no room for a fraction: the sum rounds to a whole number, held in its lowest bits.
    const ROUND: f64 = 1.5 * (1_u64 << 52) as f64;
    // ln 2 in two parts; the upper one ends in zeros, so that n times it is exact.
    const LN_2_UPPER: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
    const LN_2_LOWER: f64 = f64::from_bits(0x3dea_39ef_3579_3c76);

    let x = x.clamp(-746.0, 710.0);
    let shifted = x * LOG2_E + ROUND;
    let n = shifted - ROUND;
    let upper = x - n * LN_2_UPPER;
    let lower = n * LN_2_LOWER;
    let r = upper - lower;

    let mut series = INVERSE_FACTORIALS[0];
    for coefficient in &INVERSE_FACTORIALS[1..] {
        series = series * r + coefficient;
    }
    // eʳ = 1 + r + r² · series, where 1 + r and r itself were rounded: what they lost is added to the small last term.
    let sum = 1.0 + r;
    let lost = ((1.0 - sum) + r) + ((upper - r) - lower);
    let e_r = sum + (lost + r * r * series);

    // 2ⁿ in two factors, each within the range of an f64 even where the product is not.
    let n = shifted
        .to_bits()
        .cast_signed()
        .wrapping_sub(ROUND.to_bits().cast_signed());
    let half = n >> 1;
    e_r * power_of_two(half) * power_of_two(n - half)
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
/// assert_eq!(network::ln(1.0), 0.0);
/// assert_eq!(network::ln(0.0), f64::NEG_INFINITY);
/// ```
pub fn ln(x: f64) -> f64 {
    libm::log(x)
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
