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
