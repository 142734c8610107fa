//! A page's prose as Jupyter shows it: without markers, with `$…$` around mathematics and links that work from
//! `notebooks/`.

use std::ops::Range;

use crate::links::{self, Target};
use crate::text::{Edit, edited};
use crate::{page::Page, tree::Tree};

/// The prose in `range`, for a cell of the page's notebook.
pub(super) fn prose(tree: &Tree, page: &Page, range: Range<usize>) -> String {
    let mut edits = Vec::new();
    for comment in &page.parts.comments {
        edits.push(Edit::new(without_blank_lines(page, &comment.range), ""));
    }
    mathematics(page, &mut edits);
    relinked(tree, page, &mut edits);
    for block in &page.parts.blocks {
        let at = block.range.clone();
        if block.info == "math" {
            edits.push(Edit::new(at, format!("$$\n{}$$", block.content)));
        } else if block.info.starts_with("rust,") {
            let info = page.text[at.clone()].find(&block.info).unwrap_or(0);
            let start = at.start + info;
            edits.push(Edit::new(start..start + block.info.len(), "rust"));
        }
    }
    edits.retain(|edit| range.start <= edit.range.start && edit.range.start < range.end);
    for Edit { range: at, .. } in &mut edits {
        *at = at.start - range.start..at.end.min(range.end) - range.start;
    }
    let text = edited(&page.text[range], edits);
    text.trim_start_matches('\n').trim_end().to_string()
}

/// A comment, and the blank lines below it if it stands alone on its line between others: no two in a row are left.
fn without_blank_lines(page: &Page, comment: &Range<usize>) -> Range<usize> {
    let before = page.text[..comment.start].trim_end_matches([' ', '\t']);
    let after = &page.text[comment.end..];
    let blank = after.len() - after.trim_start().len();
    let blank = &after[..blank];
    match blank.rfind('\n') {
        Some(end) if before.is_empty() || before.ends_with("\n\n") => {
            before.len()..comment.end + end + 1
        }
        _ => comment.clone(),
    }
}

fn mathematics(page: &Page, edits: &mut Vec<Edit>) {
    for (code, latex) in &page.parts.code {
        if page.text[..code.start].ends_with('$') && page.text[code.end..].starts_with('$') {
            // Jupyter ends a table's cell at `|`, and does not read `\|` as one.
            let in_table = page.parts.rows.iter().any(|row| row.contains(&code.start));
            let bar = if in_table { "\\vert " } else { "|" };
            let formula = format!("${}$", latex.replace('|', bar).trim());
            edits.push(Edit::new(code.start - 1..code.end + 1, formula));
        }
    }
}

fn relinked(tree: &Tree, page: &Page, edits: &mut Vec<Edit>) {
    for link in &page.parts.links {
        let (Some(at), Some(Target { path, anchor })) =
            (&link.target_at, links::target(&page.path, &link.target))
        else {
            continue;
        };
        let other = tree.page(&path);
        let anchor = anchor.map(|anchor| {
            let heading = other.and_then(|other| links::heading(&other.parts, &anchor));
            // `JupyterLab`'s anchor of a heading: its words, with `-` for spaces.
            let words = heading.map(|heading| heading.words.trim().replace(' ', "-"));
            format!("#{}", words.unwrap_or(anchor))
        });
        let anchor = anchor.unwrap_or_default();
        let new = match other.and_then(super::path) {
            _ if path == page.path => anchor,
            Some(notebook) => format!("{}{anchor}", notebook.trim_start_matches("notebooks/")),
            None => format!("../{path}{anchor}"),
        };
        edits.push(Edit::new(at.clone(), new));
    }
}
