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
    /// What stands below the header of an accepted output; a figure's file has no text.
    pub fn accepted_text(&self, path: &str) -> Option<&str> {
        let file = self.snapshots.get(path)?.strip_prefix("---\n")?;
        let (header, text) = file.split_once("\n---\n")?;
        let binary = header.lines().any(|line| line == "snapshot_kind: binary");
        (!binary).then(|| text.strip_suffix('\n').unwrap_or(text))
    }

    /// What the checker says of an exercise as it comes: the first paragraph of the accepted verdicts.
    pub fn verdict(&self, page: &Page, exercise: &str) -> Option<String> {
        let path = text_path(page.chapter.as_ref()?, &format!("exercises/{exercise}"));
        let verdict = self.accepted_text(&path)?.split("\n\n").next();
        verdict.map(str::to_string)
    }
}
