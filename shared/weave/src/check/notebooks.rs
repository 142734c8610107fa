//! Each notebook says what its page says.

use std::collections::BTreeSet;

use crate::{fill, finding::Finding, notebook, resolve::Resolved, text, tree::Tree};

pub(super) fn check(tree: &Tree, pages: &[Resolved]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut wanted = BTreeSet::new();
    for resolved in pages {
        let page = resolved.page;
        let Some(path) = notebook::path(page) else {
            continue;
        };
        wanted.insert(path.clone());
        let (edits, unfilled) = fill::edits(resolved);
        if !edits.is_empty() || !unfilled.is_empty() || !resolved.unmet.is_empty() {
            // The page comes first; filling it writes the notebook too.
            continue;
        }
        let new = notebook::notebook(tree, resolved);
        match tree.notebooks.get(&path) {
            None => {
                let what = format!("the page has no notebook {path}");
                findings.push(page.finding(0, what, "run `cargo weave`"));
            }
            Some(old) if *old != new => findings.push(Finding::new(
                &path,
                1 + text::first_different_line(old, &new),
                format!("the notebook differs from {}", page.path),
                "change the page and not the notebook (`cargo lab` opens a copy), then run `cargo weave`",
            )),
            Some(_) => {}
        }
    }
    let alone = tree.notebooks.keys().filter(|path| !wanted.contains(*path));
    findings.extend(
        alone.map(|path| Finding::new(path, 1, "no page gives this notebook", "delete it")),
    );
    findings
}
