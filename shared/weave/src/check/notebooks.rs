//! Each notebook says what its page says.

use std::collections::{BTreeMap, BTreeSet};

use crate::crates::Crate;
use crate::fill;
use crate::finding::Finding;
use crate::notebook;
use crate::text;
use crate::tree::Tree;

pub(super) fn check(tree: &Tree, crates: &BTreeMap<String, Crate>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut wanted = BTreeSet::new();
    for page in &tree.pages {
        let path = notebook::path(page);
        let made = path.zip(notebook::notebook(tree, crates, page));
        let Some((path, (new, unmet))) = made else {
            continue;
        };
        wanted.insert(path.clone());
        let (edits, unfilled) = fill::edits(tree, page);
        if !edits.is_empty() || !unfilled.is_empty() || !unmet.is_empty() {
            // The page comes first; filling it writes the notebook too.
            continue;
        }
        match tree.notebooks.get(&path) {
            None => findings.push(page.finding(
                0,
                format!("the page has no notebook {path}"),
                "run `cargo weave`",
            )),
            Some(old) if *old != new => findings.push(Finding::new(
                &path,
                1 + text::first_different_line(old, &new),
                format!("the notebook differs from {}", page.path),
                "change the page and not the notebook (`cargo lab` opens a copy), then run `cargo weave`",
            )),
            Some(_) => {}
        }
    }
    for path in tree.notebooks.keys().filter(|path| !wanted.contains(*path)) {
        findings.push(Finding::new(
            path,
            1,
            "no page gives this notebook",
            "delete it",
        ));
    }
    findings
}
