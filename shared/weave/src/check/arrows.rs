//! Who may import whom: a chapter imports earlier chapters and the shared crates; nothing else imports a chapter, and
//! nobody imports the tool. Tests of cells compare with snapshots; nothing else does.

use std::collections::BTreeMap;

use crate::crates::Crate;
use crate::finding::Finding;
use crate::tree::Tree;

/// What a chapter may import beside earlier chapters.
const SHARED: [&str; 4] = ["figure", "mnist", "network", "show"];

pub(super) fn check(tree: &Tree, crates: &BTreeMap<String, Crate>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for from in crates.values() {
        for dependency in &from.dependencies {
            let Some(to) = crates.get(&dependency.name) else {
                continue;
            };
            if let Some(rule) = broken_rule(tree, from, to, dependency.dev) {
                let what = format!("`{}` imports `{}`, but {rule}", from.name, to.name);
                let mend = "remove the dependency, or move what is needed into a crate below both";
                findings.push(Finding::new(
                    format!("{}/Cargo.toml", from.folder),
                    dependency.line,
                    what,
                    mend,
                ));
            }
        }
    }
    findings
}

fn broken_rule(tree: &Tree, from: &Crate, to: &Crate, dev: bool) -> Option<&'static str> {
    let has_cells = tree.homes.contains(&from.name);
    let (from_chapter, to_chapter) = (is_chapter(from), is_chapter(to));
    match to.name.as_str() {
        "weave" => Some("nobody imports the tool"),
        "snapshots" if !has_cells => Some("only crates with cells compare with snapshots"),
        "snapshots" if !dev => Some("snapshots are for tests: `[dev-dependencies]`"),
        _ if to_chapter && !from_chapter => Some("only chapters import chapters"),
        _ if to_chapter && to.name >= from.name => Some("a chapter imports earlier chapters alone"),
        shared
            if from_chapter
                && !to_chapter
                && !SHARED.contains(&shared)
                && shared != "snapshots" =>
        {
            Some("a chapter imports earlier chapters, figure, mnist, network and show alone")
        }
        _ => None,
    }
}

fn is_chapter(one: &Crate) -> bool {
    one.folder.starts_with("chapters/")
}
