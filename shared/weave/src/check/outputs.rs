//! Every cell, figure and accepted output is on a page, and no output waits for a review.

use std::collections::BTreeSet;

use super::list::{cells_of, figures_of, long_cells};
use crate::fill::{cells_path, figures_path};
use crate::finding::Finding;
use crate::marker::Marker;
use crate::snapshot::{short, text_path};
use crate::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for path in tree.snapshots.pending() {
        let what = "this output waits for a review";
        let mend = "run `cargo insta review`";
        findings.push(Finding::new(path, 1, what, mend));
    }
    let cited = cited_names(tree);
    let is_cited =
        |chapter: &str, name: &str| cited.contains(&(chapter.to_string(), name.to_string()));
    let mut made = BTreeSet::new();
    for chapter in &tree.homes {
        let kinds = [
            ("cell", cells_path(chapter), cells_of(tree, chapter)),
            (
                "figure",
                figures_path(tree, chapter),
                figures_of(tree, chapter),
            ),
        ];
        for (kind, path, names) in kinds {
            for (name, line) in names {
                if !is_cited(chapter, &name) {
                    let what = format!("no page cites the {kind} `{name}`");
                    let mend =
                        format!("put `<!-- {kind} {name} -->` on the page, or remove the {kind}");
                    findings.push(Finding::new(&path, line, what, mend));
                }
                made.insert((chapter.clone(), name));
            }
        }
        let long = long_cells(tree, chapter).into_keys();
        made.extend(long.map(|name| (short(chapter), name)));
    }
    for (chapter, name) in tree.snapshots.names() {
        if !made.contains(&(chapter.to_string(), name.to_string())) {
            let what = format!("{chapter} has no cell or figure `{name}`");
            let mend = "delete this file and those beside it that share its name";
            findings.push(Finding::new(text_path(chapter, name), 1, what, mend));
        }
    }
    findings
}

/// The chapter and name of everything that a marker cites.
fn cited_names(tree: &Tree) -> BTreeSet<(String, String)> {
    let mut names = BTreeSet::new();
    for page in &tree.pages {
        for piece in &page.pieces {
            if let Marker::Cell(name) | Marker::Figure(name) | Marker::Value { name, .. } =
                &piece.marker
                && let Some(chapter) = page.chapter_of(name)
            {
                names.insert((chapter.to_string(), name.name.clone()));
            }
        }
    }
    names
}
