//! Fills the pages and writes the notebooks.
//!
//! [`edits`] serves both commands: `weave` makes the edits, `weave check` reports each of them.

use std::fs;
use std::path::Path;

use crate::error::Error;
use crate::finding::Finding;
use crate::marker::Wanted;
use crate::notebook;
use crate::page::{Body, Page, Piece};
use crate::resolve::{Resolved, resolve};
use crate::text::{self, Edit, edited, fenced};
use crate::tree::Tree;

/// What a run of [`fill`] did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The files that it wrote because they changed.
    pub written: Vec<String>,
    /// The pieces that it could not fill.
    pub findings: Vec<Finding>,
}

/// Fills every page of the book and writes the files that change.
///
/// A piece that nothing can fill stays as it is and is reported; the others are filled all the same. The notebook of a
/// page waits until all of the page is filled. A page that someone saved since it was read is left alone.
///
/// # Errors
/// If a file cannot be written.
pub fn fill(tree: &mut Tree) -> Result<Filled, Error> {
    let mut filled = Filled {
        findings: tree.findings.clone(),
        ..Filled::default()
    };
    let mut saved_since = Vec::new();
    let mut changed = Vec::new();
    let mut pages = resolve(tree);
    for (index, resolved) in pages.iter().enumerate() {
        let page = resolved.page;
        let edits: Vec<Edit> = edits(resolved)
            .0
            .into_iter()
            .map(|(edit, _)| edit)
            .collect();
        if edits.is_empty() {
            continue;
        }
        let mut content = edited(&page.text, edits);
        if page.file.contains("\r\n") {
            content = content.replace('\n', "\r\n");
        }
        if write(&tree.root.join(&page.path), &content, Some(&page.file))? {
            filled.written.push(page.path.clone());
            changed.push((index, content));
        } else {
            saved_since.push(page.path.clone());
        }
    }
    if !changed.is_empty() {
        drop(pages);
        for (index, content) in changed {
            tree.pages[index] = Page::read(&tree.pages[index].path, content);
        }
        // What is left stands at the lines of the filled pages.
        pages = resolve(tree);
    }
    for resolved in pages {
        let (path, (_, unfilled)) = (&resolved.page.path, edits(&resolved));
        if saved_since.contains(path) {
            let what = "this page was saved while it was being filled, and is left as it is";
            filled
                .findings
                .push(Finding::new(path, 1, what, "run `cargo weave` again"));
            continue;
        }
        let (whole, unmet) = (unfilled.is_empty(), &resolved.unmet);
        filled.findings.extend(unfilled);
        let Some(path) = notebook::path(resolved.page) else {
            continue;
        };
        filled.findings.extend(unmet.iter().cloned());
        let notebook = notebook::notebook(tree, &resolved);
        if whole && unmet.is_empty() && tree.notebooks.get(&path) != Some(&notebook) {
            write(&tree.root.join(&path), &notebook, None)?;
            filled.written.push(path);
        }
    }
    filled.findings.sort();
    Ok(filled)
}

/// Puts a whole new file in the place of the old one; does nothing and says so if the old one is not `expected` any
/// more.
fn write(path: &Path, content: &str, expected: Option<&str>) -> Result<bool, Error> {
    let failed = |source| Error::Write {
        path: path.to_path_buf(),
        source,
    };
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(failed)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let growing = folder.join(format!(".{name}.{}", std::process::id()));
    let put = || {
        fs::write(&growing, content)?;
        if let Some(expected) = expected {
            fs::set_permissions(&growing, fs::metadata(path)?.permissions())?;
            if fs::read(path)? != expected.as_bytes() {
                return Ok(false);
            }
        }
        fs::rename(&growing, path).map(|()| true)
    };
    let done = put();
    if !matches!(done, Ok(true)) {
        // What matters has been said: the file itself is as it was.
        fs::remove_file(&growing).unwrap_or(());
    }
    done.map_err(failed)
}

/// The edits that a page needs, each with the finding that the piece is without it, and what nothing can fill.
pub fn edits(resolved: &Resolved) -> (Vec<(Edit, Finding)>, Vec<Finding>) {
    let page = resolved.page;
    let (mut edits, mut findings) = (Vec::new(), page.findings.clone());
    for (piece, lead) in page.pieces.iter().zip(&resolved.leads) {
        let lead = match lead {
            Ok(lead) => lead,
            Err(finding) => {
                findings.push(finding.clone());
                continue;
            }
        };
        for (part, wanted) in lead.wanted.iter().enumerate() {
            match wanted {
                Ok(wanted) if !piece.misplaced => edits.extend(edit(page, piece, part, wanted)),
                Ok(_) => {}
                Err(finding) => findings.push(finding.clone()),
            }
        }
    }
    (edits, findings)
}

const END: &str = "<!-- end -->";
const RUN: &str = "run `cargo weave`";
const MEND: &str = "change the source and not the page, then run `cargo weave`";

/// The edit, if any, that makes a part of what follows a marker what is wanted.
fn edit(page: &Page, piece: &Piece, part: usize, wanted: &Wanted) -> Option<(Edit, Finding)> {
    let at = piece.at.start;
    let indent = page.indent(piece);
    let below = |end: usize, new: &str, what: String| {
        Some((
            Edit::insert(end, format!("\n{indent}{new}")),
            page.finding(at, what, RUN),
        ))
    };
    match (wanted, &piece.body) {
        (Wanted::Block(info, content, origin), Body::Blocks(found)) => {
            let block = |part: usize| found[part].map(|block| &page.parts.blocks[block]);
            let new = fenced(info, content, indent);
            let Some(old) = block(part) else {
                let before = part.checked_sub(1).and_then(block);
                let end = before.map_or(piece.at.end, |before| before.range.end);
                return below(end, &new, format!("the block of {origin} is missing"));
            };
            let start = page.line(old.range.start);
            let finding = if old.content != *content {
                let different = text::first_different_line(&old.content, content);
                let line = start + 1 + different.min(old.content.lines().count());
                Finding::new(
                    &page.path,
                    line,
                    format!("this line differs from {origin}"),
                    MEND,
                )
            } else if old.info != *info {
                let what = format!("this block is marked `{}`, not `{info}`", old.info);
                Finding::new(&page.path, start, what, RUN)
            } else {
                return None;
            };
            Some((Edit::new(old.range.clone(), new), finding))
        }
        (Wanted::Image(new, target, origin), Body::Image(image, _)) => {
            let Some(image) = image.map(|image| &page.parts.links[image]) else {
                return below(
                    piece.at.end,
                    new,
                    "the figure's image is missing".to_string(),
                );
            };
            let (what, mend) = if image.target == *target {
                (
                    format!("the alt text differs from what {origin} says of itself"),
                    MEND,
                )
            } else {
                (format!("this image is {}, not {target}", image.target), RUN)
            };
            let edit = Edit::new(image.range.clone(), new);
            let same = page.text[image.range.clone()] == *new;
            (!same).then(|| (edit, page.finding(image.range.start, what, mend)))
        }
        (Wanted::Table(new, origin), Body::Table(table)) => {
            let Some(table) = table else {
                return below(
                    piece.at.end,
                    &format!("\n{new}"),
                    format!("the table of {origin} is missing"),
                );
            };
            let old = page.text[table.clone()].trim_end();
            let line = page.line(table.start) + text::first_different_line(old, new);
            let finding = Finding::new(
                &page.path,
                line,
                format!("this line differs from {origin}"),
                MEND,
            );
            (old != new).then(|| {
                (
                    Edit::new(table.start..table.start + old.len(), new),
                    finding,
                )
            })
        }
        (Wanted::Text(new, origin), Body::Text(None)) => {
            let start = piece.at.end;
            let there = page.text[start..].starts_with(new.as_str());
            let edit = if there {
                Edit::insert(start + new.len(), END)
            } else {
                Edit::insert(start, format!("{new}{END}"))
            };
            Some((
                edit,
                page.finding(at, format!("a value of {origin} has no end"), RUN),
            ))
        }
        (Wanted::Text(new, origin), Body::Text(Some(range))) => {
            let old = &page.text[range.clone()];
            let what = match old.trim() {
                "" => format!("a value of {origin} is missing"),
                old => format!("`{old}` differs from {origin}, which says `{new}`"),
            };
            (old != new).then(|| (Edit::new(range.clone(), new), page.finding(at, what, MEND)))
        }
        _ => None,
    }
}
