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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_mathml() {
        let formulas = [
            (r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
            (r"x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
            (r"|x|", "&#124;"),
            (r"a*b", "∗"),
            (r"f'(x)", "′"),
        ];
        for (latex, wanted) in formulas {
            let mathml = mathml(latex, MathDisplay::Inline).expect(latex);
            assert!(mathml.contains(wanted), "{latex}: {mathml}");
            assert!(mathml.starts_with("<math>"), "{latex}: {mathml}");
        }
        let block = mathml(r"\lim_{h \to 0}", MathDisplay::Block).unwrap();
        assert!(block.starts_with("<math display=\"block\">"), "{block}");
    }

    #[test]
    fn no_mark_of_markdown_is_left_in_the_text() {
        let latex = r"a_1 * b ~ [c] \_ \text{a\_b *c* -- e...} \{ \} |d| \backslash";
        let mathml = mathml(latex, MathDisplay::Block).unwrap();
        let mut in_tag = false;
        for c in mathml.chars() {
            in_tag = if c == '<' { true } else { c != '>' && in_tag };
            let mark = r"*_`~[]\|-.'".contains(c) && !in_tag;
            assert!(!mark, "`{c}` is left in {mathml}");
        }
        assert!(!mathml.contains('\n'), "{mathml}");
    }

    #[test]
    fn a_formula_that_cannot_be_understood_is_an_error() {
        for latex in [r"\frac{1}", r"\unknowncommand", r"\left( x"] {
            let error = mathml(latex, MathDisplay::Inline).expect_err(latex);
            assert!(!error.is_empty(), "{latex}");
        }
    }
}
