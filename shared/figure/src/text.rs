//! How numbers and powers are written, and about how wide a text is.

/// Roughly the width of `text` in a sans-serif font of `size`. The reader's font is not known, and none is measured.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    let em = |c: char| match c {
        '⁰'..='⁹' | '¹' | '²' | '³' | '⁻' => 0.38,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | '\'' | '(' | ')' | ' '
        | '|' => 0.32,
        'm' | 'w' | 'M' | 'W' | '→' | '−' | '=' | '+' => 0.78,
        'A'..='Z' => 0.68,
        _ => 0.56,
    };
    size * text.chars().map(em).sum::<f64>()
}

/// `value` with `decimals` digits after the point and a true minus sign.
pub(crate) fn decimal(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if value == 0.0 {
        text.replace('-', "")
    } else {
        text.replace('-', "−")
    }
}

/// A power of ten as textbooks write it: `10⁻⁴`.
///
/// ```
/// assert_eq!([-12, 0, 1, 5].map(figure::power_of_ten), ["10⁻¹²", "1", "10", "10⁵"]);
/// ```
#[must_use]
pub fn power_of_ten(exponent: i32) -> String {
    let raised = |c| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' => '⁰',
        digit => char::from_u32('⁰' as u32 + digit as u32 - '0' as u32).unwrap_or(digit),
    };
    match exponent {
        0 => "1".to_string(),
        1 => "10".to_string(),
        _ => format!(
            "10{}",
            exponent.to_string().chars().map(raised).collect::<String>()
        ),
    }
}
