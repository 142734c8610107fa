//! The notebook of a page.
//!
//! Prose becomes Markdown cells, definitions and cells become code cells with their accepted outputs. The same page
//! always gives the same bytes.

mod prose;
pub mod setup;

use std::{collections::BTreeSet, ops::Range};

use serde::Serialize;
use serde_json::{Value, json};

use crate::marker::Shape;
use crate::page::{Page, Piece};
use crate::{answers, exercise::Exercise, resolve::Resolved, tree::Tree};

/// The folder that holds the notebooks.
pub const FOLDER: &str = "notebooks";

/// Where a page's notebook is, from the book's root: named after its chapter, or else after the page itself. The book's
/// front has none, nor has a page without cells and figures.
pub fn path(page: &Page) -> Option<String> {
    let own = page.path.strip_prefix("chapters/")?.strip_suffix(".md")?;
    let name = page.chapter.as_deref().unwrap_or(own);
    let runs = |piece: &Piece| {
        let shape = &piece.marker.shape;
        piece.name().is_some() && matches!(shape, Shape::Blocks(_) | Shape::Image)
    };
    (name != "README" && page.pieces.iter().any(runs)).then(|| format!("{FOLDER}/{name}.ipynb"))
}

/// The files that a page gives: its notebook, and what a reader of its exercises begins with. Each with its path.
pub fn files(tree: &Tree, resolved: &Resolved) -> Vec<(String, String)> {
    let notebook = path(resolved.page).map(|path| (path, notebook(tree, resolved)));
    notebook
        .into_iter()
        .chain(answers::files(tree, resolved))
        .collect()
}

/// The notebook that a page gives.
fn notebook(tree: &Tree, resolved: &Resolved) -> String {
    let page = resolved.page;
    let mut writer = Writer {
        tree,
        page,
        cells: Vec::new(),
        ids: BTreeSet::new(),
        setup: Some(resolved.setup.text()),
        count: 0,
        after: "opening".to_string(),
    };
    let mut done = 0;
    for (piece, lead) in page.pieces.iter().zip(&resolved.leads) {
        let Ok(lead) = lead else { continue };
        if !lead.exercises.is_empty() {
            done = writer.exercises(&lead.exercises, done, piece);
        } else if let Some(cell) = &lead.cell {
            writer.prose(done..piece.at.start);
            done = piece.end();
            writer.set_up();
            writer.code(cell);
        }
    }
    writer.prose(done..page.text.len());
    writer.text()
}

/// A code cell with its output: the media type and the content.
pub struct CodeCell {
    pub kind: Kind,
    pub name: String,
    pub source: String,
    pub output: Option<(&'static str, String)>,
}

/// What a code cell is there for.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    SetUp,
    Code,
    Cell,
    Figure,
    Exercise,
    Check,
}

struct Writer<'a> {
    tree: &'a Tree,
    page: &'a Page,
    cells: Vec<Value>,
    ids: BTreeSet<String>,
    /// The first code cell, until it is written.
    setup: Option<String>,
    /// How many code cells are written.
    count: usize,
    /// What the next prose without a heading follows.
    after: String,
}

impl Writer<'_> {
    /// Writes prose, a new cell at each heading.
    fn prose(&mut self, range: Range<usize>) {
        let mut start = range.start;
        let mut id = self.after.clone();
        let page = self.page;
        for heading in &page.parts.headings {
            if range.contains(&heading.range.start) {
                self.markdown(&id, start..heading.range.start);
                if heading.level > 1 {
                    self.set_up();
                }
                start = heading.range.start;
                id = ascii_id(&heading.words);
            }
        }
        self.markdown(&id, start..range.end);
    }

    fn markdown(&mut self, id: &str, range: Range<usize>) {
        let source = prose::prose(self.tree, self.page, range);
        if !source.is_empty() {
            let id = self.unique(id);
            self.cells.push(json!({
                "cell_type": "markdown",
                "id": id,
                "metadata": {},
                "source": lines(&source),
            }));
        }
    }

    /// Writes the exercises: the prose from `done` on up to each one's beginning, this as a cell, and the check. Returns
    /// how far it wrote.
    fn exercises(&mut self, exercises: &[Exercise], mut done: usize, piece: &Piece) -> usize {
        let page = self.page;
        let mut from = piece.at.end;
        for exercise in exercises {
            // The cells come after the task, before whatever is folded.
            let heading = format!("### {}\n", exercise.title);
            from += page.text[from..].find(&heading).unwrap_or(0);
            let folded = from + page.text[from..].find("<details>").unwrap_or(0);
            let task = from..folded;
            let mut blocks = page.parts.blocks.iter();
            let stub = blocks
                .find(|block| task.contains(&block.range.start) && block.info == "rust,ignore");
            let cells = stub.map_or(folded..folded, |stub| stub.range.clone());
            self.prose(done..cells.start);
            self.set_up();
            let cell = |kind, source, output: Option<String>| CodeCell {
                kind,
                name: exercise.name.to_string(),
                source,
                output: output.map(|output| ("text/plain", output)),
            };
            if !exercise.stubs.is_empty() {
                self.code(&cell(Kind::Exercise, exercise.stub(), None));
            }
            let verdict = self.tree.verdict(page, exercise.name);
            self.code(&cell(Kind::Check, exercise.check.clone(), verdict));
            done = cells.end;
        }
        done
    }

    /// Writes the first code cell, unless it is written.
    fn set_up(&mut self) {
        if let Some(source) = self.setup.take() {
            self.code(&CodeCell {
                kind: Kind::SetUp,
                name: "setup".to_string(),
                source,
                output: None,
            });
        }
    }

    fn code(&mut self, cell: &CodeCell) {
        let about = json!({ "kind": cell.kind, "name": cell.name });
        let id = match cell.kind {
            Kind::SetUp => self.unique("setup"),
            _ => self.unique(&ascii_id(&format!("{} {}", about["kind"], cell.name))),
        };
        if cell.kind != Kind::SetUp {
            self.after = format!("after-{id}");
        }
        self.count += 1;
        let output = cell.output.iter().map(|(media_type, content)| {
            json!({
                "data": { *media_type: lines(content) },
                "execution_count": self.count,
                "metadata": {},
                "output_type": "execute_result",
            })
        });
        self.cells.push(json!({
            "cell_type": "code",
            "execution_count": self.count,
            "id": id,
            "metadata": { "weave": about },
            "outputs": output.collect::<Vec<_>>(),
            "source": lines(&cell.source),
        }));
    }

    /// An id that no other cell has.
    fn unique(&mut self, wanted: &str) -> String {
        const LONGEST: usize = 60;
        let wanted: String = wanted.chars().take(LONGEST).collect();
        let mut id = wanted.clone();
        let mut count = 1;
        while !self.ids.insert(id.clone()) {
            count += 1;
            id = format!("{wanted}-{count}");
        }
        id
    }

    /// The file, in the form in which Jupyter itself would save it.
    fn text(self) -> String {
        let notebook = json!({
            "cells": self.cells,
            "metadata": {
                "kernelspec": { "display_name": "Rust", "language": "rust", "name": "rust" },
                "language_info": {
                    "codemirror_mode": "rust",
                    "file_extension": ".rs",
                    "mimetype": "text/rust",
                    "name": "Rust",
                    "pygments_lexer": "rust",
                    "version": "",
                },
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        });
        let mut bytes = Vec::new();
        let formatter = serde_json::ser::PrettyFormatter::with_indent(b" ");
        let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
        notebook
            .serialize(&mut serializer)
            .expect("strings, lists and maps have a JSON form");
        String::from_utf8_lossy(&bytes).into_owned() + "\n"
    }
}

/// Jupyter keeps a text as its lines, each with its line end.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Words as an id: letters, digits and `-`.
fn ascii_id(words: &str) -> String {
    let words = words.to_lowercase();
    let parts = words.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let id = Some(parts.join("-")).filter(|id| !id.is_empty());
    id.unwrap_or_else(|| "section".to_string())
}
