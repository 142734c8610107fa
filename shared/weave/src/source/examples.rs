//! Documentation without its examples: a page has cells of its own.

use std::ops::Range;

use crate::markdown::Parts;
use crate::text::line_at;

/// A Rust text without the sections `# Example` of its documentation, each with the blank line before it. All else is
/// left as it is.
pub(super) fn without(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let said: Vec<Option<&str>> = lines
        .iter()
        .map(|line| line.trim_start().strip_prefix("///"))
        .collect();
    let mut kept = vec![true; lines.len()];
    let mut first = 0;
    for run in said.chunk_by(|a, b| a.is_some() == b.is_some()) {
        let documentation: Option<Vec<&str>> = run.iter().copied().collect();
        for example in examples(&documentation.unwrap_or_default()) {
            kept[first + example.start..first + example.end].fill(false);
        }
        first += run.len();
    }
    let lines = lines.into_iter().zip(kept).filter(|(_, kept)| *kept);
    lines.map(|(line, _)| line).collect::<Vec<_>>().join("\n")
}

/// The lines of the sections `# Example` within a piece of documentation.
fn examples(said: &[&str]) -> Vec<Range<usize>> {
    let text = said.join("\n");
    let headings = Parts::read(&text)
        .headings
        .into_iter()
        .filter(|heading| heading.level == 1);
    let titles: Vec<(usize, String)> = headings
        .map(|heading| (line_at(&text, heading.range.start) - 1, heading.words))
        .collect();
    let examples = titles.iter().enumerate();
    let examples = examples.filter(|(_, (_, words))| words == "Example" || words == "Examples");
    let lines = examples.map(|(at, (start, _))| match titles.get(at + 1) {
        Some((next, _)) => *start..*next,
        None if *start > 0 && said[start - 1].trim().is_empty() => start - 1..said.len(),
        None => *start..said.len(),
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn only_the_sections_called_example_are_left_out() {
        let cases = [
            ("no documentation", "fn f() {}", "fn f() {}"),
            (
                "at the end",
                "/// F.\n///\n/// # Example\n/// ```\n/// # use a::f;\n/// f();\n/// ```\nfn f() {}",
                "/// F.\nfn f() {}",
            ),
            (
                "before another section",
                "/// F.\n///\n/// # Examples\n/// f();\n///\n/// # Panics\n/// Never.\nfn f() {}",
                "/// F.\n///\n/// # Panics\n/// Never.\nfn f() {}",
            ),
            (
                "after another section, with code and an attribute",
                "/// F.\n///\n/// # Panics\n/// Never.\n///\n/// # Example\n/// ```\n/// # Panics\n/// ```\n#[must_use]\nfn f() {}",
                "/// F.\n///\n/// # Panics\n/// Never.\n#[must_use]\nfn f() {}",
            ),
            (
                "the whole documentation",
                "/// # Example\n/// ```\n/// f();\n/// ```\nfn f() {}",
                "fn f() {}",
            ),
            (
                "of a method, where others keep theirs",
                "impl A {\n    /// F.\n    ///\n    /// # Example\n    /// f()\n    fn f() {}\n\n    /// # Example of a title\n    fn g() {}\n}",
                "impl A {\n    /// F.\n    fn f() {}\n\n    /// # Example of a title\n    fn g() {}\n}",
            ),
            (
                "a fence within a fence",
                "/// ````\n/// ```\n/// # Example\n/// ````\n///\n/// # Example\n/// f()\nfn f() {}",
                "/// ````\n/// ```\n/// # Example\n/// ````\nfn f() {}",
            ),
            (
                "a comment that is no documentation",
                "// # Example\nfn f() {}",
                "// # Example\nfn f() {}",
            ),
        ];
        for (case, text, wanted) in cases {
            assert_eq!(without(text), wanted, "{case}");
        }
    }
}
