//! Each notebook says what its page says, and so does what a reader of the exercises begins with.

use crate::{finding::Finding, notebook, resolve::Resolved, text, tree::Tree};

/// What a page gives, once all of it is filled.
pub(super) fn check(tree: &Tree, resolved: &Resolved) -> Vec<Finding> {
    let page = resolved.page;
    let mut findings = Vec::new();
    for (path, new) in notebook::files(tree, resolved) {
        match tree.read_text(&path) {
            Ok(old) if old == new => {}
            Ok(old) => {
                let line = 1 + text::first_different_line(&old, &new);
                let what = format!("this differs from what {} gives", page.path);
                let mend = "change the page and not this file (`cargo lab` and `cargo exercise` open copies), then run `cargo weave`";
                findings.push(Finding::new(&path, line, what, mend));
            }
            Err(_) => {
                let what = format!("the page has no {path}");
                findings.push(page.finding(0, what, "run `cargo weave`"));
            }
        }
    }
    findings
}

pub(super) fn without_page(tree: &Tree) -> Vec<Finding> {
    let given: Vec<String> = tree.pages.iter().filter_map(notebook::path).collect();
    let alone = tree.notebooks.iter().filter(|path| !given.contains(path));
    alone
        .map(|path| Finding::new(path, 1, "no page gives this notebook", "delete it"))
        .collect()
}
