//! A page: its Markdown, and the pieces that its markers tie to sources and accepted outputs.

use std::ops::Range;

use crate::finding::Finding;
use crate::home;
use crate::markdown::{Block, Comment, Parts};
use crate::marker::{self, Marker, Name, Read, Shape};
use crate::text;

/// A page as it is on disk, and where everything in it stands. Ranges are bytes of [`Page::text`].
#[derive(Debug)]
pub struct Page {
    /// The path from the book's root.
    pub path: String,
    /// The chapter that the page belongs to; none for the book's own pages.
    pub chapter: Option<String>,
    /// The Markdown, with `\n` at its line ends.
    pub text: String,
    /// The file as it was read.
    pub file: String,
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
    /// What is wrong with the markers themselves.
    pub findings: Vec<Finding>,
    /// Everything that Markdown sees in the page.
    pub parts: Parts,
}

/// A marker with what follows it.
#[derive(Debug)]
pub struct Piece {
    /// The marker's first word.
    pub word: &'static str,
    /// What the marker asks for.
    pub marker: Box<dyn Marker>,
    /// The marker's comment.
    pub at: Range<usize>,
    /// What follows the marker.
    pub body: Body,
    /// Whether the marker stands where what follows it cannot be filled in.
    pub misplaced: bool,
}

/// What follows a marker. Numbers point into [`Parts`]; what is not there yet is none.
#[derive(Debug, PartialEq, Eq)]
pub enum Body {
    /// Code blocks, one for each that the marker wants.
    Blocks(Vec<Option<usize>>),
    /// An image with its caption, a paragraph in italics.
    Image(Option<usize>, Option<Range<usize>>),
    /// A table.
    Table(Option<Range<usize>>),
    /// The text up to the end marker.
    Text(Option<Range<usize>>),
}

impl Page {
    /// Reads a page. A chapter's page is the one in its folder.
    pub fn read(path: &str, file: String) -> Self {
        let text = text::unix_lines(&file);
        let folder = path
            .rsplit('/')
            .nth(1)
            .filter(|folder| home::is_chapter(folder));
        let mut page = Self {
            path: path.to_string(),
            chapter: folder.map(str::to_string),
            parts: Parts::read(&text),
            text,
            file,
            pieces: Vec::new(),
            findings: Vec::new(),
        };
        page.find_pieces();
        page
    }

    /// The chapter, or other home of cells, that a name on this page belongs to.
    pub fn home_of<'a>(&'a self, name: &'a Name) -> Option<&'a str> {
        name.home.as_deref().or(self.chapter.as_deref())
    }

    /// The line of a byte, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        text::line_at(&self.text, offset)
    }

    /// A finding at a byte of this page.
    pub fn finding(&self, at: usize, what: impl Into<String>, mend: impl Into<String>) -> Finding {
        Finding::new(&self.path, self.line(at), what, mend)
    }

    /// The white space before a piece on its line.
    pub fn indent(&self, piece: &Piece) -> &str {
        let before = &self.text[..piece.at.start];
        let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
        &line[..line.len() - line.trim_start().len()]
    }

    fn find_pieces(&mut self) {
        let mut markers = Vec::new();
        for comment in &self.parts.comments {
            let inside = &self.text[comment.range.start + 4..comment.range.end - 3];
            match marker::read(inside) {
                Ok(Some(read)) => markers.push((read, comment.clone())),
                Ok(None) => {}
                Err(wanted) => {
                    let what = format!("the marker `{}` is incomplete: {wanted}", inside.trim());
                    self.findings
                        .push(self.finding(comment.range.start, what, "complete it"));
                }
            }
        }
        let mut markers = markers.into_iter().peekable();
        while let Some((read, comment)) = markers.next() {
            let Comment {
                range: at,
                whole_line,
            } = comment;
            let Read::Marker(word, marker) = read else {
                let what = "an `end` marker ends nothing";
                self.findings
                    .push(self.finding(at.start, what, "remove it"));
                continue;
            };
            let end = if marker.shape() == Shape::Text {
                markers.next_if(|(next, _)| matches!(next, Read::End))
            } else {
                None
            };
            let end = end.map(|(_, comment)| comment.range);
            let wrong = self.misplaced(word, &*marker, &at, whole_line, end.is_some());
            let misplaced = wrong.is_some();
            self.findings
                .extend(wrong.map(|(what, mend)| self.finding(at.start, what, mend)));
            let body = self.body(marker.shape(), at.end, end);
            self.pieces.push(Piece {
                word,
                marker,
                at,
                body,
                misplaced,
            });
        }
    }

    /// What is wrong with the place of a marker, and how to mend it.
    fn misplaced(
        &self,
        word: &str,
        marker: &dyn Marker,
        at: &Range<usize>,
        whole_line: bool,
        has_end: bool,
    ) -> Option<(&'static str, &'static str)> {
        let before = self.text[..at.start].rsplit('\n').next().unwrap_or("");
        let after = self.text[at.end..].split('\n').next().unwrap_or("");
        let alone = before.trim().is_empty() && after.trim().is_empty();
        // A quotation of several paragraphs has its marks on lines of their own; a value or link never has.
        if marker.shape() == Shape::Text {
            if whole_line && !(word == "quote" && alone) {
                let what = "a line that begins with a marker is taken as HTML: the rest of it is no Markdown";
                return Some((what, "let a word stand before the marker on its line"));
            }
            let open = word == "quote" && !has_end;
            return open.then_some(("a quotation has no end", "close it with `<!-- end -->`"));
        }
        let what = "a marker of a block shares its line";
        (!alone).then_some((what, "give the marker a line of its own"))
    }

    /// What follows a marker that ends at `end`.
    fn body(&self, shape: Shape, end: usize, end_marker: Option<Range<usize>>) -> Body {
        let follows =
            |end: usize, start: usize| start >= end && self.text[end..start].trim().is_empty();
        match shape {
            Shape::Blocks(languages) => {
                let mut end = end;
                let mut found = Vec::new();
                for language in languages {
                    let fits = |block: &Block| {
                        block.info.split(',').next() == Some(language)
                            && follows(end, block.range.start)
                    };
                    let block = self.parts.blocks.iter().position(fits);
                    end = block.map_or(end, |block| self.parts.blocks[block].range.end);
                    found.push(block);
                }
                Body::Blocks(found)
            }
            Shape::Image => {
                let mut links = self.parts.links.iter();
                let image = links.position(|link| link.image && follows(end, link.range.start));
                let caption = image.and_then(|image| {
                    let end = self.parts.links[image].range.end;
                    self.parts
                        .italics
                        .iter()
                        .find(|range| follows(end, range.start))
                        .cloned()
                });
                Body::Image(image, caption)
            }
            Shape::Table => Body::Table(
                self.parts
                    .tables
                    .iter()
                    .find(|table| follows(end, table.start))
                    .cloned(),
            ),
            Shape::Text => Body::Text(end_marker.map(|marker| end..marker.start)),
        }
    }
}
