//! The code cells of a notebook.

use serde_json::Value;

use super::shown::Shown;
use crate::{lab::copies::joined, text::line_at};

/// What a code cell is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The first cell: crates and imports.
    SetUp,
    /// A definition that the page cites.
    Definition,
    /// A cell or a figure, which shows something.
    Result,
}

/// One code cell with its accepted output.
#[derive(Clone, Debug)]
pub struct CodeCell {
    /// What it is there for.
    pub kind: Kind,
    /// The name of the definition, cell or figure.
    pub name: String,
    /// Its line in the notebook's file, counted from 1.
    pub line: usize,
    /// Its code.
    pub source: String,
    /// What it shows, as accepted.
    pub accepted: Shown,
}

/// A notebook's code cells, in order.
///
/// # Errors
/// When the text is no notebook.
pub fn read_cells(notebook: &str) -> Result<Vec<CodeCell>, serde_json::Error> {
    let json: Value = serde_json::from_str(notebook)?;
    let cells = json["cells"].as_array().into_iter().flatten();
    let code = cells.filter(|cell| cell["cell_type"] == "code");
    Ok(code.map(|cell| read_cell(cell, notebook)).collect())
}

fn read_cell(cell: &Value, notebook: &str) -> CodeCell {
    let weave = &cell["metadata"]["weave"];
    let id = cell["id"].as_str().unwrap_or_default();
    let kind = match weave["kind"].as_str() {
        Some("setup") => Kind::SetUp,
        Some("code") => Kind::Definition,
        _ => Kind::Result,
    };
    let at = notebook
        .find(&format!("\"id\": \"{id}\""))
        .unwrap_or_default();
    CodeCell {
        kind,
        name: weave["name"].as_str().unwrap_or(id).to_owned(),
        line: line_at(notebook, at),
        source: joined(&cell["source"]),
        accepted: Shown::read(&cell["outputs"]),
    }
}
