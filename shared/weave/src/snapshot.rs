//! Accepted outputs, as `cargo insta` writes them: a header between two lines `---`, then the text. A figure's file has
//! the header alone; the drawing stands beside it.

use crate::{page::Page, tree::Tree};

/// The folder that holds the accepted outputs.
pub const FOLDER: &str = "snapshots";

/// Where a cell's accepted text is, from the book's root.
pub fn text_path(home: &str, name: &str) -> String {
    format!("{FOLDER}/{home}/{name}.snap")
}

/// Where a figure's accepted drawing is, from the book's root.
pub fn drawing_path(home: &str, name: &str) -> String {
    format!("{FOLDER}/{home}/{name}.snap.svg")
}

impl Tree {
    /// What stands below the header of a cell's accepted output.
    pub fn accepted_text(&self, path: &str) -> Option<&str> {
        below_header(self.snapshots.get(path)?)
    }

    /// What the checker says of an exercise as it comes: the first paragraph of the accepted verdicts.
    pub fn verdict(&self, page: &Page, exercise: &str) -> Option<String> {
        let path = text_path(page.chapter.as_ref()?, &format!("exercises/{exercise}"));
        let file = self.read_text(&path).ok()?;
        let verdicts = below_header(&file)?.split("\n\n").next();
        verdicts.map(str::to_string)
    }
}

/// A figure's file has no text.
fn below_header(file: &str) -> Option<&str> {
    let (header, text) = file.strip_prefix("---\n")?.split_once("\n---\n")?;
    let binary = header.lines().any(|line| line == "snapshot_kind: binary");
    (!binary).then(|| text.strip_suffix('\n').unwrap_or(text))
}
