//! Small tools for text: line numbers, indentation, line ends.

use std::ops::Range;

/// The line of the byte at `offset`, counted from 1.
pub fn line_at(text: &str, offset: usize) -> usize {
    1 + text[..offset].matches('\n').count()
}

/// The line of the first difference between `old` and `new`, counted from 0 within them.
pub fn first_different_line(old: &str, new: &str) -> usize {
    let pairs = old.lines().zip(new.lines());
    pairs.take_while(|(old, new)| old == new).count()
}

/// The text with `\n` alone at its line ends.
pub fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The text without the indentation that all its lines share, and without empty lines around it.
pub fn dedent(text: &str) -> String {
    let blank = |line: &&str| line.trim().is_empty();
    let mut lines: Vec<&str> = text.lines().skip_while(blank).collect();
    while lines.last().is_some_and(blank) {
        lines.pop();
    }
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let shared = lines.iter().filter(|line| !blank(line)).map(indent).min();
    let shared = shared.unwrap_or(0);
    let cut = lines
        .iter()
        .map(|line| line.get(shared..).unwrap_or("").trim_end());
    cut.collect::<Vec<_>>().join("\n")
}

/// A Rust text without the sections `# Example` of its documentation, each with the blank line before it. All else is
/// left as it is.
pub fn without_examples(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut in_example = false;
    let mut fence: Option<usize> = None;
    for line in text.lines() {
        let documentation = line.trim_start().strip_prefix("///").map(str::trim);
        let ticks = documentation.map_or(0, |said| said.chars().take_while(|&c| c == '`').count());
        fence = match fence {
            None if ticks >= 3 => Some(ticks),
            Some(open) if ticks >= open => None,
            state => state,
        };
        // A line that begins with `#` within code is one that rustdoc hides.
        let heading = documentation.filter(|said| fence.is_none() && said.starts_with("# "));
        if matches!(heading, Some("# Example" | "# Examples")) {
            in_example = true;
            if kept.last().is_some_and(|last| last.trim() == "///") {
                kept.pop();
            }
        } else if in_example && (documentation.is_none() || heading.is_some()) {
            in_example = false;
            if heading.is_some() {
                let before = kept
                    .last()
                    .copied()
                    .filter(|last| last.trim_start().starts_with("///"));
                let blank =
                    before.and_then(|before| before.find("///").map(|at| &before[..at + 3]));
                kept.extend(blank);
            }
        }
        if !in_example {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// Puts each `new` text in the place of its range. Ranges must not overlap.
pub fn replace_ranges(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for (range, new) in edits {
        result += &text[done..range.start];
        result += &new;
        done = range.end;
    }
    result + &text[done..]
}

#[cfg(test)]
mod tests {
    use super::without_examples;

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
            assert_eq!(without_examples(text), wanted, "{case}");
        }
    }
}
