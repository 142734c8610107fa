//! Accepted outputs, as `cargo insta` writes them: a header between two lines `---`, then the text. A figure's file has
//! the header alone; the drawing stands beside it.

use std::collections::{BTreeMap, BTreeSet};

use show::Figure;

/// The accepted outputs of all chapters, and what lies beside them, by path.
#[derive(Debug, Default)]
pub struct Snapshots {
    files: BTreeSet<String>,
    texts: BTreeMap<String, String>,
    drawings: BTreeMap<String, Figure>,
}

/// The folder that holds the accepted outputs.
pub const FOLDER: &str = "snapshots";

impl Snapshots {
    /// Takes in one file of `snapshots/CHAPTER/`. Files of other kinds are passed over.
    pub(crate) fn add(&mut self, path: String, content: String) {
        match path.split_once(".snap").map_or("", |(_, ending)| ending) {
            "" => {
                let text = accepted_text(&content).map(str::to_string);
                self.texts.extend(text.map(|text| (path.clone(), text)));
            }
            ".svg" => {
                self.drawings.insert(path.clone(), Figure { svg: content });
            }
            ending if ending.starts_with(".new") => {}
            _ => return,
        }
        self.files.insert(path);
    }

    /// A cell's accepted text.
    pub fn text(&self, home: &str, name: &str) -> Option<&str> {
        self.texts.get(&text_path(home, name)).map(String::as_str)
    }

    /// A figure's accepted drawing.
    pub fn drawing(&self, home: &str, name: &str) -> Option<&Figure> {
        self.drawings.get(&drawing_path(home, name))
    }

    /// The chapter and name of every output that has a file here.
    pub fn names(&self) -> BTreeSet<(&str, &str)> {
        let parts = self.files.iter().filter_map(|path| {
            let (home, file) = path.strip_prefix("snapshots/")?.split_once('/')?;
            Some((home, file.split_once(".snap")?.0))
        });
        parts.collect()
    }

    /// The files that wait for a review.
    pub fn waiting(&self) -> impl Iterator<Item = &String> {
        self.files.iter().filter(|path| path.contains(".snap.new"))
    }
}

/// Where a cell's accepted text is, from the book's root.
pub fn text_path(home: &str, name: &str) -> String {
    format!("{FOLDER}/{home}/{name}.snap")
}

/// Where a figure's accepted drawing is, from the book's root.
pub fn drawing_path(home: &str, name: &str) -> String {
    format!("{FOLDER}/{home}/{name}.snap.svg")
}

/// Where the accepted verdicts on an exercise are, from the book's root.
pub fn verdicts_path(home: &str, exercise: &str) -> String {
    format!("{FOLDER}/{home}/exercises/{exercise}.snap")
}

/// What stands below the header of a text snapshot; a figure's file has no text.
pub fn accepted_text(file: &str) -> Option<&str> {
    let (header, text) = file.strip_prefix("---\n")?.split_once("\n---\n")?;
    let binary = header.lines().any(|line| line == "snapshot_kind: binary");
    (!binary).then(|| text.strip_suffix('\n').unwrap_or(text))
}
