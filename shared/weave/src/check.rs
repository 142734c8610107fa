//! `weave check`: everything that is not as it should be. It changes nothing.

mod arrows;
mod calls;
mod cells;
mod links;
mod notebooks;
mod outputs;
mod prose;

use crate::{fill, finding::Finding, resolve::resolve, tree::Tree};

/// All findings, by file and line.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let pages = resolve(tree);
    let mut findings = tree.findings.clone();
    for resolved in &pages {
        let (edits, unfilled) = fill::edits(resolved);
        if edits.is_empty() && unfilled.is_empty() {
            findings.extend(notebooks::check(tree, resolved));
        }
        findings.extend(edits.into_iter().map(|(_, finding)| finding));
        findings.extend(unfilled);
        findings.extend(prose::check(resolved.page));
        findings.extend(calls::check(tree, resolved));
        findings.extend(cells::check_names(resolved));
    }
    for home in tree.homes() {
        findings.extend(cells::check(tree, &pages, home));
    }
    findings.extend(notebooks::without_page(tree));
    findings.extend(outputs::check(tree));
    findings.extend(links::check(tree));
    findings.extend(arrows::check(tree));
    findings.sort();
    findings.dedup();
    findings
}
