//! Documentation without its examples: a page has cells of its own.

use std::ops::Range;

use crate::{markdown::Parts, text::line_at};

/// A Rust text without the sections `# Example` of its documentation, each with the blank line before it. All else is
/// left as it is.
pub(super) fn without(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut kept = Vec::new();
    for run in lines.chunk_by(|a, b| said(a).is_some() == said(b).is_some()) {
        let documentation: Vec<&str> = run.iter().filter_map(said).collect();
        let examples = examples(&documentation);
        let outside = |line: &usize| examples.iter().all(|example| !example.contains(line));
        kept.extend((0..run.len()).filter(outside).map(|line| run[line]));
    }
    kept.join("\n")
}

/// What a line of documentation says.
fn said<'a>(line: &&'a str) -> Option<&'a str> {
    line.trim_start().strip_prefix("///")
}

/// The lines of the sections `# Example` within a piece of documentation.
fn examples(lines: &[&str]) -> Vec<Range<usize>> {
    let text = lines.join("\n");
    let headings = Parts::read(&text)
        .headings
        .into_iter()
        .filter(|heading| heading.level == 1);
    let titles: Vec<(usize, String)> = headings
        .map(|heading| (line_at(&text, heading.range.start) - 1, heading.words))
        .collect();
    let examples =
        (0..titles.len()).filter(|&at| ["Example", "Examples"].contains(&&*titles[at].1));
    let ranges = examples.map(|at| match (titles[at].0, titles.get(at + 1)) {
        (start, Some((next, _))) => start..*next,
        (start, None) if start > 0 && lines[start - 1].trim().is_empty() => start - 1..lines.len(),
        (start, None) => start..lines.len(),
    });
    ranges.collect()
}
