//! Notices which files of the book changed, by looking at them again and again: it works on every file system.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The files that make up the book, each with its time and size.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sight {
    files: BTreeMap<PathBuf, (Option<SystemTime>, u64)>,
}

impl Sight {
    /// Looks at the book at `root`. Files that cannot be read are as good as absent.
    pub fn of(root: &Path) -> Self {
        let mut sight = Self::default();
        for folder in ["chapters", "snapshots", "shared"] {
            sight.take_in(root, Path::new(folder));
        }
        sight.take_in_file(root, Path::new("book.toml"));
        sight
    }

    /// The files that are new, gone or different since `earlier`, by their paths from the root.
    pub fn changes(&self, earlier: &Self) -> Vec<PathBuf> {
        let changed = |(path, mark): &(&PathBuf, _)| earlier.files.get(*path) != Some(*mark);
        let here = self.files.iter().filter(changed).map(|(path, _)| path);
        let gone = earlier
            .files
            .keys()
            .filter(|path| !self.files.contains_key(*path));
        here.chain(gone).cloned().collect()
    }

    /// Takes one file as it is now, so that a change of one's own is no news.
    pub fn look_again(&mut self, root: &Path, path: &Path) {
        self.files.remove(path);
        self.take_in_file(root, path);
    }

    fn take_in(&mut self, root: &Path, folder: &Path) {
        // The tool itself is no part of the book: `cargo book` builds it anew at its next start.
        if folder.ends_with("target") || folder == Path::new("shared/weave") {
            return;
        }
        for entry in fs::read_dir(root.join(folder))
            .into_iter()
            .flatten()
            .flatten()
        {
            let name = entry.file_name();
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            let path = folder.join(&name);
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                self.take_in(root, &path);
            } else {
                self.take_in_file(root, &path);
            }
        }
    }

    fn take_in_file(&mut self, root: &Path, path: &Path) {
        // Editors leave other files for a moment: `4913`, `README.md~`, `.#README.md`.
        let endings = ["md", "rs", "toml", "snap", "new", "svg", "css", "hbs"];
        let ending = path.extension().and_then(|ending| ending.to_str());
        if !ending.is_some_and(|ending| endings.contains(&ending)) {
            return;
        }
        if let Ok(metadata) = fs::metadata(root.join(path)) {
            let mark = (metadata.modified().ok(), metadata.len());
            self.files.insert(path.to_path_buf(), mark);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn each_change_is_seen_once() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        for folder in [
            "chapters/ch01-sse/src",
            "snapshots",
            "shared/weave/src",
            "shared/show/src",
        ] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let steps: &[(&str, Option<&str>, &[&str])] = &[
            (
                "chapters/ch01-sse/README.md",
                Some("one"),
                &["chapters/ch01-sse/README.md"],
            ),
            (
                "chapters/ch01-sse/README.md",
                Some("three"),
                &["chapters/ch01-sse/README.md"],
            ),
            (
                "chapters/ch01-sse/src/lib.rs",
                Some(""),
                &["chapters/ch01-sse/src/lib.rs"],
            ),
            (
                "shared/show/src/lib.rs",
                Some(""),
                &["shared/show/src/lib.rs"],
            ),
            ("book.toml", Some(""), &["book.toml"]),
            (
                "chapters/ch01-sse/README.md",
                None,
                &["chapters/ch01-sse/README.md"],
            ),
            ("chapters/ch01-sse/README.md~", Some(""), &[]),
            ("chapters/ch01-sse/.#README.md", Some(""), &[]),
            ("shared/weave/src/lib.rs", Some(""), &[]),
        ];
        let mut earlier = Sight::of(root);
        for (path, content, wanted) in steps {
            match content {
                Some(content) => fs::write(root.join(path), content).unwrap(),
                None => fs::remove_file(root.join(path)).unwrap(),
            }
            let now = Sight::of(root);
            let wanted: Vec<PathBuf> = wanted.iter().map(PathBuf::from).collect();
            assert_eq!(now.changes(&earlier), wanted, "{path} {content:?}");
            earlier = now;
        }
    }
}
