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
