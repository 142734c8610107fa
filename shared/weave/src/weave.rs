//! The command `weave`: fills the pages and writes the notebooks.

use std::collections::BTreeSet;
use std::fs;

use crate::crates::crates;
use crate::error::Error;
use crate::fill;
use crate::finding::Finding;
use crate::notebook;
use crate::page::Page;
use crate::tree::Tree;

/// What a run of [`weave`] did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Woven {
    /// The files that it wrote because they changed.
    pub written: Vec<String>,
    /// The pieces that it could not fill.
    pub findings: Vec<Finding>,
}

/// Fills every page of the book and writes the files that change.
///
/// A piece that nothing can fill stays as it is and is reported; the others are filled all the same. The notebook of a
/// page waits until all of the page is filled.
///
/// # Errors
/// If a file cannot be written.
pub fn weave(tree: &mut Tree) -> Result<Woven, Error> {
    let mut woven = Woven {
        findings: tree.findings.clone(),
        ..Woven::default()
    };
    for index in 0..tree.pages.len() {
        let page = &tree.pages[index];
        let (edits, _) = fill::edits(tree, page);
        let text = fill::filled(page, &edits);
        if text != page.text {
            let lines = if page.crlf {
                text.replace('\n', "\r\n")
            } else {
                text
            };
            write(tree, &page.path, &lines)?;
            woven.written.push(page.path.clone());
            tree.pages[index] = Page::read(&page.path, page.chapter.as_deref(), &lines);
        }
        // What is left stands at the lines of the filled page.
        let (_, unfilled) = fill::edits(tree, &tree.pages[index]);
        woven.findings.extend(unfilled);
    }
    let unfilled: BTreeSet<String> = woven
        .findings
        .iter()
        .map(|finding| finding.file.clone())
        .collect();
    let (crates, findings) = crates(tree);
    woven.findings.extend(findings);
    for page in &tree.pages {
        let Some((notebook, findings)) = notebook::notebook(tree, &crates, page) else {
            continue;
        };
        if !findings.is_empty() || unfilled.contains(&page.path) {
            woven.findings.extend(findings);
            continue;
        }
        let Some(path) = notebook::path(page) else {
            continue;
        };
        if tree.notebooks.get(&path) != Some(&notebook) {
            write(tree, &path, &notebook)?;
            woven.written.push(path);
        }
    }
    woven.findings.sort();
    Ok(woven)
}

fn write(tree: &Tree, path: &str, content: &str) -> Result<(), Error> {
    let path = tree.root.join(path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|source| Error::Write {
            path: folder.to_path_buf(),
            source,
        })?;
    }
    fs::write(&path, content).map_err(|source| Error::Write { path, source })
}
