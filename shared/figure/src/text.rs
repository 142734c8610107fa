//! How numbers and powers are written, and about how wide a text is.

/// Roughly the width of `text` in a sans-serif font of `size`. The reader's font is not known, and none is measured.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    let em = |c: char| match c {
        _ if script(c).is_some() => 0.4,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | '\'' | '(' | ')' | ' '
        | '|' => 0.32,
        'm' | 'w' | 'M' | 'W' | '→' | '−' | '=' | '+' => 0.78,
        'A'..='Z' => 0.68,
        _ => 0.56,
    };
    size * text.chars().map(em).sum::<f64>()
}

/// `value` with `decimals` digits after the point, a true minus sign, and a comma before the thousands.
pub(crate) fn decimal(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let groups: Vec<&str> = whole
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| str::from_utf8(group).ok())
        .collect();
    let minus = if value < 0.0 { "−" } else { "" };
    format!("{minus}{}{rest}", groups.join(","))
}

/// Whether the letter at this place is a variable of a formula: it stands alone, as `x` in `2x`, and is not the article
/// `a` among words, the `f` of `f64` or the `s` behind an apostrophe.
pub(crate) fn is_variable(text: &[char], at: usize) -> bool {
    let is_letter = |c: char| script(c).map_or(c, |(_, plain)| plain).is_alphabetic();
    let before = at.checked_sub(1).map(|at| text[at]);
    let after = text.get(at + 1).copied();
    let touches = |neighbour: Option<char>| {
        neighbour.is_some_and(|c| is_letter(c) && script(c).is_none() == script(text[at]).is_none())
    };
    let is_word = match text[at] {
        'a' => text.len() > 1,
        'A' | 'I' | 'Σ' => true,
        _ => false,
    };
    is_letter(text[at])
        && !is_word
        && !touches(before)
        && !touches(after)
        && !before.is_some_and(|c| c == '’' || c == '\'')
        && !after.is_some_and(|c| c.is_ascii_digit())
}

/// A power of ten as textbooks write it: `10⁻⁴`.
///
/// ```
/// assert_eq!([-12, 0, 1, 5].map(figure::power_of_ten), ["10⁻¹²", "1", "10", "10⁵"]);
/// ```
#[must_use]
pub fn power_of_ten(exponent: i32) -> String {
    match exponent {
        0 => "1".to_string(),
        1 => "10".to_string(),
        _ => format!("10{}", raised(&exponent.to_string())),
    }
}

const RAISED: [char; 12] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁻', 'ˣ'];
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
const PLAIN: [char; 12] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '−', 'x'];

fn raised(number: &str) -> String {
    let raised = |c: char| c.to_digit(10).map_or('⁻', |digit| RAISED[digit as usize]);
    number.chars().map(raised).collect()
}

/// For a superscript or subscript: how far it is lowered, as a part of the font's size, and the same on the line.
pub(crate) fn script(c: char) -> Option<(f64, char)> {
    let plain = |scripts: &[char]| Some(PLAIN[scripts.iter().position(|&script| script == c)?]);
    let raised = plain(&RAISED).map(|plain| (-0.36, plain));
    raised.or_else(|| plain(&LOWERED).map(|plain| (0.2, plain)))
}
