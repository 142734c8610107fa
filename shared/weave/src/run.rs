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
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    error::Error,
    finding::Finding,
    lab::{self, LabError, Place, copies::notebook_names},
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

/// Runs the notebooks in `notebooks/` of the checkout at `root`, with progress on the terminal, and returns everything
/// that is wrong. Sets up the lab where that is still to be done.
///
/// # Errors
/// When the lab cannot be set up, a notebook cannot be read or the kernel is gone.
pub fn check(root: &Path) -> Result<Vec<Finding>, RunError> {
    let place = lab::set_up(root)?;
    let names = notebook_names(&place.originals())?;
    if names.is_empty() {
        return Err(LabError::NoNotebook {
            folder: place.originals(),
        }
        .into());
    }
    let mut findings = Vec::new();
    for name in names {
        findings.extend(check_notebook(&place, &name)?);
    }
    Ok(findings)
}

fn check_notebook(place: &Place, name: &str) -> Result<Vec<Finding>, RunError> {
    let path = place.originals().join(name);
    let text = fs::read_to_string(&path).map_err(|source| Error::Read {
        path: path.clone(),
        source,
    })?;
    let cells = read_cells(&text).map_err(|source| RunError::Notebook { path, source })?;
    let file = format!("notebooks/{name}");
    let mut kernel = Evcxr::start(place, name.trim_end_matches(".ipynb"))?;
    let mut probe = Probe::new(&mut kernel, &file, &cells);

    let start = Instant::now();
    let mut findings = probe.run_all()?;
    println!(
        "{file}: {} cells run, {} to mend, in {:.0?}",
        cells.len(),
        findings.len(),
        start.elapsed()
    );
    if !findings.is_empty() {
        // Which cell notices an edit can only be told where all cells are right.
        return Ok(findings);
    }
    let start = Instant::now();
    findings.extend(probe.edit_all(|noticed| println!("  {noticed}"))?);
    println!(
        "{file}: {} definitions edited, {} to mend, in {:.0?}",
        cells
            .iter()
            .filter(|cell| cell.kind == Kind::Definition)
            .count(),
        findings.len(),
        start.elapsed()
    );
    Ok(findings)
}
