//! The reader's copies of the notebooks: handed out, refreshed, and never overwritten once changed.
//!
//! A copy counts as changed when a cell's kind or text differs from what was handed out. Running a notebook changes
//! its file too (outputs, counters), but loses nothing that running it again would not bring back.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::{
    LabError,
    files::{read_if_there, write_whole},
};
use crate::error::Error;

/// One copy, and what became of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Copy {
    /// The notebook's file name.
    pub notebook: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a copy.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was not there, and is now.
    New,
    /// It was as it had been handed out, and its original has changed: it is as the original now.
    Refreshed,
    /// Nothing to do: it is as the original, outputs aside.
    Same,
    /// The reader has changed it: it stays.
    Kept {
        /// Whether the original has changed too since it was handed out.
        original_changed: bool,
    },
    /// The reader had changed it and asked for a fresh one: the changed one is in this file now.
    SetAside(PathBuf),
}

impl Copy {
    /// What the reader should be told; `None` where nothing calls for it.
    #[must_use]
    pub fn remark(&self) -> Option<String> {
        let notebook = &self.notebook;
        match &self.outcome {
            Outcome::New
            | Outcome::Same
            | Outcome::Kept {
                original_changed: false,
            } => None,
            Outcome::Refreshed => Some(format!("{notebook}: brought up to date")),
            Outcome::Kept {
                original_changed: true,
            } => Some(format!(
                "{notebook}: you changed your copy, so it stays, though the original is newer; \
                 `cargo lab --fresh` brings the new one and sets yours aside"
            )),
            Outcome::SetAside(path) => Some(format!(
                "{notebook}: fresh; your changed copy is now {}",
                path.display()
            )),
        }
    }
}

/// Brings the copies below `home` up to date with the notebooks in `originals`.
///
/// The copies are in `notebooks`, what was handed out in `handed-out`, what `fresh` replaced in `set-aside`. Files that
/// have no original are the reader's own and stay untouched.
///
/// # Errors
/// [`LabError::NoNotebook`] when there is no original, [`LabError::File`] when a file cannot be read or written.
pub fn hand_out(originals: &Path, home: &Path, fresh: bool) -> Result<Vec<Copy>, LabError> {
    let names = notebook_names(originals)?;
    if names.is_empty() {
        return Err(LabError::NoNotebook {
            folder: originals.to_owned(),
        });
    }
    let mut copies = Vec::new();
    for notebook in names {
        let path = originals.join(&notebook);
        let original = fs::read_to_string(&path).map_err(|source| Error::Read { path, source })?;
        let outcome = hand_out_one(&notebook, &original, home, fresh)?;
        copies.push(Copy { notebook, outcome });
    }
    Ok(copies)
}

fn hand_out_one(
    notebook: &str,
    original: &str,
    home: &Path,
    fresh: bool,
) -> Result<Outcome, Error> {
    let copy_path = home.join("notebooks").join(notebook);
    let record_path = home.join("handed-out").join(notebook);
    let copy = read_if_there(&copy_path)?;
    let record = read_if_there(&record_path)?;
    let hand_over = || {
        // In this order: were it to stop in between, the copy would still be recognised as the original.
        write_whole(&copy_path, original)?;
        write_whole(&record_path, original)
    };

    let Some(copy) = copy else {
        hand_over()?;
        return Ok(Outcome::New);
    };
    let untouched = same_cells(&copy, original)
        || record
            .as_ref()
            .is_some_and(|record| same_cells(&copy, record));
    let original_changed = record.as_deref() != Some(original);
    match (untouched, fresh) {
        (true, _) if original_changed || fresh => {
            hand_over()?;
            Ok(if original_changed {
                Outcome::Refreshed
            } else {
                Outcome::Same
            })
        }
        (true, _) => Ok(Outcome::Same),
        (false, false) => Ok(Outcome::Kept {
            original_changed: !record.is_some_and(|record| same_cells(&record, original)),
        }),
        (false, true) => {
            let aside = free_name(&home.join("set-aside"), notebook);
            write_whole(&aside, &copy)?;
            hand_over()?;
            Ok(Outcome::SetAside(aside))
        }
    }
}

/// The notebooks in a folder, by file name, sorted.
pub(crate) fn notebook_names(folder: &Path) -> Result<Vec<String>, Error> {
    let failed = |source| Error::Read {
        path: folder.to_owned(),
        source,
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|ending| ending == "ipynb") {
            names.extend(
                path.file_name()
                    .map(|name| name.to_string_lossy().into_owned()),
            );
        }
    }
    names.sort();
    Ok(names)
}

/// A name in `folder` that no file has: `chapter-1.ipynb`, `chapter-2.ipynb`, …
fn free_name(folder: &Path, notebook: &str) -> PathBuf {
    let stem = notebook.trim_end_matches(".ipynb");
    let mut number = 1;
    loop {
        let path = folder.join(format!("{stem}-{number}.ipynb"));
        if !path.exists() {
            return path;
        }
        number += 1;
    }
}

/// Whether two notebooks have the same cells, outputs aside. What is no notebook has no cells to compare.
fn same_cells(left: &str, right: &str) -> bool {
    matches!((cells(left), cells(right)), (Some(left), Some(right)) if left == right)
}

/// Each cell's kind, text and attached images.
fn cells(notebook: &str) -> Option<Vec<(Value, String, Value)>> {
    let notebook: Value = serde_json::from_str(notebook).ok()?;
    let cells = notebook["cells"].as_array()?.iter().map(|cell| {
        (
            cell["cell_type"].clone(),
            joined(&cell["source"]),
            cell["attachments"].clone(),
        )
    });
    Some(cells.collect())
}

/// A notebook's text, which its format keeps as one string or as a list of lines.
pub(crate) fn joined(text: &Value) -> String {
    match text {
        Value::String(text) => text.clone(),
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        _ => String::new(),
    }
}
