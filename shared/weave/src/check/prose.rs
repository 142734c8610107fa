//! No result is typed: a decimal of three or more significant digits in prose comes from a run or from a quotation.
//! Every block of Rust on a page has a marker, and every figure a caption.

use std::ops::Range;

use crate::finding::Finding;
use crate::marker::Marker;
use crate::page::{Body, Page};

/// From this many significant digits on, a decimal counts as a result.
const SIGNIFICANT: usize = 3;

pub(super) fn check(page: &Page) -> Vec<Finding> {
    let mut findings = Vec::new();
    let tied = tied_blocks(page);
    let mut prose = page.parts.prose.clone();
    // A code span that holds a number alone reads as a result, not as code.
    prose.extend(
        page.parts
            .code
            .iter()
            .filter(|code| is_number(&page.text[(*code).clone()]))
            .cloned(),
    );
    for html in &page.parts.html {
        prose.extend(outside_tags(&page.text, html.clone()));
    }
    for (index, block) in page.parts.blocks.iter().enumerate() {
        if tied.contains(&index) {
            continue;
        }
        match block.info.as_str() {
            "text" => prose.push(block.range.clone()),
            "rust,ignore" => findings.push(page.finding(
                block.range.start,
                "nobody compiles this block of Rust",
                "put a `code` or `cell` marker before it",
            )),
            _ => {}
        }
    }
    let free = excepted(page);
    for range in prose {
        for (at, number) in decimals(&page.text, range) {
            if !free.iter().any(|free| free.contains(&at))
                && significant_digits(number) >= SIGNIFICANT
            {
                findings.push(page.finding(
                    at,
                    format!("the number {number} is typed"),
                    "cite a cell's output (`<!-- value … -->…<!-- end -->`) or mark a quotation (`<!-- quote … -->`)",
                ));
            }
        }
    }
    for piece in &page.pieces {
        if let Body::Image {
            image: Some(image),
            caption: None,
        } = piece.body
        {
            findings.push(page.finding(
                page.parts.links[image].range.start,
                "a figure without a caption",
                "write a paragraph in italics (`*…*`) right after the image",
            ));
        }
    }
    findings
}

/// The code blocks that belong to a marker.
fn tied_blocks(page: &Page) -> Vec<usize> {
    let mut tied = Vec::new();
    for piece in &page.pieces {
        if let Body::Blocks { code, output } = &piece.body {
            tied.extend(code.iter().chain(output));
        }
    }
    tied
}

/// What values and quotations hold.
fn excepted(page: &Page) -> Vec<Range<usize>> {
    let mut free: Vec<Range<usize>> = Vec::new();
    for piece in &page.pieces {
        if let (Marker::Value { .. } | Marker::Quote(_), Body::Text(Some(range))) =
            (&piece.marker, &piece.body)
        {
            free.push(range.clone());
        }
    }
    free.extend(
        page.parts
            .comments
            .iter()
            .map(|(comment, _)| comment.clone()),
    );
    free
}

fn is_number(code: &str) -> bool {
    let inside = code.trim_matches('`').trim().replace('−', "-");
    inside.parse::<f64>().is_ok()
}

/// The text between a block's tags.
fn outside_tags(text: &str, html: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = html.start;
    while at < html.end {
        let open = text[at..html.end]
            .find('<')
            .map_or(html.end, |open| at + open);
        found.push(at..open);
        at = text[open..html.end]
            .find('>')
            .map_or(html.end, |close| open + close + 1);
    }
    found
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
        let length = rest
            .find(|c: char| !(c.is_ascii_digit() || c == '.'))
            .unwrap_or(rest.len());
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
