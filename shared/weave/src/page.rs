//! A page: its Markdown, and the pieces that its markers tie to sources and accepted outputs.

use std::ops::Range;

use crate::markdown::{Comment, Parts};
use crate::marker::{MARKERS, Marker, Name, Shape};
use crate::{crates, finding::Finding, text};

/// A page as it is on disk, and where everything in it stands. Ranges are bytes of [`Page::text`].
#[derive(Debug)]
pub struct Page {
    pub path: String,
    /// The chapter that the page belongs to; none for the book's own pages.
    pub chapter: Option<String>,
    /// The Markdown, with `\n` at its line ends.
    pub text: String,
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
    pub findings: Vec<Finding>,
    pub parts: Parts,
}

/// A marker with what follows it.
#[derive(Debug)]
pub struct Piece {
    pub marker: &'static Marker,
    /// What stands behind the marker's word.
    pub rest: String,
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
    pub fn read(path: &str, text: String) -> Self {
        let folder = path.rsplit('/').nth(1);
        let chapter = folder.filter(|folder| crates::is_chapter(folder));
        let mut page = Self {
            path: path.to_string(),
            chapter: chapter.map(str::to_string),
            parts: Parts::read(&text),
            text,
            pieces: Vec::new(),
            findings: Vec::new(),
        };
        page.find_pieces();
        page
    }

    /// The chapter, or other home of cells, that a name on this page belongs to.
    pub fn home_of<'a>(&'a self, name: Name<'a>) -> Option<&'a str> {
        name.home.or(self.chapter.as_deref())
    }

    /// The line of a byte, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        text::line_at(&self.text, offset)
    }

    /// A finding at a byte of this page.
    pub fn finding(&self, at: usize, what: impl Into<String>, mend: impl Into<String>) -> Finding {
        Finding::new(&self.path, self.line(at), what, mend)
    }

    fn find_pieces(&mut self) {
        let markers = self.parts.comments.iter().filter_map(|comment| {
            let inside = self.text[comment.range.start + 4..comment.range.end - 3].trim();
            let (word, rest) = inside
                .split_once(char::is_whitespace)
                .unwrap_or((inside, ""));
            let marker = MARKERS.iter().find(|marker| marker.word == word);
            (marker.is_some() || inside == "end").then_some((comment, marker, rest.trim()))
        });
        let mut markers = markers.peekable();
        let (mut pieces, mut findings) = (Vec::new(), Vec::new());
        while let Some((comment, marker, rest)) = markers.next() {
            let at = comment.range.clone();
            let Some(marker) = marker else {
                findings.push(self.finding(at.start, "an `end` marker ends nothing", "remove it"));
                continue;
            };
            let is_text = matches!(marker.shape, Shape::Words | Shape::Text);
            let end = markers.next_if(|(_, next, _)| is_text && next.is_none());
            let end = end.map(|(comment, ..)| comment.range.start);
            let wrong = self.misplaced(marker.shape, comment, end);
            let misplaced = wrong.is_some();
            findings.extend(wrong.map(|(what, mend)| self.finding(at.start, what, mend)));
            let (mut parts, mut caption) = (Vec::new(), None);
            match marker.shape {
                Shape::Blocks(languages) => parts = self.blocks(languages, at.end),
                Shape::Image => {
                    let images = self.parts.links.iter().filter(|link| link.image);
                    let image = self.following(at.end, images.map(|link| &link.range));
                    let italics = self.parts.italics.iter();
                    caption = image
                        .as_ref()
                        .and_then(|image| self.following(image.end, italics));
                    parts.push(image);
                }
                Shape::Words | Shape::Text => parts.push(end.map(|end| at.end..end)),
            }
            let rest = rest.to_string();
            pieces.push(Piece {
                marker,
                rest,
                at,
                parts,
                caption,
                misplaced,
            });
        }
        (self.pieces, self.findings) = (pieces, findings);
    }

    /// What is wrong with the place of a marker, and how to mend it.
    fn misplaced(
        &self,
        shape: Shape,
        comment: &Comment,
        end: Option<usize>,
    ) -> Option<(&str, &str)> {
        let Comment { range, whole_line } = comment;
        let (before, after) = (&self.text[..range.start], &self.text[range.end..]);
        let alone = (before.is_empty() || before.ends_with('\n'))
            && after.lines().next().unwrap_or("").trim().is_empty();
        match shape {
            Shape::Blocks(_) | Shape::Image if alone => None,
            Shape::Blocks(_) | Shape::Image => {
                let mend = "give the marker a line of its own, at the left edge";
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
