//! Everything that Markdown sees in a text. Ranges are bytes of it.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

/// What stands in a text, each kind in order.
#[derive(Debug, Default)]
pub struct Parts {
    /// HTML comments, from `<!--` to `-->`.
    pub comments: Vec<Comment>,
    pub tags: Vec<Range<usize>>,
    pub blocks: Vec<Block>,
    pub links: Vec<Link>,
    pub headings: Vec<Heading>,
    /// Inline code: where it is, marks included, and what it says.
    pub code: Vec<(Range<usize>, String)>,
    /// What a reader reads as running text, links' texts left out and images' descriptions included.
    pub prose: Vec<Range<usize>>,
    pub italics: Vec<Range<usize>>,
    pub quotes: Vec<Range<usize>>,
    /// The rows of tables, below their titles.
    pub rows: Vec<Range<usize>>,
}

/// An HTML comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// From `<!--` to `-->`.
    pub range: Range<usize>,
    pub whole_line: bool,
}

/// A fenced code block.
#[derive(Debug)]
pub struct Block {
    pub range: Range<usize>,
    pub info: String,
    /// The lines, each with its line end.
    pub content: String,
}

/// A link or an image.
#[derive(Debug)]
pub struct Link {
    pub range: Range<usize>,
    pub inside: Range<usize>,
    pub target: String,
    /// Where [`Link::target`] is written; none for `<https://…>` and the like.
    pub target_at: Option<Range<usize>>,
    pub image: bool,
    pub words: String,
}

/// A heading.
#[derive(Debug)]
pub struct Heading {
    pub range: Range<usize>,
    pub level: usize,
    /// The words, without marks.
    pub words: String,
}

impl Parts {
    /// Finds everything in a Markdown text.
    pub fn read(text: &str) -> Self {
        let mut parts = Self::default();
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_GFM;
        let mut open: Vec<Link> = Vec::new();
        let (mut in_block, mut in_heading) = (false, false);
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            if let Some(link) = open.last_mut()
                && !matches!(event, Event::End(TagEnd::Link | TagEnd::Image))
            {
                link.inside.end = range.end;
            }
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    in_block = true;
                    let info = match kind {
                        CodeBlockKind::Fenced(info) => info.to_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    let content = String::new();
                    parts.blocks.push(Block {
                        range,
                        info,
                        content,
                    });
                }
                Event::End(TagEnd::CodeBlock) => in_block = false,
                Event::Start(
                    ref tag @ (Tag::Link {
                        link_type,
                        ref dest_url,
                        ..
                    }
                    | Tag::Image {
                        link_type,
                        ref dest_url,
                        ..
                    }),
                ) => {
                    let image = matches!(tag, Tag::Image { .. });
                    let inside = range.start + 1 + usize::from(image);
                    open.push(Link {
                        inside: inside..inside,
                        target: dest_url.to_string(),
                        // Where it is written is found at the link's end.
                        target_at: (link_type == LinkType::Inline).then_some(0..0),
                        image,
                        words: String::new(),
                        range,
                    });
                }
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    if let Some(mut link) = open.pop() {
                        let after = link.inside.end..link.range.end;
                        let at = text[after.clone()].find(&link.target);
                        let at =
                            at.map(|at| after.start + at..after.start + at + link.target.len());
                        link.target_at = link.target_at.and(at);
                        parts.links.push(link);
                    }
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    in_heading = true;
                    let (level, words) = (level as usize, String::new());
                    parts.headings.push(Heading {
                        range,
                        level,
                        words,
                    });
                }
                Event::End(TagEnd::Heading(_)) => in_heading = false,
                Event::Start(Tag::Emphasis) => parts.italics.push(range),
                Event::Start(Tag::BlockQuote(_)) => parts.quotes.push(range),
                Event::Start(Tag::TableRow) => parts.rows.push(range),
                Event::Start(Tag::HtmlBlock) => parts.html_block(text, range),
                Event::InlineHtml(html) => parts.html(&html, range, false),
                Event::Text(words) if in_block => {
                    if let Some(block) = parts.blocks.last_mut() {
                        block.content += &words;
                    }
                }
                Event::Text(ref words) | Event::Code(ref words) => {
                    if in_heading && let Some(heading) = parts.headings.last_mut() {
                        heading.words += words;
                    }
                    if let Some(link) = open.last_mut() {
                        link.words += words;
                    }
                    if matches!(event, Event::Code(_)) {
                        parts.code.push((range, words.to_string()));
                    } else if open.iter().all(|link| link.image) {
                        parts.prose.push(range);
                    }
                }
                _ => {}
            }
        }
        parts.links.sort_by_key(|link| link.range.start);
        parts
    }

    /// Finds the comments, tags and words of a block of HTML: on one line and behind a word, Markdown tells them apart.
    fn html_block(&mut self, text: &str, block: Range<usize>) {
        let inline = format!("x{}", text[block.clone()].replace('\n', " "));
        for (event, range) in Parser::new(&inline).into_offset_iter() {
            let range = block.start + range.start.max(1) - 1..block.start + range.end - 1;
            match event {
                Event::InlineHtml(html) => self.html(&html, range, true),
                Event::Text(_) => self.prose.push(range),
                _ => {}
            }
        }
    }

    fn html(&mut self, html: &str, range: Range<usize>, whole_line: bool) {
        if html.starts_with("<!--") {
            self.comments.push(Comment { range, whole_line });
        } else {
            self.tags.push(range);
        }
    }
}
