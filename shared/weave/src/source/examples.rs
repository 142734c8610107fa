//! Documentation without its examples: a page has cells of its own.

use std::ops::Range;

use crate::{markdown::Parts, text::line_at};

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
