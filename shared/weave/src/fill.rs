//! Fills the pages and writes the notebooks.
//!
//! [`edits`] serves both commands: `weave` makes the edits, `weave check` reports each of them.

use std::{fs, path::Path};

use crate::page::{Page, Piece};
use crate::resolve::{Resolved, resolve};
use crate::text::{Edit, edited, first_different_line, unix_lines};
use crate::{error::Error, finding::Finding, marker::Shape, notebook, tree::Tree};

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
/// If a file cannot be read or written.
pub fn fill(mut tree: Tree) -> Result<Filled, Error> {
    let mut filled = Filled::default();
    for resolved in resolve(&tree) {
        let (page, edits) = (resolved.page, edits(&resolved).0);
        if edits.is_empty() {
            continue;
        }
        let content = edited(
            &page.text,
            edits.into_iter().map(|(edit, _)| edit).collect(),
        );
        if write(&tree.root.join(&page.path), &content, Some(&page.text))? {
            filled.written.push(page.path.clone());
        } else {
            let what = "this page was saved while it was being filled, and is left as it is";
            filled
                .findings
                .push(page.finding(0, what, "run `cargo weave` again"));
        }
    }
    if !filled.written.is_empty() {
        // What is left stands at the lines of the filled pages.
        tree = Tree::read(&tree.root)?;
    }
    filled.findings.extend(tree.findings.clone());
    for resolved in resolve(&tree) {
        let (edits, unfilled) = edits(&resolved);
        if edits.is_empty() && unfilled.is_empty() {
            for (path, content) in notebook::files(&tree, &resolved) {
                if tree.read_text(&path).ok().as_ref() != Some(&content) {
                    write(&tree.root.join(&path), &content, None)?;
                    filled.written.push(path);
                }
            }
        }
        filled.findings.extend(unfilled);
    }
    filled.findings.sort();
    Ok(filled)
}

/// Puts a whole new file in the place of the old one, unless that is not `expected` any more; says whether it did.
fn write(path: &Path, content: &str, expected: Option<&str>) -> Result<bool, Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let growing = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let put = || {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        fs::write(&growing, content)?;
        if let Some(expected) = expected {
            fs::set_permissions(&growing, fs::metadata(path)?.permissions())?;
            if unix_lines(&fs::read_to_string(path)?) != expected {
                return fs::remove_file(&growing).map(|()| false);
            }
        }
        fs::rename(&growing, path).map(|()| true)
    };
    put().map_err(|error| {
        // What matters is being said: the file itself is as it was.
        fs::remove_file(&growing).unwrap_or(());
        Error::Write(path.to_path_buf(), error)
    })
}

/// The edits that a page needs, each with the finding that the piece is without it, and what nothing can fill.
pub fn edits(resolved: &Resolved) -> (Vec<(Edit, Finding)>, Vec<Finding>) {
    let page = resolved.page;
    let (mut edits, mut findings) = (Vec::new(), page.findings.clone());
    findings.extend(resolved.setup.unmet.iter().cloned());
    for (piece, lead) in page.pieces.iter().zip(&resolved.leads) {
        let wanted = lead.as_ref().map(|lead| lead.wanted.as_slice());
        for (part, wanted) in wanted.unwrap_or_default().iter().enumerate() {
            match wanted {
                Ok((new, origin)) if !piece.misplaced => {
                    edits.extend(edit(page, piece, part, new, origin));
                }
                Ok(_) => {}
                Err(finding) => findings.push(finding.clone()),
            }
        }
        findings.extend(wanted.err().cloned());
    }
    (edits, findings)
}

const END: &str = "<!-- end -->";

/// The edit, if any, that makes a part of what follows a marker what is wanted.
fn edit(
    page: &Page,
    piece: &Piece,
    part: usize,
    new: &str,
    origin: &str,
) -> Option<(Edit, Finding)> {
    let Some(range) = piece.parts[part].clone() else {
        let before = part
            .checked_sub(1)
            .and_then(|before| piece.parts[before].as_ref());
        let end = before.map_or(piece.at.end, |before| before.end);
        let edit = match piece.marker.shape {
            Shape::Words if page.text[end..].starts_with(new) => Edit::insert(end + new.len(), END),
            Shape::Words => Edit::insert(end, format!("{new}{END}")),
            _ => Edit::insert(end, format!("\n{new}")),
        };
        let what = format!("what {origin} says is missing or has no end");
        return Some((
            edit,
            page.finding(piece.at.start, what, "run `cargo weave`"),
        ));
    };
    let old = &page.text[range.clone()];
    let what = if old.trim().is_empty() {
        format!("what {origin} says is missing")
    } else if old.contains('\n') {
        format!("this line differs from {origin}")
    } else {
        format!("`{old}` differs from {origin}, which says `{new}`")
    };
    let line = page.line(range.start) + first_different_line(old, new);
    let mend = "change the source and not the page, then run `cargo weave`";
    let finding = Finding::new(&page.path, line, what, mend);
    (old != new).then(|| (Edit::new(range, new), finding))
}
