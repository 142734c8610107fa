//! The command `weave`: fills the pages and writes the notebooks.

use std::fs;

use crate::error::Error;
use crate::fill;
use crate::finding::Finding;
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
/// A piece that nothing can fill stays as it is and is reported; the others are filled all the same.
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
        let (edits, findings) = fill::edits(tree, page);
        woven.findings.extend(findings);
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
    }
    woven.findings.sort();
    Ok(woven)
}

fn write(tree: &Tree, path: &str, content: &str) -> Result<(), Error> {
    let path = tree.root.join(path);
    fs::write(&path, content).map_err(|source| Error::Write { path, source })
}
