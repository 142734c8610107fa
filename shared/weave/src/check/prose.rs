//! No result is typed: a decimal of three or more significant digits in prose comes from a run or from a quotation.
//! Every block of Rust on a page has a marker, every figure a caption, and every row of the comparison with the article
//! what shows it.

use std::ops::Range;

use crate::{finding::Finding, marker::Shape, page::Page};

/// The page that says where the book shows what the article says.
const COMPARISON: &str = "chapters/conformance.md";
/// From this many significant digits on, a decimal counts as a result.
const SIGNIFICANT: usize = 3;

pub(super) fn check(page: &Page) -> Vec<Finding> {
    let mut findings = Vec::new();
    // What markers account for.
    let sourced: Vec<&Range<usize>> = page
        .pieces
        .iter()
        .flat_map(|piece| piece.parts.iter().flatten())
        .collect();
    let is_sourced = |at: usize| sourced.iter().any(|range| range.contains(&at));
    let mut prose = page.parts.prose.clone();
    // A code span that holds a number alone reads as a result, not as code.
    let is_number = |words: &String| words.trim().replace('−', "-").parse::<f64>().is_ok();
    let numbers = page.parts.code.iter().filter(|(_, words)| is_number(words));
    prose.extend(numbers.map(|(range, _)| range.clone()));
    for block in &page.parts.blocks {
        let at = block.range.start;
        if block.info == "text" {
            prose.push(block.range.clone());
        } else if block.info == "rust,ignore" && !is_sourced(at) {
            let what = "nobody compiles this block of Rust";
            let mend = "put a `code` or `cell` marker before it";
            findings.push(page.finding(at, what, mend));
        }
    }
    // A drawing's description is checked where it is shown: nothing holds it to a run.
    let is_image = |at: usize| {
        let images = page.parts.links.iter().filter(|link| link.image);
        images.clone().any(|image| image.range.contains(&at))
    };
    for (at, number) in prose
        .into_iter()
        .flat_map(|range| decimals(&page.text, range))
    {
        let digits = number.trim_start_matches(['0', '.']).replace('.', "");
        if digits.len() >= SIGNIFICANT && (is_image(at) || !is_sourced(at)) {
            let what = format!("the number {number} is typed");
            let mend = "cite a cell's output (`<!-- value … -->…<!-- end -->`) or mark a quotation (`<!-- quote … -->`)";
            findings.push(page.finding(at, what, mend));
        }
    }
    let images = page
        .pieces
        .iter()
        .filter(|piece| piece.marker.shape == Shape::Image);
    for piece in images.filter(|piece| piece.caption.is_none()) {
        if let Some(image) = &piece.parts[0] {
            let mend = "write a paragraph in italics (`*…*`) right after the image";
            findings.push(page.finding(image.start, "a figure without a caption", mend));
        }
    }
    let shows = page
        .pieces
        .iter()
        .filter(|piece| piece.marker.word == "shows");
    let rows = page.parts.rows.iter().filter(|_| page.path == COMPARISON);
    for row in rows.filter(|row| shows.clone().all(|piece| !row.contains(&piece.at.start))) {
        let mend = "name what shows it: `<!-- shows chapter/cell -->`, then run `cargo weave`";
        findings.push(page.finding(row.start, "this row names no cell or figure", mend));
    }
    findings
}

/// The numbers with exactly one decimal point, each with its place. (With two, it is a version.)
fn decimals(text: &str, range: Range<usize>) -> Vec<(usize, &str)> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let mut found = Vec::new();
    let mut at = range.start;
    for word in text[range].split_inclusive(|c| !is_part(c)) {
        let number = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let number_at = at + number.len() - number.trim_start_matches('.').len();
        if number.trim_start_matches('.').matches('.').count() == 1 {
            found.push((number_at, number.trim_start_matches('.')));
        }
        at += word.len();
    }
    found
}
