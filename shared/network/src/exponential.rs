/// The exponential `eˣ`, the same bits on every processor, within one unit in the last place.
///
/// Its definition is the series `1 + x + x²/2! + x³/3! + …`. Computed as it stands it needs many terms where `x` is large, so
/// [`kernel::exp`] writes `x = n ln 2 + r` with a whole number `n` and sums the series of the small `r`: `eˣ = 2ⁿ eʳ`.
///
/// Above 709.78 the result is infinite, below −745.13 zero; NaN stays NaN.
///
/// # Example
/// ```
/// let series = |x: f64| (1..20).rev().fold(1.0, |sum, k| 1.0 + sum * x / f64::from(k));
/// assert!((network::exp(0.5) - series(0.5)).abs() <= 2.0 * f64::EPSILON);
/// assert_eq!(network::exp(1.0), std::f64::consts::E);
/// assert_eq!(network::exp(-1000.0), 0.0);
/// ```
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    kernel::exp(x)
}

/// The natural logarithm `ln x`, the same bits on every processor: the number to which `e` must be raised to give `x`.
///
/// Zero gives `−∞`, a negative number NaN.
///
/// # Example
/// ```
/// assert_eq!(network::ln(1.0), 0.0);
/// assert_eq!(network::exp(network::ln(2.0)), 2.0);
/// assert_eq!(network::ln(0.0), f64::NEG_INFINITY);
/// ```
pub fn ln(x: f64) -> f64 {
    kernel::ln(x)
}
