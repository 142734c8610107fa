//! Who may import whom: chapters import earlier chapters and what lies below them, nothing imports a leaf or the tool,
//! and outputs are compared with snapshots in tests alone.

use crate::crates::{Crate, Dependency};
use crate::finding::Finding;
use crate::home::is_chapter;
use crate::tree::Tree;

/// What a crate of `shared/` may import of the workspace.
const BELOW: [(&str, &[&str]); 7] = [
    ("figure", &["show"]),
    ("kernel", &["mnist"]),
    ("mnist", &[]),
    ("network", &["figure", "kernel", "mnist", "show"]),
    ("show", &[]),
    ("verdict", &[]),
    ("weave", &["figure", "show"]),
];
/// What a chapter may import beside earlier chapters.
const BELOW_CHAPTERS: [&str; 6] = ["figure", "kernel", "mnist", "network", "show", "verdict"];
/// Crates of `shared/` that may import any of these, and that nothing imports.
const LEAVES: [&str; 7] = [
    "burn",
    "digits",
    "exercises",
    "fuzz",
    "live",
    "oracle",
    "peers",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for from in tree.crates.values() {
        let manifest = format!("{}/Cargo.toml", from.folder);
        let name = folder_name(from);
        if from.folder.starts_with("shared/")
            && !LEAVES.contains(&name)
            && !BELOW.iter().any(|(known, _)| *known == name)
        {
            let what = format!("`{name}` has no place among the crates of shared/");
            let mend = "say in shared/weave/src/check/arrows.rs what it may import";
            findings.push(Finding::new(&manifest, 1, what, mend));
        }
        for dependency in &from.dependencies {
            let to = tree.crates.get(&dependency.name);
            let Some((to, rule)) =
                to.and_then(|to| Some((to, broken(tree, from, to, dependency)?)))
            else {
                continue;
            };
            let what = format!("`{}` imports `{}`, but {rule}", from.name, to.name);
            let mend = "remove the dependency, or move what is needed into a crate below both";
            findings.push(Finding::new(&manifest, dependency.line, what, mend));
        }
    }
    findings
}

/// The rule that an import breaks.
fn broken(tree: &Tree, from: &Crate, to: &Crate, dependency: &Dependency) -> Option<&'static str> {
    let (from_name, to_name) = (folder_name(from), folder_name(to));
    let is_leaf = LEAVES.contains(&from_name);
    let below = BELOW.iter().find(|(known, _)| *known == from_name);
    match to_name {
        "weave" => Some("nobody imports the tool"),
        "snapshots" if tree.home(from_name).is_none() => Some("only crates with cells compare with snapshots"),
        "snapshots" => (!dependency.dev).then_some("snapshots are for tests: `[dev-dependencies]`"),
        _ if LEAVES.contains(&to_name) => Some("nothing imports a leaf"),
        _ if is_leaf => None,
        _ if is_chapter(to_name) && !is_chapter(from_name) => Some("only chapters and leaves import chapters"),
        _ if is_chapter(to_name) => (to_name >= from_name).then_some("a chapter imports earlier chapters alone"),
        _ if is_chapter(from_name) => (!BELOW_CHAPTERS.contains(&to_name)).then_some(
            "a chapter imports earlier chapters, figure, kernel, mnist, network, show and verdict alone",
        ),
        // What a crate's own tests take for comparison is no part of what others get with it.
        _ if dependency.dev => None,
        _ => below.and_then(|(_, below)| {
            (!below.contains(&to_name)).then_some("the crates of shared/ have an order (check/arrows.rs), and it is not below")
        }),
    }
}

fn folder_name(one: &Crate) -> &str {
    one.folder.rsplit('/').next().unwrap_or(&one.folder)
}
