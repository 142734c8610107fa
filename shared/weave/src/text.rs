//! Small tools for text: edits, line numbers, line ends, indentation.

use std::ops::Range;

/// A change to a text: what stands in `range` becomes `new`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub range: Range<usize>,
    pub new: String,
}

impl Edit {
    /// A replacement.
    pub fn new(range: Range<usize>, new: impl Into<String>) -> Self {
        let new = new.into();
        Self { range, new }
    }

    /// An insertion.
    pub fn insert(at: usize, new: impl Into<String>) -> Self {
        Self::new(at..at, new)
    }
}

/// The text once all edits are made. They must not overlap.
pub fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for Edit { range, new } in edits {
        result += &text[done..range.start];
        result += &new;
        done = range.end;
    }
    result + &text[done..]
}

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
    let cut = |line: &&str| {
        line.get(shared.unwrap_or(0)..)
            .unwrap_or("")
            .trim_end()
            .to_string()
    };
    lines.iter().map(cut).collect::<Vec<_>>().join("\n")
}

/// A block of Markdown whose fence is longer than any in its content.
pub fn fenced(info: &str, content: &str) -> String {
    let ticks = |line: &str| line.trim_start().chars().take_while(|&c| c == '`').count();
    let longest = content.lines().map(ticks).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    let lines: String = content.lines().flat_map(|line| [line, "\n"]).collect();
    format!("{fence}{info}\n{lines}{fence}")
}

/// The text with a backslash before what Markdown would take as a mark.
pub fn escaped(text: &str) -> String {
    let mut result = String::new();
    for c in text.chars() {
        if "\\`*_<|~$[]".contains(c) {
            result.push('\\');
        }
        result.push(c);
    }
    result
}
