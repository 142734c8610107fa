//! The notebook of a chapter, written from its page.
//!
//! Prose becomes Markdown cells, definitions and cells become code cells with their accepted outputs. The same page
//! always gives the same bytes.

pub mod markdown;
pub mod setup;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Serialize;
use serde_json::{Value, json};

use crate::cited::{Role, cited};
use crate::crates::Crate;
use crate::finding::Finding;
use crate::marker::{Marker, Name};
use crate::page::{Body, Page, Piece};
use crate::snapshot;
use crate::source::Kind;
use crate::tree::Tree;

pub use markdown::FOLDER;

/// Where a page's notebook is, from the book's root: named after its chapter, or else after the page itself. The book's
/// front has none, nor has a page without code, cells and figures.
pub fn path(page: &Page) -> Option<String> {
    let own = page.path.strip_prefix("chapters/")?.strip_suffix(".md")?;
    let name = page.chapter.as_deref().unwrap_or(own);
    let runs = |piece: &Piece| {
        matches!(
            piece.marker,
            Marker::Code { .. } | Marker::Cell(_) | Marker::Figure(_)
        )
    };
    (name != "README" && page.pieces.iter().any(runs)).then(|| format!("{FOLDER}/{name}.ipynb"))
}

/// The notebook that a page gives, and what the page needs that a notebook cannot have.
///
/// A page whose notebook would have nothing to run gives none.
pub fn notebook(
    tree: &Tree,
    crates: &BTreeMap<String, Crate>,
    page: &Page,
) -> Option<(String, Vec<Finding>)> {
    path(page)?;
    let chapter = page.chapter.as_deref();
    let cited = cited(tree, crates, page);
    let figures = page
        .pieces
        .iter()
        .filter(|piece| matches!(piece.marker, Marker::Figure(_)));
    let own_figures = figures.clone().any(|piece| match &piece.marker {
        Marker::Figure(name) => chapter.is_some() && page.chapter_of(name) == chapter,
        _ => false,
    });
    let runs = cited.iter().any(|one| one.role != Role::Shown) || figures.count() > 0;
    if !runs {
        return None;
    }
    let (mut setup, findings) = setup::setup(tree, crates, page, &cited, own_figures);
    for piece in &page.pieces {
        if let Marker::Figure(Name {
            chapter: Some(chapter),
            ..
        }) = &piece.marker
        {
            setup.crates.insert(chapter.clone());
        }
    }
    let mut writer = Writer {
        tree,
        page,
        chapter,
        cells: Vec::new(),
        ids: BTreeSet::new(),
        setup: Some(setup.text(crates)),
        after: "opening".to_string(),
    };
    let mut done = 0;
    for (number, piece) in page.pieces.iter().enumerate() {
        let role = cited.iter().find(|one| one.piece == number);
        let Some(range) =
            extent(page, piece).filter(|_| role.is_none_or(|one| one.role != Role::Shown))
        else {
            continue;
        };
        writer.prose(done..piece.at.start);
        done = range.end;
        writer.set_up();
        match (&piece.marker, role) {
            (Marker::Code { .. }, Some(one)) => {
                writer.code("code", &one.item.name, &one.source.text_of(one.item), None);
            }
            (Marker::Cell(name), Some(one)) => {
                if let Kind::Function(function) = &one.item.kind {
                    writer.cell(name, &one.source.body_of(function));
                }
            }
            (Marker::Figure(name), _) => writer.figure(name),
            _ => {}
        }
    }
    writer.prose(done..page.text.len());
    Some((writer.text(), findings))
}

/// The bytes that a piece takes on the page, from its marker to its last block or image.
fn extent(page: &Page, piece: &Piece) -> Option<Range<usize>> {
    let end = match &piece.body {
        Body::Blocks { code, output } => {
            let last = output.or(*code);
            last.map_or(piece.at.end, |last| page.parts.blocks[last].range.end)
        }
        Body::Image { image, .. } => {
            image.map_or(piece.at.end, |image| page.parts.links[image].range.end)
        }
        Body::Text(_) => return None,
    };
    Some(piece.at.start..end)
}

struct Writer<'a> {
    tree: &'a Tree,
    page: &'a Page,
    chapter: Option<&'a str>,
    cells: Vec<Value>,
    ids: BTreeSet<String>,
    /// The first code cell, until it is written.
    setup: Option<String>,
    /// What the next prose without a heading follows.
    after: String,
}

impl Writer<'_> {
    /// Writes prose, a new cell at each heading.
    fn prose(&mut self, range: Range<usize>) {
        let headings = self.page.parts.headings.iter();
        let starts: Vec<(usize, usize, &str)> = headings
            .filter(|heading| range.contains(&heading.range.start))
            .map(|heading| (heading.range.start, heading.level, heading.words.as_str()))
            .collect();
        let mut start = range.start;
        let mut id = self.after.clone();
        for (at, level, words) in starts {
            self.markdown(&id, start..at);
            if level > 1 {
                self.set_up();
            }
            start = at;
            id = ascii_id(words);
        }
        self.markdown(&id, start..range.end);
    }

    fn markdown(&mut self, id: &str, range: Range<usize>) {
        let source = markdown::prose(self.tree, self.page, range);
        if source.is_empty() {
            return;
        }
        let id = self.unique(id);
        self.cells.push(json!({
            "cell_type": "markdown",
            "id": id,
            "metadata": {},
            "source": lines(&source),
        }));
    }

    /// Writes the first code cell, unless it is written.
    fn set_up(&mut self) {
        if let Some(setup) = self.setup.take() {
            self.code("setup", "setup", &setup, None);
        }
    }

    fn cell(&mut self, name: &Name, source: &str) {
        let chapter = self.page.chapter_of(name).unwrap_or_default();
        let output = self.tree.snapshots.text(chapter, &name.name);
        let output = output.map(|output| result("text/plain", output));
        self.code("cell", &self.shown(name), source, output);
    }

    fn figure(&mut self, name: &Name) {
        let chapter = self.page.chapter_of(name).unwrap_or_default();
        let call = if Some(chapter) == self.chapter {
            format!("figures::{}()", name.name)
        } else {
            format!("{}::figures::{}()", chapter.replace('-', "_"), name.name)
        };
        let drawing = self.tree.snapshots.drawing(chapter, &name.name);
        let output = drawing.map(|svg| result("text/html", &image(svg)));
        self.code("figure", &self.shown(name), &call, output);
    }

    /// A name as the page's markers write it.
    fn shown(&self, name: &Name) -> String {
        match &name.chapter {
            Some(chapter) if Some(chapter.as_str()) != self.chapter => {
                format!("{chapter}/{}", name.name)
            }
            _ => name.name.clone(),
        }
    }

    fn code(&mut self, kind: &str, name: &str, source: &str, mut output: Option<Value>) {
        let id = match kind {
            "setup" => "setup".to_string(),
            _ => ascii_id(&format!("{kind} {name}")),
        };
        let id = self.unique(&id);
        if kind != "setup" {
            self.after = format!("after-{id}");
        }
        // What has outputs has run: numbered as Run All in a new kernel would, so that a comparer of notebooks compares.
        let count = 1 + self
            .cells
            .iter()
            .filter(|cell| cell["cell_type"] == "code")
            .count();
        if let Some(output) = &mut output {
            output["execution_count"] = json!(count);
        }
        self.cells.push(json!({
            "cell_type": "code",
            "execution_count": count,
            "id": id,
            "metadata": { "weave": { "kind": kind, "name": name } },
            "outputs": Vec::from_iter(output),
            "source": lines(source),
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
        // A value made of strings, lists and maps with string keys always has a JSON form.
        if notebook.serialize(&mut serializer).is_err() {
            unreachable!("a notebook is plain JSON");
        }
        String::from_utf8_lossy(&bytes).into_owned() + "\n"
    }
}

fn result(media_type: &str, content: &str) -> Value {
    json!({
        "data": { media_type: lines(content) },
        "execution_count": null,
        "metadata": {},
        "output_type": "execute_result",
    })
}

/// The image that the crate `show` prints for a figure.
fn image(svg: &str) -> String {
    let data = STANDARD.encode(svg);
    let alt = snapshot::label(svg);
    format!(r#"<img src="data:image/svg+xml;base64,{data}" alt="{alt}">"#)
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
    if parts.is_empty() {
        "section".to_string()
    } else {
        parts.join("-")
    }
}
