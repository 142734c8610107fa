//! Each notebook says what its page says, and so does what a reader of the exercises begins with.

use std::collections::BTreeSet;

use crate::{answers, fill, finding::Finding, notebook, resolve::Resolved, text, tree::Tree};

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
        for (path, content) in answers::files(tree, resolved) {
            let old = tree.read_text(&path).unwrap_or_default();
            if old != content {
                let line = 1 + text::first_different_line(&old, &content);
                let what = "this differs from the chapter's exercises";
                findings.push(Finding::new(path, line, what, "run `cargo weave`"));
            }
        }
    }
    let alone = tree.notebooks.keys().filter(|path| !wanted.contains(*path));
    findings.extend(
        alone.map(|path| Finding::new(path, 1, "no page gives this notebook", "delete it")),
    );
    findings
}
