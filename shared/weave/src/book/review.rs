//! What a page may claim of its outputs: which are accepted, and which still wait for a look.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What is known of one output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The accepted output is, as far as is known, what the code says.
    Accepted,
    /// The code says something else than the accepted output; the new output, if it is known.
    Pending(Option<New>),
    /// The code changed, and its tests have not ended yet.
    Running,
    /// The code changed, and no test of the output has passed since or left a new one.
    Failed,
    /// The code changed, and the output takes too long to be made again by itself.
    Skipped,
}

/// A new output that nobody has accepted yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum New {
    /// What a cell shows.
    Text(String),
    /// What a figure draws, as SVG.
    Drawing(String),
}

/// What is known of a chapter's outputs since its code changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The tests have not ended yet.
    Running,
    /// The tests could not run.
    Broken,
    /// The tests ran.
    Ran {
        /// The outputs that are the accepted ones.
        passed: BTreeSet<String>,
        /// The outputs whose tests failed.
        failed: BTreeSet<String>,
        /// The outputs whose tests take too long and were left out.
        skipped: BTreeSet<String>,
    },
}

/// What is known of all outputs.
#[derive(Clone, Debug, Default)]
pub struct Review {
    root: PathBuf,
    verdicts: BTreeMap<String, Verdict>,
}

impl Review {
    /// What the files of the book at `root` say: an output with a `.snap.new` waits for its review.
    pub fn of(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            verdicts: BTreeMap::new(),
        }
    }

    /// Takes in what became of a chapter's tests.
    pub fn set(&mut self, chapter: &str, verdict: Verdict) {
        self.verdicts.insert(chapter.to_string(), verdict);
    }

    /// What is known of the output `name` of `chapter`.
    pub fn standing(&self, chapter: &str, name: &str) -> Standing {
        match self.verdicts.get(chapter) {
            Some(Verdict::Running) => return Standing::Running,
            Some(Verdict::Broken) => return Standing::Failed,
            _ => {}
        }
        let pending = self
            .root
            .join(format!("snapshots/{chapter}/{name}.snap.new"));
        if pending.exists() {
            return Standing::Pending(new_output(&pending));
        }
        match self.verdicts.get(chapter) {
            Some(Verdict::Ran { failed, .. }) if failed.contains(&short_version(name)) => {
                Standing::Failed
            }
            Some(Verdict::Ran { skipped, .. }) if skipped.contains(name) => Standing::Skipped,
            Some(Verdict::Ran { passed, .. }) if !passed.contains(name) => Standing::Failed,
            _ => Standing::Accepted,
        }
    }
}

/// The test that compares the short version of a long cell, as the macro `snapshots::page!` names it. It passes or
/// fails for itself: the long cell may show something else even where its short version does not.
fn short_version(name: &str) -> String {
    format!("{SHORT_VERSIONS}{name}")
}

/// The long cell whose short version the test `name` compares; none where it compares something else.
pub(super) fn long_cell(name: &str) -> Option<&str> {
    name.strip_prefix(SHORT_VERSIONS)
}

const SHORT_VERSIONS: &str = "short_versions::";

/// The output in a `.snap.new`, or in the `.snap.new.svg` beside it.
fn new_output(pending: &Path) -> Option<New> {
    if let Ok(svg) = fs::read_to_string(pending.with_extension("new.svg")) {
        return Some(New::Drawing(svg));
    }
    let text = fs::read_to_string(pending).ok()?;
    let (_, text) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    Some(New::Text(text.trim_end_matches('\n').to_string()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn every_output_says_how_it_stands() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("snapshots/ch01-sse");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.snap.new"), "---\nsource: x\n---\n1.0\n2.0\n").unwrap();
        fs::write(
            folder.join("b.snap.new"),
            "---\nsnapshot_kind: binary\n---\n",
        )
        .unwrap();
        fs::write(folder.join("b.snap.new.svg"), "<svg/>").unwrap();
        let pending = |new| Standing::Pending(Some(new));
        let text = pending(New::Text("1.0\n2.0".to_string()));
        let drawing = pending(New::Drawing("<svg/>".to_string()));

        fs::create_dir(folder.join("short")).unwrap();
        fs::write(folder.join("short/g.snap.new"), "---\n---\n1.0\n").unwrap();

        let set = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        // The cells d and g are long: d's short version is as accepted, and g's is not.
        let ran = Verdict::Ran {
            passed: set(&["e", "short_versions::d"]),
            failed: set(&["a", "c", "short_versions::g"]),
            skipped: set(&["d", "g", "long_figure"]),
        };
        let (accepted, failed) = (Standing::Accepted, Standing::Failed);
        let cases = [
            (
                None,
                [
                    &text, &drawing, &accepted, &accepted, &accepted, &accepted, &accepted,
                    &accepted,
                ],
            ),
            (
                Some(ran),
                [
                    &text,
                    &drawing,
                    &failed,
                    &Standing::Skipped,
                    &accepted,
                    &failed,
                    &failed,
                    &Standing::Skipped,
                ],
            ),
            (Some(Verdict::Running), [&Standing::Running; 8]),
            (Some(Verdict::Broken), [&failed; 8]),
        ];
        for (verdict, wanted) in cases {
            let mut review = Review::of(root.path());
            if let Some(verdict) = &verdict {
                review.set("ch01-sse", verdict.clone());
            }
            for (name, wanted) in ["a", "b", "c", "d", "e", "untested", "g", "long_figure"]
                .into_iter()
                .zip(wanted)
            {
                let found = review.standing("ch01-sse", name);
                assert_eq!(&found, wanted, "{name} after {verdict:?}");
            }
        }
    }
}
