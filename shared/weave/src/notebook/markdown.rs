//! A page's prose as Jupyter shows it: without markers, with `$…$` around mathematics and links that work from
//! `notebooks/`.

use std::ops::Range;

use crate::links::{self, Target};
use crate::page::{Heading, Page};
use crate::text::replace_ranges;
use crate::tree::Tree;

/// The folder that holds the notebooks.
pub const FOLDER: &str = "notebooks";

/// The prose in `range`, for a cell of the page's notebook.
pub fn prose(tree: &Tree, page: &Page, range: Range<usize>) -> String {
    let mut edits = Vec::new();
    without_comments(page, &mut edits);
    mathematics(page, &mut edits);
    relinked(tree, page, &mut edits);
    for block in &page.parts.blocks {
        if block.info.starts_with("rust,") {
            let start = block.range.start
                + page.text[block.range.clone()]
                    .find(&block.info)
                    .unwrap_or(0);
            edits.push((start..start + block.info.len(), "rust".to_string()));
        }
    }
    edits.retain(|(at, _)| range.start <= at.start && at.end <= range.end);
    for (at, _) in &mut edits {
        *at = at.start - range.start..at.end - range.start;
    }
    let text = replace_ranges(&page.text[range], edits);
    without_blank_runs(&text)
}

fn without_comments(page: &Page, edits: &mut Vec<(Range<usize>, String)>) {
    for (comment, _) in &page.parts.comments {
        edits.push((comment.clone(), String::new()));
    }
}

fn mathematics(page: &Page, edits: &mut Vec<(Range<usize>, String)>) {
    for block in page
        .parts
        .blocks
        .iter()
        .filter(|block| block.info == "math")
    {
        edits.push((block.range.clone(), format!("$$\n{}\n$$", block.content)));
    }
    for code in &page.parts.code {
        let (before, after) = (&page.text[..code.start], &page.text[code.end..]);
        if before.ends_with('$') && after.starts_with('$') {
            let formula = page.text[code.clone()].trim_matches('`').trim();
            edits.push((code.start - 1..code.end + 1, format!("${formula}$")));
        }
    }
}

fn relinked(tree: &Tree, page: &Page, edits: &mut Vec<(Range<usize>, String)>) {
    for link in &page.parts.links {
        let Some(at) = &link.target_at else {
            continue;
        };
        let Some(Target { path, anchor }) = links::target(&page.path, &link.target) else {
            continue;
        };
        let other = links::page_at(tree, &path);
        let anchor = anchor.map(|anchor| {
            let heading = other.and_then(|other| links::heading(&other.parts, &anchor));
            format!("#{}", heading.map_or(anchor, jupyter_anchor))
        });
        let anchor = anchor.unwrap_or_default();
        let notebook = other.and_then(super::path);
        let new = match notebook {
            _ if path == page.path => anchor,
            Some(notebook) => format!("{}{anchor}", notebook.trim_start_matches("notebooks/")),
            None => format!("../{path}{anchor}"),
        };
        edits.push((at.clone(), new));
    }
}

/// `JupyterLab`'s anchor of a heading: its words, with `-` for spaces.
fn jupyter_anchor(heading: &Heading) -> String {
    heading.words.trim().replace(' ', "-")
}

/// A removed marker leaves an empty line behind: no two of them in a row, outside code.
fn without_blank_runs(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let mut fence: Option<usize> = None;
    for line in text.lines() {
        let ticks = line.trim_start().chars().take_while(|&c| c == '`').count();
        fence = match fence {
            None if ticks >= 3 => Some(ticks),
            Some(open) if ticks >= open && line.trim().len() == ticks => None,
            state => state,
        };
        let blank = line.trim().is_empty();
        if !(fence.is_none() && blank && lines.last().is_some_and(|last| last.trim().is_empty())) {
            lines.push(line);
        }
    }
    lines
        .join("\n")
        .trim_start_matches('\n')
        .trim_end()
        .to_string()
}
