//! Accepted outputs, as `cargo insta` writes them: a header between two lines `---`, then the text. A figure's file has
//! the header alone; the drawing stands beside it.

use std::collections::{BTreeMap, BTreeSet};

use crate::text;

/// The accepted outputs of all chapters, and what lies beside them.
#[derive(Debug, Default)]
pub struct Snapshots {
    files: BTreeMap<(String, String), BTreeSet<String>>,
    texts: BTreeMap<(String, String), String>,
    drawings: BTreeMap<(String, String), String>,
}

/// The folder that holds the accepted outputs.
pub const FOLDER: &str = "snapshots";

/// The folder of what a chapter's long cells show on less data. No page cites these outputs; tests compare them.
pub fn short(chapter: &str) -> String {
    format!("{chapter}/short")
}

impl Snapshots {
    /// Takes in one file of `snapshots/CHAPTER/`. Files of other kinds are passed over.
    pub(crate) fn add(&mut self, chapter: &str, file: &str, content: &str) {
        let Some((name, ending)) = file.split_once(".snap") else {
            return;
        };
        let key = (chapter.to_string(), name.to_string());
        let content = text::unix_lines(content);
        match ending {
            "" => {
                if let Some(text) = accepted_text(&content) {
                    self.texts.insert(key.clone(), text.to_string());
                }
            }
            ".svg" => {
                self.drawings.insert(key.clone(), content);
            }
            _ => {}
        }
        self.files
            .entry(key)
            .or_default()
            .insert(ending.to_string());
    }

    /// A cell's accepted text.
    pub fn text(&self, chapter: &str, name: &str) -> Option<&str> {
        self.texts.get(&key(chapter, name)).map(String::as_str)
    }

    /// A figure's accepted drawing, as SVG.
    pub fn drawing(&self, chapter: &str, name: &str) -> Option<&str> {
        self.drawings.get(&key(chapter, name)).map(String::as_str)
    }

    /// The chapter and name of every output that has a file here.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .keys()
            .map(|(chapter, name)| (chapter.as_str(), name.as_str()))
    }

    /// The files that wait for a review.
    pub fn pending(&self) -> impl Iterator<Item = String> {
        let files = self.files.iter();
        let files =
            files.flat_map(|(key, endings)| endings.iter().map(move |ending| (key, ending)));
        files
            .filter(|(_, ending)| ending.starts_with(".new"))
            .map(|((chapter, name), ending)| format!("{FOLDER}/{chapter}/{name}.snap{ending}"))
    }
}

fn key(chapter: &str, name: &str) -> (String, String) {
    (chapter.to_string(), name.to_string())
}

/// Where a cell's accepted text is, from the book's root.
pub fn text_path(chapter: &str, name: &str) -> String {
    format!("{FOLDER}/{chapter}/{name}.snap")
}

/// Where a figure's accepted drawing is, from the book's root.
pub fn drawing_path(chapter: &str, name: &str) -> String {
    format!("{FOLDER}/{chapter}/{name}.snap.svg")
}

/// What stands below the header of a text snapshot; a figure's file has no text.
fn accepted_text(file: &str) -> Option<&str> {
    let (header, text) = file.strip_prefix("---\n")?.split_once("\n---\n")?;
    let binary = header.lines().any(|line| line == "snapshot_kind: binary");
    (!binary).then(|| text.strip_suffix('\n').unwrap_or(text))
}

/// What a drawing says of itself to those who cannot see it, escaped for XML.
pub fn label(svg: &str) -> &str {
    let root = svg.split_once('>').map_or("", |(root, _)| root);
    let label = root
        .split_once("aria-label=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    label.map_or("", |(label, _)| label)
}
