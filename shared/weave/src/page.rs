//! A page: its Markdown, and the pieces that its markers tie to sources and accepted outputs.

use std::ops::Range;

use crate::markdown::{Comment, Parts};
use crate::marker::{self, Marker, Name, Read, Shape};
use crate::{finding::Finding, home, text};

/// A page as it is on disk, and where everything in it stands. Ranges are bytes of [`Page::text`].
#[derive(Debug)]
pub struct Page {
    pub path: String,
    /// The chapter that the page belongs to; none for the book's own pages.
    pub chapter: Option<String>,
    /// The Markdown, with `\n` at its line ends.
    pub text: String,
    pub file: String,
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
    pub findings: Vec<Finding>,
    pub parts: Parts,
}

/// A marker with what follows it.
#[derive(Debug)]
pub struct Piece {
    pub word: &'static str,
    pub marker: Box<dyn Marker>,
    pub at: Range<usize>,
    /// What follows the marker, part by part; none for a part that is not there yet.
    pub parts: Vec<Option<Range<usize>>>,
    /// The caption of an image, a paragraph in italics.
    pub caption: Option<Range<usize>>,
    pub misplaced: bool,
}

impl Piece {
    /// Where the last of the piece ends that is there.
    pub fn end(&self) -> usize {
        let last = self.parts.iter().rev().flatten().next();
        last.map_or(self.at.end, |last| last.end)
    }
}

impl Page {
    /// Reads a page. A chapter's page is the one in its folder.
    pub fn read(path: &str, file: String) -> Self {
        let text = text::unix_lines(&file);
        let folder = path.rsplit('/').nth(1);
        let chapter = folder.filter(|folder| home::is_chapter(folder));
        let mut page = Self {
            path: path.to_string(),
            chapter: chapter.map(str::to_string),
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
        let line = self.text[..piece.at.start]
            .rsplit('\n')
            .next()
            .unwrap_or("");
        &line[..line.len() - line.trim_start().len()]
    }

    fn find_pieces(&mut self) {
        let mut markers = Vec::new();
        for comment in &self.parts.comments {
            let at = comment.range.start;
            let inside = &self.text[at + 4..comment.range.end - 3];
            match marker::read(inside) {
                Ok(Some(read)) => markers.push((read, comment.clone())),
                Ok(None) => {}
                Err(wanted) => {
                    let what = format!("the marker `{}` is incomplete: {wanted}", inside.trim());
                    self.findings.push(self.finding(at, what, "complete it"));
                }
            }
        }
        let mut markers = markers.into_iter().peekable();
        while let Some((read, comment)) = markers.next() {
            let at = comment.range.clone();
            let Read::Marker(word, marker) = read else {
                let finding = self.finding(at.start, "an `end` marker ends nothing", "remove it");
                self.findings.push(finding);
                continue;
            };
            let is_text = matches!(marker.shape(), Shape::Words | Shape::Text);
            let end = markers.next_if(|(next, _)| is_text && matches!(next, Read::End));
            let end = end.map(|(_, comment)| comment.range.start);
            let wrong = self.misplaced(marker.shape(), &comment, end);
            let misplaced = wrong.is_some();
            let wrong = wrong.map(|(what, mend)| self.finding(at.start, what, mend));
            self.findings.extend(wrong);
            let parts = match marker.shape() {
                Shape::Blocks(languages) => self.blocks(languages, at.end),
                Shape::Image => {
                    let images = self.parts.links.iter().filter(|link| link.image);
                    vec![self.following(at.end, images.map(|link| &link.range))]
                }
                Shape::Words | Shape::Text => vec![end.map(|end| at.end..end)],
            };
            let caption = match &parts[..] {
                [Some(image)] if marker.shape() == Shape::Image => {
                    self.following(image.end, self.parts.italics.iter())
                }
                _ => None,
            };
            let piece = Piece {
                word,
                marker,
                at,
                parts,
                caption,
                misplaced,
            };
            self.pieces.push(piece);
        }
    }

    /// What is wrong with the place of a marker, and how to mend it.
    fn misplaced(
        &self,
        shape: Shape,
        comment: &Comment,
        end: Option<usize>,
    ) -> Option<(&str, &str)> {
        let Comment { range, whole_line } = comment;
        let before = self.text[..range.start].rsplit('\n').next().unwrap_or("");
        let after = self.text[range.end..].split('\n').next().unwrap_or("");
        let alone = before.trim().is_empty() && after.trim().is_empty();
        match shape {
            Shape::Blocks(_) | Shape::Image if alone => None,
            Shape::Blocks(_) | Shape::Image => {
                let mend = "give the marker a line of its own";
                Some(("a marker of a block shares its line", mend))
            }
            // Several paragraphs may have their marks on lines of their own; a value or link never has.
            _ if *whole_line && !(shape == Shape::Text && alone) => {
                let what = "a line that begins with a marker is taken as HTML: the rest of it is no Markdown";
                Some((what, "let a word stand before the marker on its line"))
            }
            Shape::Text if end.is_none() => {
                let what = "a quotation has no end";
                Some((what, "close it with `<!-- end -->`"))
            }
            _ => None,
        }
    }

    /// The first of the ranges between which and `end` there is only white space.
    fn following<'a>(
        &self,
        end: usize,
        mut ranges: impl Iterator<Item = &'a Range<usize>>,
    ) -> Option<Range<usize>> {
        let follows =
            |at: &&Range<usize>| at.start >= end && self.text[end..at.start].trim().is_empty();
        ranges.find(follows).cloned()
    }

    /// Code blocks of these languages, one below the other.
    fn blocks(&self, languages: &[&str], mut end: usize) -> Vec<Option<Range<usize>>> {
        let mut found = Vec::new();
        for language in languages {
            let blocks = self.parts.blocks.iter();
            let fit = blocks.filter(|block| block.info.split(',').next() == Some(language));
            let block = self.following(end, fit.map(|block| &block.range));
            end = block.as_ref().map_or(end, |block| block.end);
            found.push(block);
        }
        found
    }
}
