//! `weave check`: everything that is not as it should be. It changes nothing.

mod arrows;
mod calls;
mod cells;
mod conformance;
mod links;
mod list;
mod notebooks;
mod outputs;
mod prose;

use crate::cited::cited;
use crate::crates::crates;
use crate::fill;
use crate::finding::Finding;
use crate::tree::Tree;

/// All findings, by file and line.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let (crates, broken) = crates(tree);
    let mut findings = [tree.findings.as_slice(), &broken].concat();
    for page in &tree.pages {
        let (edits, unfilled) = fill::edits(tree, page);
        findings.extend(edits.into_iter().map(|edit| edit.finding));
        findings.extend(unfilled);
        findings.extend(prose::check(page));
        findings.extend(conformance::check(page));
        let cited = cited(tree, &crates, page);
        findings.extend(calls::check(tree, &crates, page, &cited));
        findings.extend(cells::check_names(tree, &crates, page, &cited));
    }
    for home in &tree.homes {
        findings.extend(cells::check_rules(tree, home));
        findings.extend(list::check(tree, home));
    }
    findings.extend(outputs::check(tree));
    findings.extend(notebooks::check(tree, &crates));
    findings.extend(links::check(tree));
    findings.extend(arrows::check(tree, &crates));
    findings.sort();
    findings.dedup();
    findings
}
