//! `weave check --run`: every notebook in the real kernel, through Jupyter's own client.
//!
//! First every cell must show what is accepted. Then each cited definition is edited, and a later cell must notice:
//! a notebook in which a reader can change a formula without any effect teaches the wrong thing.

pub mod cells;
pub mod edits;
pub mod kernel;
pub mod probe;
pub mod shown;

use std::{
    fs, panic,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
    time::Instant,
};

use crate::{
    error::Error,
    finding::Finding,
    lab::{self, LabError, Place, copies::notebook_names},
    notebook::FOLDER,
};
use cells::{Kind, read_cells};
use kernel::Evcxr;
use probe::Probe;

/// Why the notebooks could not be run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The lab is not there and could not be set up.
    #[error(transparent)]
    Lab(#[from] LabError),
    /// A file could not be used.
    #[error(transparent)]
    File(#[from] Error),
    /// A name that no notebook has.
    #[error("there is no notebook `{name}`: wanted one of {known}")]
    Unknown {
        /// The name.
        name: String,
        /// The names that there are.
        known: String,
    },
    /// A notebook's file is none.
    #[error("{path} is no notebook: {source}; run `cargo weave` to write it anew")]
    Notebook {
        /// The file.
        path: PathBuf,
        /// What the reader of JSON said.
        source: serde_json::Error,
    },
    /// The kernel ended or did not start.
    #[error("the Rust kernel is gone; what it printed is in {log}")]
    Kernel {
        /// The kernel's own output.
        log: PathBuf,
    },
}

/// How many notebooks run at a time. Each has a kernel and a build folder of its own, and each keeps one core busy.
const AT_A_TIME: usize = 2;

/// Runs the notebooks called `names` of the checkout at `root`, or all of them where no name is given, with progress
/// on the terminal, and returns everything that is wrong. Sets up the lab where that is still to be done.
///
/// # Errors
/// When a name is no notebook's, the lab cannot be set up, a notebook cannot be read or a kernel is gone.
pub fn check(root: &Path, names: &[String]) -> Result<Vec<Finding>, RunError> {
    let originals = root.join(FOLDER);
    let chosen = chosen(&notebook_names(&originals)?, names)?;
    if chosen.is_empty() {
        return Err(LabError::NoNotebook { folder: originals }.into());
    }
    let place = lab::set_up(root)?;
    let waiting = Mutex::new(chosen.into_iter());
    let run_what_waits = || -> Result<Vec<Finding>, RunError> {
        let mut findings = Vec::new();
        while let Some(name) = waiting.lock().ok().and_then(|mut waiting| waiting.next()) {
            findings.extend(check_notebook(&place, &name)?);
        }
        Ok(findings)
    };
    let mut findings = Vec::new();
    thread::scope(|scope| {
        let runs = [(); AT_A_TIME].map(|()| scope.spawn(run_what_waits));
        for run in runs {
            findings.extend(
                run.join()
                    .unwrap_or_else(|panic| panic::resume_unwind(panic))?,
            );
        }
        Ok::<_, RunError>(())
    })?;
    findings.sort();
    Ok(findings)
}

/// The file names of the notebooks called `names`, with or without their ending; all of them where no name is given.
fn chosen(all: &[String], names: &[String]) -> Result<Vec<String>, RunError> {
    if names.is_empty() {
        return Ok(all.to_vec());
    }
    let stem = |file: &str| file.trim_end_matches(".ipynb").to_owned();
    let unknown = names
        .iter()
        .find(|name| !all.iter().any(|file| stem(file) == stem(name)));
    if let Some(name) = unknown {
        return Err(RunError::Unknown {
            name: name.clone(),
            known: all
                .iter()
                .map(|file| stem(file))
                .collect::<Vec<_>>()
                .join(", "),
        });
    }
    let wanted = |file: &&String| names.iter().any(|name| stem(file) == stem(name));
    Ok(all.iter().filter(wanted).cloned().collect())
}

/// Whether a finding is about one of the notebooks called `names`, the page or the crate that it comes from.
#[must_use]
pub fn concerns(names: &[String], finding: &Finding) -> bool {
    let stem = |name: &str| {
        name.trim_end_matches(".ipynb")
            .trim_end_matches(".md")
            .to_owned()
    };
    let parts: Vec<String> = finding.file.split('/').map(stem).collect();
    names.iter().any(|name| parts.contains(&stem(name)))
}

fn check_notebook(place: &Place, name: &str) -> Result<Vec<Finding>, RunError> {
    let path = place.originals().join(name);
    let text = fs::read_to_string(&path).map_err(|source| Error::Read {
        path: path.clone(),
        source,
    })?;
    let cells = read_cells(&text).map_err(|source| RunError::Notebook { path, source })?;
    let file = format!("{FOLDER}/{name}");
    let title = name.trim_end_matches(".ipynb");
    let mut kernel = Evcxr::start(place, title)?;
    let mut probe = Probe::new(&mut kernel, &file, &cells);

    let start = Instant::now();
    let mut findings = probe.run_all()?;
    println!(
        "{title}: {} cells run, {} to mend, in {:.0?}",
        cells.len(),
        findings.len(),
        start.elapsed()
    );
    if !findings.is_empty() {
        // Which cell notices an edit can only be told where all cells are right.
        return Ok(findings);
    }
    let start = Instant::now();
    findings.extend(probe.edit_all(|noticed| println!("{title}: {noticed}"))?);
    println!(
        "{title}: {} definitions edited, {} to mend, in {:.0?}",
        cells
            .iter()
            .filter(|cell| cell.kind == Kind::Definition)
            .count(),
        findings.len(),
        start.elapsed()
    );
    Ok(findings)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::{chosen, concerns};
    use crate::finding::Finding;

    #[test]
    fn a_finding_concerns_the_notebook_of_its_page() {
        let cases = [
            ("chapters/ch01-sse/README.md", true),
            ("chapters/ch01-sse/src/lib.rs", true),
            ("snapshots/ch01-sse/short/a.snap.new", true),
            ("notebooks/ch01-sse.ipynb", true),
            ("chapters/before-you-begin.md", true),
            ("chapters/ch01-sse-more/README.md", false),
            ("chapters/README.md", false),
        ];
        let names = ["ch01-sse.ipynb", "before-you-begin"].map(str::to_owned);
        for (file, wanted) in cases {
            let finding = Finding::new(file, 1, "what", "mend");
            assert_eq!(concerns(&names, &finding), wanted, "{file}");
        }
    }

    #[test]
    fn names_choose_notebooks() {
        type Case<'a> = (&'a [&'a str], Result<&'a [&'a str], &'a str>);
        let all = ["ch01-sse.ipynb", "ch02-cee.ipynb"].map(str::to_owned);
        let cases: [Case; 5] = [
            (&[], Ok(&["ch01-sse.ipynb", "ch02-cee.ipynb"])),
            (&["ch02-cee"], Ok(&["ch02-cee.ipynb"])),
            (&["ch02-cee.ipynb", "ch02-cee"], Ok(&["ch02-cee.ipynb"])),
            (
                &["ch02-cee", "ch01-sse"],
                Ok(&["ch01-sse.ipynb", "ch02-cee.ipynb"]),
            ),
            (
                &["ch01-sse", "ch2"],
                Err("there is no notebook `ch2`: wanted one of ch01-sse, ch02-cee"),
            ),
        ];
        for (names, wanted) in cases {
            let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            let found = chosen(&all, &names).map_err(|error| error.to_string());
            let wanted = wanted.map(|files| files.iter().map(|&file| file.to_owned()).collect());
            assert_eq!(found, wanted.map_err(str::to_owned), "{names:?}");
        }
    }
}
