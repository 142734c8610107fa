//! No result is typed: a decimal of three or more significant digits in prose comes from a run or from a quotation.
//! Every block of Rust on a page has a marker, and every figure a caption.

use std::ops::Range;

use crate::finding::Finding;
use crate::page::{Body, Page};

/// From this many significant digits on, a decimal counts as a result.
const SIGNIFICANT: usize = 3;

pub(super) fn check(page: &Page) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut prose = page.parts.prose.clone();
    // A code span that holds a number alone reads as a result, not as code.
    let is_number = |words: &String| words.trim().replace('−', "-").parse::<f64>().is_ok();
    let numbers = page.parts.code.iter().filter(|(_, words)| is_number(words));
    prose.extend(numbers.map(|(range, _)| range.clone()));
    let tied: Vec<usize> = page
        .pieces
        .iter()
        .flat_map(|piece| blocks(&piece.body))
        .collect();
    for (index, block) in page.parts.blocks.iter().enumerate() {
        match block.info.as_str() {
            _ if tied.contains(&index) => {}
            "text" => prose.push(block.range.clone()),
            "rust,ignore" => {
                let what = "nobody compiles this block of Rust";
                let mend = "put a `code` or `cell` marker before it";
                findings.push(page.finding(block.range.start, what, mend));
            }
            _ => {}
        }
    }
    let free: Vec<&Range<usize>> = page
        .pieces
        .iter()
        .filter_map(|piece| sourced(&piece.body))
        .collect();
    for (at, number) in prose
        .into_iter()
        .flat_map(|range| decimals(&page.text, range))
    {
        if significant_digits(number) >= SIGNIFICANT && !free.iter().any(|free| free.contains(&at))
        {
            let what = format!("the number {number} is typed");
            let mend = "cite a cell's output (`<!-- value … -->…<!-- end -->`) or mark a quotation (`<!-- quote … -->`)";
            findings.push(page.finding(at, what, mend));
        }
    }
    for piece in &page.pieces {
        if let Body::Image(Some(image), None) = piece.body {
            let at = page.parts.links[image].range.start;
            let mend = "write a paragraph in italics (`*…*`) right after the image";
            findings.push(page.finding(at, "a figure without a caption", mend));
        }
    }
    findings
}

/// The code blocks that belong to a marker.
fn blocks(body: &Body) -> impl Iterator<Item = usize> {
    let blocks = match body {
        Body::Blocks(blocks) => blocks.as_slice(),
        _ => &[],
    };
    blocks.iter().copied().flatten()
}

/// The text that a marker accounts for.
fn sourced(body: &Body) -> Option<&Range<usize>> {
    match body {
        Body::Text(range) | Body::Table(range) => range.as_ref(),
        _ => None,
    }
}

/// The numbers with exactly one decimal point, each with its place. (With two, it is a version.)
fn decimals(text: &str, range: Range<usize>) -> Vec<(usize, &str)> {
    let part = &text[range.clone()];
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = part[at..]
        .find(|c: char| c.is_ascii_digit())
        .map(|start| at + start)
    {
        let rest = &part[start..];
        let length = rest.find(|c: char| !(c.is_ascii_digit() || c == '.'));
        let length = length.unwrap_or(rest.len());
        let number = rest[..length].trim_end_matches('.');
        if number.matches('.').count() == 1 {
            found.push((range.start + start, number));
        }
        at = start + length;
    }
    found
}

fn significant_digits(number: &str) -> usize {
    let digits = number.chars().filter(char::is_ascii_digit);
    digits.skip_while(|&digit| digit == '0').count()
}
