//! Runs a chapter's cells and figures again, and reads what became of them.

use std::collections::BTreeSet;
use std::env;
use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use super::review::Verdict;

/// What a run of a chapter's tests says.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    /// What became of the outputs.
    pub verdict: Verdict,
    /// The errors of the build, each with its file and line.
    pub errors: Vec<String>,
}

/// Starts the tests of a chapter's cells and figures; the report comes when they end.
///
/// An output that differs is left as `.snap.new`, for a review.
pub fn start(root: &Path, chapter: &str) -> Receiver<Report> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args([
        "test",
        "--package",
        chapter,
        "--test",
        "page",
        "--message-format",
        "short",
    ]);
    cargo
        .env("INSTA_UPDATE", "new")
        .env("CARGO_TERM_COLOR", "never")
        .current_dir(root);
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let report = match cargo.output() {
            Ok(output) => report(
                &String::from_utf8_lossy(&output.stdout),
                &String::from_utf8_lossy(&output.stderr),
            ),
            Err(error) => not_started(&error),
        };
        // Nobody waits any more when the program ends.
        let _ = sender.send(report);
    });
    receiver
}

fn not_started(error: &io::Error) -> Report {
    Report {
        verdict: Verdict::Broken,
        errors: vec![format!("error: cargo could not be started: {error}")],
    }
}

fn report(stdout: &str, stderr: &str) -> Report {
    if !stdout.contains("\ntest result: ") {
        let is_error = |line: &&str| line.starts_with("error") || line.contains(": error");
        return Report {
            verdict: Verdict::Broken,
            errors: stderr
                .lines()
                .filter(is_error)
                .map(str::to_string)
                .collect(),
        };
    }
    let named = |ending: &str| -> BTreeSet<String> {
        let tests = stdout
            .lines()
            .filter_map(|line| line.strip_prefix("test ")?.split_once(" ... "));
        let those = tests.filter(|(_, outcome)| outcome.starts_with(ending));
        those.map(|(name, _)| name.to_string()).collect()
    };
    Report {
        verdict: Verdict::Ran {
            passed: named("ok"),
            failed: named("FAILED"),
            skipped: named("ignored"),
        },
        errors: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_says_becomes_a_verdict() {
        let set = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        let ran = |passed, failed, skipped| Verdict::Ran {
            passed: set(passed),
            failed: set(failed),
            skipped: set(skipped),
        };
        let cases = [
            (
                "\ntest a ... ok\n\ntest result: ok. 1 passed\n",
                "",
                ran(&["a"], &[], &[]),
                vec![],
            ),
            (
                "\ntest a ... FAILED\ntest b ... ok\ntest c ... ignored, takes long\n\
                 test short_versions::c ... ok\n\ntest result: FAILED.\n",
                "error: test failed, to rerun pass `--test page`",
                ran(&["b", "short_versions::c"], &["a"], &["c"]),
                vec![],
            ),
            (
                "",
                "src/lib.rs:3:5: error[E0308]: mismatched types\nwarning: x\nerror: could not compile `a`\n",
                Verdict::Broken,
                vec![
                    "src/lib.rs:3:5: error[E0308]: mismatched types",
                    "error: could not compile `a`",
                ],
            ),
            (
                "\nrunning 3 tests\ntest a ... ",
                "error: signal: 11",
                Verdict::Broken,
                vec!["error: signal: 11"],
            ),
        ];
        for (stdout, stderr, verdict, errors) in cases {
            let errors = errors.into_iter().map(str::to_string).collect();
            assert_eq!(
                report(stdout, stderr),
                Report { verdict, errors },
                "{stdout}{stderr}"
            );
        }
    }
}
