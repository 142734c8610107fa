//! A page: its Markdown, and the pieces that its markers tie to sources and accepted outputs.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::finding::Finding;
use crate::marker::{Marker, Name};
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
    /// Whether the file on disk has `\r\n` at its line ends.
    pub crlf: bool,
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
    /// What is wrong with the markers themselves.
    pub findings: Vec<Finding>,
    /// Everything that Markdown sees in the page.
    pub parts: Parts,
}

impl Page {
    /// The chapter that a name on this page belongs to.
    pub fn chapter_of<'a>(&'a self, name: &'a Name) -> Option<&'a str> {
        name.chapter.as_deref().or(self.chapter.as_deref())
    }
}

/// A marker with what follows it.
#[derive(Debug)]
pub struct Piece {
    /// What the marker asks for.
    pub marker: Marker,
    /// The marker's comment.
    pub at: Range<usize>,
    /// What follows the marker.
    pub body: Body,
}

/// What follows a marker. Numbers point into [`Parts`].
#[derive(Debug, PartialEq, Eq)]
pub enum Body {
    /// A code block, and for a cell the block of its output.
    Blocks {
        /// The code, in [`Parts::blocks`].
        code: Option<usize>,
        /// The output, in [`Parts::blocks`].
        output: Option<usize>,
    },
    /// An image with its caption.
    Image {
        /// The image, in [`Parts::links`].
        image: Option<usize>,
        /// The caption, a paragraph in italics.
        caption: Option<Range<usize>>,
    },
    /// The text up to the end marker.
    Text(Option<Range<usize>>),
}

/// Everything that Markdown sees in a text.
#[derive(Debug, Default)]
pub struct Parts {
    /// HTML comments, from `<!--` to `-->`, and whether Markdown takes their whole line as HTML.
    pub comments: Vec<(Range<usize>, bool)>,
    /// Fenced code blocks.
    pub blocks: Vec<Block>,
    /// Links and images.
    pub links: Vec<Link>,
    /// Headings.
    pub headings: Vec<Heading>,
    /// Inline code.
    pub code: Vec<Range<usize>>,
    /// What a reader reads as running text, links' texts left out and images' descriptions included.
    pub prose: Vec<Range<usize>>,
    /// Blocks of HTML.
    pub html: Vec<Range<usize>>,
    /// Words in italics.
    pub italics: Vec<Range<usize>>,
    /// The rows of tables, below their titles.
    pub rows: Vec<Range<usize>>,
}

/// A fenced code block.
#[derive(Debug)]
pub struct Block {
    /// From the opening fence to the closing one.
    pub range: Range<usize>,
    /// What stands behind the opening fence.
    pub info: String,
    /// The content, without the last line end.
    pub content: String,
}

/// A link or an image.
#[derive(Debug)]
pub struct Link {
    /// The whole of it.
    pub range: Range<usize>,
    /// Where it leads.
    pub target: String,
    /// Where [`Link::target`] is written; none for `<https://…>` and the like.
    pub target_at: Option<Range<usize>>,
    /// Whether it is an image.
    pub image: bool,
    /// The words that are shown (a link) or read out (an image).
    pub words: String,
}

/// A heading.
#[derive(Debug)]
pub struct Heading {
    /// The whole line or lines.
    pub range: Range<usize>,
    /// 1 for the page's title.
    pub level: usize,
    /// The words, without marks.
    pub words: String,
    /// The anchor, if the heading names one itself.
    pub id: Option<String>,
}

impl Page {
    /// Reads a page.
    pub fn read(path: &str, chapter: Option<&str>, content: &str) -> Self {
        let text = text::unix_lines(content);
        let parts = Parts::read(&text);
        let mut page = Self {
            path: path.to_string(),
            chapter: chapter.map(str::to_string),
            crlf: content.len() > text.len(),
            text,
            pieces: Vec::new(),
            findings: Vec::new(),
            parts,
        };
        page.find_pieces();
        page
    }

    /// The line of a byte, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        text::line_at(&self.text, offset)
    }

    /// A finding at a byte of this page.
    pub fn finding(&self, at: usize, what: impl Into<String>, mend: impl Into<String>) -> Finding {
        Finding::new(&self.path, self.line(at), what, mend)
    }

    /// What stands before the marker on its line.
    pub fn indent(&self, piece: &Piece) -> &str {
        let start = self.text[..piece.at.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        &self.text[start..piece.at.start]
    }

    fn find_pieces(&mut self) {
        let mut markers = Vec::new();
        for (range, whole_line) in &self.parts.comments {
            let inside = &self.text[range.start + 4..range.end - 3];
            match Marker::parse(inside) {
                Some(Ok(marker)) => markers.push((marker, range.clone(), *whole_line)),
                Some(Err(wanted)) => {
                    let what = format!("the marker `{}` is incomplete: {wanted}", inside.trim());
                    let finding = self.finding(range.start, what, "complete it");
                    self.findings.push(finding);
                }
                None => {}
            }
        }
        let mut markers = markers.into_iter().peekable();
        while let Some((marker, at, whole_line)) = markers.next() {
            let inline = matches!(
                marker,
                Marker::Value { .. } | Marker::Shows(_) | Marker::Quote(_) | Marker::End
            );
            if inline && whole_line && !self.is_alone(&at, &marker) {
                let what = "a line that begins with a marker is taken as HTML: the rest of it is no Markdown";
                let mend = "let a word stand before the marker on its line";
                self.findings.push(self.finding(at.start, what, mend));
            }
            if !inline && !self.stands_alone(&at) {
                let what = "a marker of a block shares its line";
                self.findings.push(self.finding(
                    at.start,
                    what,
                    "give the marker a line of its own",
                ));
            }
            let body = match &marker {
                Marker::Code { .. } => Body::Blocks {
                    code: self.block_after(at.end, "rust"),
                    output: None,
                },
                Marker::Cell(_) => {
                    let code = self.block_after(at.end, "rust");
                    let end = code.map_or(at.end, |code| self.parts.blocks[code].range.end);
                    let output = self.block_after(end, "text");
                    Body::Blocks { code, output }
                }
                Marker::Figure(_) => {
                    let image = self.image_after(at.end);
                    let caption = image
                        .and_then(|image| self.caption_after(self.parts.links[image].range.end));
                    Body::Image { image, caption }
                }
                Marker::Value { .. } | Marker::Shows(_) | Marker::Quote(_) => {
                    let end = markers.next_if(|(next, ..)| *next == Marker::End);
                    if end.is_none() && matches!(marker, Marker::Quote(_)) {
                        let what = "a quotation has no end";
                        self.findings.push(self.finding(
                            at.start,
                            what,
                            "close it with `<!-- end -->`",
                        ));
                    }
                    Body::Text(end.map(|(_, end, _)| at.end..end.start))
                }
                Marker::End => {
                    let what = "an `end` marker ends nothing";
                    self.findings
                        .push(self.finding(at.start, what, "remove it"));
                    continue;
                }
            };
            self.pieces.push(Piece { marker, at, body });
        }
    }

    /// Whether nothing but white space shares the comment's line.
    fn stands_alone(&self, comment: &Range<usize>) -> bool {
        let before = self.text[..comment.start].rsplit('\n').next().unwrap_or("");
        let after = self.text[comment.end..].split('\n').next().unwrap_or("");
        before.trim().is_empty() && after.trim().is_empty()
    }

    /// Quotations of several paragraphs have their marks on lines of their own; a value or link never has.
    fn is_alone(&self, comment: &Range<usize>, marker: &Marker) -> bool {
        !matches!(marker, Marker::Value { .. } | Marker::Shows(_)) && self.stands_alone(comment)
    }

    fn follows(&self, end: usize, start: usize) -> bool {
        start >= end && self.text[end..start].trim().is_empty()
    }

    fn block_after(&self, end: usize, language: &str) -> Option<usize> {
        let blocks = self.parts.blocks.iter();
        let fits = |block: &Block| {
            block.info.split(',').next() == Some(language) && self.follows(end, block.range.start)
        };
        blocks.into_iter().position(fits)
    }

    fn image_after(&self, end: usize) -> Option<usize> {
        let mut links = self.parts.links.iter();
        links.position(|link| link.image && self.follows(end, link.range.start))
    }

    fn caption_after(&self, end: usize) -> Option<Range<usize>> {
        let mut italics = self.parts.italics.iter();
        italics
            .find(|range| self.follows(end, range.start))
            .cloned()
    }
}

impl Parts {
    /// Finds everything in a Markdown text.
    pub fn read(text: &str) -> Self {
        let mut parts = Self::default();
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_GFM;
        let mut open_links = Vec::new();
        let mut in_block = false;
        let mut in_heading = false;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    in_block = true;
                    let info = match kind {
                        CodeBlockKind::Fenced(info) => info.to_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    parts.blocks.push(Block {
                        range,
                        info,
                        content: String::new(),
                    });
                }
                Event::End(TagEnd::CodeBlock) => {
                    in_block = false;
                    if let Some(block) = parts.blocks.last_mut() {
                        block
                            .content
                            .truncate(block.content.trim_end_matches('\n').len());
                    }
                }
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    ..
                }) => {
                    open_links.push(link(text, range, link_type, &dest_url, false));
                }
                Event::Start(Tag::Image {
                    link_type,
                    dest_url,
                    ..
                }) => {
                    open_links.push(link(text, range, link_type, &dest_url, true));
                }
                Event::End(TagEnd::Link | TagEnd::Image) => parts.links.extend(open_links.pop()),
                Event::Start(Tag::Heading { level, id, .. }) => {
                    in_heading = true;
                    parts.headings.push(Heading {
                        range,
                        level: level as usize,
                        words: String::new(),
                        id: id.map(|id| id.to_string()),
                    });
                }
                Event::End(TagEnd::Heading(_)) => in_heading = false,
                Event::Start(Tag::Emphasis) => parts.italics.push(range),
                Event::Start(Tag::TableRow) => parts.rows.push(range),
                Event::Start(Tag::HtmlBlock) => {
                    parts.comments.extend(comments(text, range.clone(), true));
                    parts.html.push(range);
                }
                Event::InlineHtml(_) => parts.comments.extend(comments(text, range, false)),
                Event::Text(words) if in_block => {
                    if let Some(block) = parts.blocks.last_mut() {
                        block.content += &words;
                    }
                }
                Event::Text(ref words) | Event::Code(ref words) => {
                    if in_heading && let Some(heading) = parts.headings.last_mut() {
                        heading.words += words;
                    }
                    if let Some(link) = open_links.last_mut() {
                        link.words += words;
                    }
                    if matches!(event, Event::Code(_)) {
                        parts.code.push(range);
                    } else if open_links.iter().all(|link| link.image) {
                        parts.prose.push(range);
                    }
                }
                _ => {}
            }
        }
        parts.links.sort_by_key(|link| link.range.start);
        parts
    }
}

fn link(text: &str, range: Range<usize>, kind: LinkType, target: &str, image: bool) -> Link {
    let whole = &text[range.clone()];
    let at = match kind {
        LinkType::Inline => whole.rfind("](").map(|at| at + 2),
        _ => None,
    };
    let at = at.and_then(|at| whole[at..].find(target).map(|more| range.start + at + more));
    Link {
        range,
        target: target.to_string(),
        target_at: at.map(|at| at..at + target.len()),
        image,
        words: String::new(),
    }
}

/// The comments within a stretch of HTML.
fn comments(text: &str, html: Range<usize>, whole_line: bool) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    let mut at = html.start;
    while let Some(start) = text[at..html.end].find("<!--").map(|start| at + start) {
        let Some(length) = text[start + 4..html.end].find("-->") else {
            break;
        };
        at = start + 4 + length + 3;
        found.push((start..at, whole_line));
    }
    found
}
