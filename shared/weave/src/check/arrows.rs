//! Who may import whom: chapters import earlier chapters and what lies below them, nothing imports a leaf or the tool,
//! and outputs are compared with snapshots in tests alone.

use crate::crates::{Crate, Dependency, is_chapter};
use crate::{finding::Finding, tree::Tree};

/// What a crate of `shared/` may import of the workspace.
const BELOW: [(&str, &[&str]); 7] = [
    ("figure", &["show"]),
    ("kernel", &["mnist"]),
    ("mnist", &[]),
    ("network", &["figure", "kernel", "mnist", "show"]),
    ("show", &[]),
    ("verdict", &["show"]),
    ("weave", &["figure", "show"]),
];
/// What a chapter may import beside earlier chapters.
const BELOW_CHAPTERS: &[&str] = &["figure", "kernel", "mnist", "network", "show", "verdict"];
/// Crates of `shared/` that may import any of these, and that nothing imports.
const LEAVES: &str = "burn digits exercises fuzz lab live oracle peers";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for from in tree.crates.values() {
        let (name, manifest) = (&from.name, format!("{}/Cargo.toml", from.folder));
        let is_shared = from.folder.starts_with("shared/");
        if is_shared && !is_leaf(name) && BELOW.iter().all(|(known, _)| known != name) {
            let what = format!("`{name}` has no place among the crates of shared/");
            let mend = "say in shared/weave/src/check/arrows.rs what it may import";
            findings.push(Finding::new(&manifest, 1, what, mend));
        }
        for dependency in from
            .dependencies
            .iter()
            .filter(|one| tree.crates.contains_key(&one.name))
        {
            if let Some(rule) = broken(from, dependency) {
                let what = format!("`{name}` imports `{}`, but {rule}", dependency.name);
                let mend = "remove the dependency, or move what is needed into a crate below both";
                findings.push(Finding::new(&manifest, dependency.line, what, mend));
            }
        }
    }
    findings
}

/// The rule that an import breaks.
fn broken(importer: &Crate, Dependency { name: to, dev, .. }: &Dependency) -> Option<&'static str> {
    let (from, to) = (&*importer.name, &**to);
    let below = BELOW.iter().find(|(known, _)| *known == from);
    let rule = match to {
        "weave" => "nobody imports the tool",
        "snapshots" if !importer.is_home => "only crates with cells compare with snapshots",
        "snapshots" if !dev => "snapshots are for tests: `[dev-dependencies]`",
        "snapshots" => return None,
        // They use the command line's readers, and are no part of the workspace.
        _ if is_leaf(to) && ["burn", "fuzz"].contains(&from) => return None,
        _ if is_leaf(to) => "nothing imports a leaf",
        _ if is_leaf(from) => return None,
        _ if is_chapter(to) && !is_chapter(from) => "only chapters and leaves import chapters",
        _ if is_chapter(to) && to >= from => "a chapter imports earlier chapters alone",
        _ if is_chapter(to) || BELOW_CHAPTERS.contains(&to) && is_chapter(from) => return None,
        _ if is_chapter(from) => {
            "a chapter imports earlier chapters and what lies below them alone"
        }
        // What a crate's own tests compare with is no part of what others get with it.
        _ if *dev || below.is_none_or(|(_, below)| below.contains(&to)) => return None,
        _ => "the crates of shared/ have an order, and it does not lie below",
    };
    Some(rule)
}

fn is_leaf(name: &str) -> bool {
    LEAVES.split(' ').any(|leaf| leaf == name)
}
