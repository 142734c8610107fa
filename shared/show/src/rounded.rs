//! Numbers shortened to the digits that carry the point.

/// The size of an error in two significant digits, as a table has room for: `"4.2e-5"`.
///
/// # Example
/// ```
/// # use show::two_digits;
/// assert_eq!(two_digits(-0.000_042_07), "4.2e-5");
/// assert_eq!(two_digits(0.0), "0");
/// ```
#[must_use]
pub fn two_digits(error: f64) -> String {
    if error == 0.0 {
        return "0".to_string();
    }
    format!("{:.1e}", error.abs())
}

/// A number as the tables of runs have room for it: `"0.1839"`.
///
/// # Example
/// ```
/// # use show::four_decimals;
/// assert_eq!(four_decimals(2.30297), "2.3030");
/// ```
pub fn four_decimals(number: f64) -> String {
    format!("{number:.4}")
}

/// A number rounded to three significant digits.
///
/// # Example
/// ```
/// # use show::three_digits;
/// assert_eq!(three_digits(-0.000_045_397), -4.54e-5);
/// ```
///
/// # Panics
/// Never: what is written here can be read.
pub fn three_digits(number: f64) -> f64 {
    let text = format!("{number:.2e}");
    text.parse().expect("a number")
}
