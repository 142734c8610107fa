//! Formulas: LaTeX in the page's source, `MathML` in the book.
//!
//! A browser draws `MathML` by itself, so the book needs no script and no network for it.

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

/// A formula as `MathML` on one line, safe within a line of Markdown.
///
/// # Errors
/// If the LaTeX cannot be understood: what is wrong with it.
pub fn mathml(latex: &str, display: MathDisplay) -> Result<String, String> {
    let converter = LatexToMathML::new(MathCoreConfig::default())
        .map_err(|(error, ..)| error.error_message())?;
    let converted = converter.convert_with_local_state(latex.trim(), display);
    let converted = converted.map_err(|error| error.error_message())?;
    Ok(without_marks(&converted.mathml))
}

/// Writes every mark that Markdown could take for its own as an entity.
///
/// mdBook reads the text between inline tags as Markdown: `<mo>*</mo>…<mo>*</mo>` would become emphasis, and `|` would
/// end a table's cell.
fn without_marks(mathml: &str) -> String {
    let mut safe = String::with_capacity(mathml.len());
    let mut in_tag = false;
    for c in mathml.chars() {
        match c {
            '<' | '>' => {
                in_tag = c == '<';
                safe.push(c);
            }
            '\n' => safe.push(' '),
            '|' => safe += "&#124;",
            // The marks of an entity that is already there.
            '&' | '#' | ';' => safe.push(c),
            _ if !in_tag && c.is_ascii_punctuation() => {
                safe.extend(["&#", &u32::from(c).to_string(), ";"]);
            }
            _ => safe.push(c),
        }
    }
    safe
}
