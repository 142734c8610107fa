//! Which chapters' outputs a changed file can change.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use toml::Table;

use crate::tree::folder_of;

/// The chapters whose outputs must be made again after `changes`, paths from the book's root.
///
/// Code reaches every chapter that builds on it; tests and accepted outputs reach their own chapter alone. Chapters
/// without cells and figures are left out.
pub fn affected_chapters(root: &Path, changes: &[PathBuf]) -> BTreeSet<String> {
    let crates = crates(root);
    let mut affected = BTreeSet::new();
    for change in changes {
        let parts: Vec<&str> = change.iter().filter_map(|part| part.to_str()).collect();
        match parts[..] {
            ["chapters" | "shared", chapter, "tests", ..] => {
                affected.insert(chapter.to_string());
            }
            ["snapshots", chapter, .., file] if !file.contains(".snap.new") => {
                affected.insert(chapter.to_string());
            }
            ["chapters" | "shared", name, "src" | "Cargo.toml", ..] => {
                let users = crates.keys().filter(|user| reaches(&crates, user, name));
                affected.extend(users.cloned());
            }
            _ => {}
        }
    }
    affected.retain(|name| root.join(folder_of(name)).join("tests/page").is_dir());
    affected
}

/// The code and accepted outputs in the working copy that differ from the last commit; none where git cannot say.
pub fn uncommitted(root: &Path) -> Vec<PathBuf> {
    let mut git = Command::new("git");
    git.args([
        "status",
        "--porcelain",
        "-z",
        "--no-renames",
        "--untracked-files=all",
        "--",
    ]);
    let Ok(output) = git
        .args(["chapters", "shared", "snapshots"])
        .current_dir(root)
        .output()
    else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(&output.stdout);
    // Each entry is two letters, a space and a path.
    let paths = text.split('\0').filter_map(|entry| entry.get(3..));
    paths.map(PathBuf::from).collect()
}

/// Each crate's name, which is its folder's, and the crates of this workspace that it names.
fn crates(root: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut crates = BTreeMap::new();
    for folder in ["chapters", "shared"] {
        for entry in fs::read_dir(root.join(folder))
            .into_iter()
            .flatten()
            .flatten()
        {
            let manifest = fs::read_to_string(entry.path().join("Cargo.toml"));
            let manifest = manifest.ok().and_then(|text| text.parse::<Table>().ok());
            if let Some(manifest) = manifest {
                let name = entry.file_name().to_string_lossy().into_owned();
                crates.insert(name, dependencies(&manifest));
            }
        }
    }
    crates
}

fn dependencies(manifest: &Table) -> BTreeSet<String> {
    let tables = ["dependencies", "dev-dependencies"];
    let tables = tables
        .iter()
        .filter_map(|table| manifest.get(*table)?.as_table());
    tables.flat_map(Table::keys).cloned().collect()
}

/// Whether `user` is `used` or builds on it, however indirectly.
fn reaches(crates: &BTreeMap<String, BTreeSet<String>>, user: &str, used: &str) -> bool {
    let builds_on = |user: &str| crates.get(user).into_iter().flatten();
    user == used || builds_on(user).any(|next| reaches(crates, next, used))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_change_reaches_the_chapters_that_build_on_it() {
        let root = tempfile::tempdir().unwrap();
        let manifests = [
            ("shared/show", ""),
            ("shared/figure", "show.workspace = true"),
            ("shared/network", "libm.workspace = true"),
            ("chapters/ch01-sse", "show.workspace = true"),
            ("chapters/ch03-mini-batch", "ch01-sse.workspace = true"),
            ("chapters/ch04-numerical-diff", "figure.workspace = true"),
            ("chapters/ch05-training", "libm = \"0.2\""),
        ];
        for (folder, dependencies) in manifests {
            let folder = root.path().join(folder);
            // A crate without this folder has no outputs.
            let tests =
                if folder.starts_with(root.path().join("shared")) && !folder.ends_with("network") {
                    "tests"
                } else {
                    "tests/page"
                };
            fs::create_dir_all(folder.join(tests)).unwrap();
            let manifest = format!("[dependencies]\n{dependencies}\n");
            fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        }
        let cases: &[(&str, &[&str])] = &[
            (
                "chapters/ch01-sse/src/lib.rs",
                &["ch01-sse", "ch03-mini-batch"],
            ),
            (
                "chapters/ch01-sse/Cargo.toml",
                &["ch01-sse", "ch03-mini-batch"],
            ),
            ("chapters/ch01-sse/tests/page/cells.rs", &["ch01-sse"]),
            ("chapters/ch01-sse/README.md", &[]),
            ("shared/figure/src/axes.rs", &["ch04-numerical-diff"]),
            ("shared/figure/tests/drawings.rs", &[]),
            ("shared/network/tests/page/cells.rs", &["network"]),
            (
                "snapshots/ch05-training/short/loss.snap",
                &["ch05-training"],
            ),
            ("snapshots/ch05-training/short/loss.snap.new", &[]),
            (
                "shared/show/src/lib.rs",
                &["ch01-sse", "ch03-mini-batch", "ch04-numerical-diff"],
            ),
            ("snapshots/ch05-training/loss.snap", &["ch05-training"]),
            ("snapshots/ch05-training/loss.snap.svg", &["ch05-training"]),
            ("snapshots/ch05-training/loss.snap.new", &[]),
            ("snapshots/ch05-training/loss.snap.new.svg", &[]),
            ("snapshots/src/lib.rs", &[]),
            ("book.toml", &[]),
        ];
        for (change, wanted) in cases {
            let found = affected_chapters(root.path(), &[PathBuf::from(change)]);
            assert_eq!(found.iter().collect::<Vec<_>>(), *wanted, "{change}");
        }
    }
}
