//! The slope of the sigmoid `y = 1 / (1 + e⁻ˣ)`, by four formulas that are equal on paper.

use network::{exp, sigmoid_of};

/// `y (1 − y)`, from the sigmoid's own value.
pub fn from_its_value(x: f64) -> f64 {
    let y = sigmoid_of(x);
    y * (1.0 - y)
}

/// `e⁻ˣ / (1 + e⁻ˣ)²`, as the quotient rule gives it.
pub fn from_the_quotient(x: f64) -> f64 {
    let e = exp(-x);
    e / ((1.0 + e) * (1.0 + e))
}

/// `1 / (2 + eˣ + e⁻ˣ)`, which treats both sides alike.
pub fn from_both_sides(x: f64) -> f64 {
    1.0 / (2.0 + exp(x) + exp(-x))
}

/// `e / (1 + e)²` with `e = e^{−|x|}`, which never grows large.
pub fn from_the_distance(x: f64) -> f64 {
    from_the_quotient(x.abs())
}

/// The place nearest to 0, on the way from 0 to `end`, where `f` is no longer above 0: found by halving the stretch until
/// no number lies between.
///
/// # Panics
/// If `f` is still above 0 at `end`.
///
/// # Example
/// ```
/// # use ch09_exact_slopes::sigmoid_slopes::end_of;
/// assert_eq!(end_of(|x| 2.0 - x, 10.0), 2.0);
/// ```
pub fn end_of(f: impl Fn(f64) -> f64, end: f64) -> f64 {
    let is_above = |x| f(x) > 0.0;
    assert!(!is_above(end), "wanted an end by {end}, found {}", f(end));
    let (mut above, mut gone) = (0.0, end);
    loop {
        let middle = f64::midpoint(above, gone);
        if middle == above || middle == gone {
            return gone;
        }
        if is_above(middle) {
            above = middle;
        } else {
            gone = middle;
        }
    }
}
