//! What every piece of a page should hold, and the edits that lead there.
//!
//! [`edits`] serves both commands: `weave` makes the edits, `weave check` reports each of them.

use std::ops::Range;

use crate::finding::Finding;
use crate::links;
use crate::marker::{Marker, Name};
use crate::page::{Body, Page, Piece};
use crate::snapshot;
use crate::source::{Item, Kind, Missing, Source};
use crate::tree::{Tree, folder_of};
use crate::value;
use crate::{text, text::replace_ranges};

/// A change that makes a piece of a page say what its source says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub range: Range<usize>,
    /// The replacement.
    pub new: String,
    /// The finding that the piece is, as long as the edit is not made.
    pub finding: Finding,
}

/// The page's text once all edits are made.
pub fn filled(page: &Page, edits: &[Edit]) -> String {
    let edits = edits
        .iter()
        .map(|edit| (edit.range.clone(), edit.new.clone()));
    replace_ranges(&page.text, edits.collect())
}

/// The edits that the page needs, and its pieces that nothing can fill.
pub fn edits(tree: &Tree, page: &Page) -> (Vec<Edit>, Vec<Finding>) {
    let mut filler = Filler {
        tree,
        page,
        edits: Vec::new(),
        findings: page.findings.clone(),
    };
    for piece in &page.pieces {
        if let Err(finding) = filler.piece(piece) {
            filler.findings.push(finding);
        }
    }
    (filler.edits, filler.findings)
}

/// The path of the source that a `code` marker of `page` names.
pub fn source_path(tree: &Tree, page: &Page, path: &str) -> String {
    let first = path.split('/').next().unwrap_or("");
    match &page.chapter {
        _ if first == "shared" => path.to_string(),
        _ if tree.chapters.iter().any(|chapter| chapter == first) => format!("chapters/{path}"),
        Some(chapter) => format!("chapters/{chapter}/{path}"),
        None => format!("chapters/{path}"),
    }
}

/// Where the cells of a chapter are.
pub fn cells_path(chapter: &str) -> String {
    format!("{}/tests/page/cells.rs", folder_of(chapter))
}

/// The module in which the figures of a chapter are drawn, from the crate's root: `page::figures`, or `figures` where
/// the chapter has its figures there.
pub fn figures_module(tree: &Tree, chapter: &str) -> &'static [&'static str] {
    let at_the_root = format!("{}/src/figures.rs", folder_of(chapter));
    if tree.sources.contains_key(&at_the_root) {
        &["figures"]
    } else {
        &["page", "figures"]
    }
}

/// Where the figures of a chapter are drawn.
pub fn figures_path(tree: &Tree, chapter: &str) -> String {
    let module = figures_module(tree, chapter).join("/");
    format!("{}/src/{module}.rs", folder_of(chapter))
}

/// The source and the item that a `code` marker of `page` names.
///
/// # Errors
/// If there is no such source or item; `at` is the marker.
pub fn cited_item<'a>(
    tree: &'a Tree,
    page: &Page,
    at: usize,
    path: &str,
    item: &str,
) -> Result<(&'a Source, &'a Item), Finding> {
    let full = source_path(tree, page, path);
    let source = tree.sources.get(&full).ok_or_else(|| {
        page.finding(
            at,
            format!("there is no source {full}"),
            "correct the marker's path",
        )
    })?;
    match source.item(item) {
        Ok(found) => Ok((source, found)),
        Err(Missing::Unknown) => Err(page.finding(
            at,
            format!("{full} has no item `{item}`"),
            "correct the marker, or define the item",
        )),
        Err(Missing::Ambiguous(count)) => Err(page.finding(
            at,
            format!("{full} has {count} items `{item}`"),
            "write the whole header of the impl block in the marker",
        )),
    }
}

/// The cell that a marker of `page` names: its chapter, its source and its function.
///
/// # Errors
/// If there is no such chapter or function; `at` is the marker.
pub fn cited_cell<'a>(
    tree: &'a Tree,
    page: &'a Page,
    at: usize,
    name: &'a Name,
) -> Result<(&'a str, &'a Source, &'a Item), Finding> {
    let chapter = known_chapter(tree, page, at, name)?;
    let path = cells_path(chapter);
    let source = tree.sources.get(&path).ok_or_else(|| {
        page.finding(
            at,
            format!("there is no {path}"),
            "write the cell there as a function",
        )
    })?;
    let item = source.item(&name.name);
    let item = item
        .ok()
        .filter(|item| matches!(item.kind, Kind::Function(_)));
    let item = item.ok_or_else(|| {
        let what = format!("{path} has no function `{}`", name.name);
        page.finding(at, what, "correct the marker, or write the cell")
    })?;
    Ok((chapter, source, item))
}

fn known_chapter<'a>(
    tree: &Tree,
    page: &'a Page,
    at: usize,
    name: &'a Name,
) -> Result<&'a str, Finding> {
    let chapter = page.chapter_of(name).ok_or_else(|| {
        let what = format!(
            "`{}` names no chapter, and this page belongs to none",
            name.name
        );
        page.finding(at, what, "write it as `chapter/name`")
    })?;
    if tree.homes.iter().any(|known| known == chapter) {
        return Ok(chapter);
    }
    Err(page.finding(
        at,
        format!("there is no chapter `{chapter}`"),
        format!(
            "correct the marker: wanted one of {}",
            tree.homes.join(", ")
        ),
    ))
}

struct Filler<'a> {
    tree: &'a Tree,
    page: &'a Page,
    edits: Vec<Edit>,
    findings: Vec<Finding>,
}

impl Filler<'_> {
    fn piece(&mut self, piece: &Piece) -> Result<(), Finding> {
        let at = piece.at.start;
        match (&piece.marker, &piece.body) {
            (Marker::Code { path, item }, Body::Blocks { code, .. }) => {
                let (source, item) = cited_item(self.tree, self.page, at, path, item)?;
                let origin = format!("`{}` in {}:{}", item.name, source.path, item.line);
                self.block(
                    piece,
                    piece.at.end,
                    *code,
                    "rust,ignore",
                    &source.text_of(item),
                    &origin,
                );
            }
            (Marker::Cell(name), Body::Blocks { code, output }) => {
                self.cell(piece, name, *code, *output)?;
            }
            (Marker::Figure(name), Body::Image { image, .. }) => {
                self.figure(piece, name, *image)?;
            }
            (
                Marker::Value {
                    name,
                    steps,
                    digits,
                },
                Body::Text(range),
            ) => {
                let (chapter, ..) = cited_cell(self.tree, self.page, at, name)?;
                let output = self.accepted(at, chapter, &name.name)?;
                let origin = snapshot::text_path(chapter, &name.name);
                let part = value::select(output, steps);
                let part = part.and_then(|part| match digits {
                    Some(digits) => value::round(&part, *digits),
                    None => Ok(part),
                });
                let part = part.map_err(|why| {
                    self.page.finding(
                        at,
                        format!("{origin} has no such part: {why}"),
                        "correct the marker",
                    )
                })?;
                self.value(piece, range.clone(), &part, &origin);
            }
            (Marker::Shows(name), Body::Text(range)) => {
                let link = self.link_to(at, name)?;
                let origin = format!("the place of `{}`", name.name);
                self.inline(piece, range.clone(), link, &origin);
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(
        &mut self,
        piece: &Piece,
        name: &Name,
        code: Option<usize>,
        output: Option<usize>,
    ) -> Result<(), Finding> {
        let at = piece.at.start;
        let (chapter, source, item) = cited_cell(self.tree, self.page, at, name)?;
        let Kind::Function(function) = &item.kind else {
            return Ok(());
        };
        let origin = format!("the cell `{}` in {}:{}", item.name, source.path, item.line);
        let accepted = self.accepted(at, chapter, &name.name).map(str::to_string);
        let body = source.body_of(function);
        let after = match code {
            Some(code) => self.page.parts.blocks[code].range.end,
            None => piece.at.end,
        };
        self.block(piece, piece.at.end, code, "rust,ignore", &body, &origin);
        let origin = snapshot::text_path(chapter, &name.name);
        self.block(piece, after, output, "text", &accepted?, &origin);
        Ok(())
    }

    fn figure(&mut self, piece: &Piece, name: &Name, image: Option<usize>) -> Result<(), Finding> {
        let at = piece.at.start;
        let chapter = known_chapter(self.tree, self.page, at, name)?;
        let path = figures_path(self.tree, chapter);
        let source = self.tree.sources.get(&path);
        if source.is_none_or(|source| source.item(&name.name).is_err()) {
            let what = format!("{path} has no figure `{}`", name.name);
            return Err(self
                .page
                .finding(at, what, "correct the marker, or draw the figure"));
        }
        let drawing = snapshot::drawing_path(chapter, &name.name);
        let svg = self.tree.snapshots.drawing(chapter, &name.name);
        let svg = svg.ok_or_else(|| self.not_accepted(at, chapter, &drawing))?;
        let up = "../".repeat(self.page.path.matches('/').count());
        let target = format!("{up}{drawing}");
        let new = format!("![{}]({target})", description(svg));
        match image.map(|image| &self.page.parts.links[image]) {
            Some(image) if self.page.text[image.range.clone()] == new => {}
            Some(image) => {
                let (what, mend) = if image.target == target {
                    let what = format!("the alt text differs from what {drawing} says of itself");
                    (what, MEND_BLOCK)
                } else {
                    let what = format!("this image is {}, not {target}", image.target);
                    (what, "run `cargo weave`")
                };
                let finding = self.page.finding(image.range.start, what, mend);
                self.edits.push(Edit {
                    range: image.range.clone(),
                    new,
                    finding,
                });
            }
            None => {
                let finding =
                    self.page
                        .finding(at, "the figure's image is missing", "run `cargo weave`");
                let indent = self.page.indent(piece);
                self.edits.push(Edit {
                    range: piece.at.end..piece.at.end,
                    new: format!("\n{indent}{new}"),
                    finding,
                });
            }
        }
        Ok(())
    }

    fn accepted(&self, at: usize, chapter: &str, name: &str) -> Result<&str, Finding> {
        let text = self.tree.snapshots.text(chapter, name);
        text.ok_or_else(|| self.not_accepted(at, chapter, &snapshot::text_path(chapter, name)))
    }

    fn not_accepted(&self, at: usize, chapter: &str, path: &str) -> Finding {
        self.page.finding(
            at,
            format!("there is no accepted output {path}"),
            format!("run `cargo insta test --review -p {chapter}`"),
        )
    }

    /// Wants the block at `found`, or a new one at `place`, to hold `content`.
    fn block(
        &mut self,
        piece: &Piece,
        place: usize,
        found: Option<usize>,
        info: &str,
        content: &str,
        origin: &str,
    ) {
        let indent = self.page.indent(piece);
        let new = fenced(info, content, indent);
        match found.map(|found| &self.page.parts.blocks[found]) {
            Some(block) if block.content == content && block.info == info => {}
            Some(block) => {
                let start = self.page.line(block.range.start);
                let finding = if block.content == content {
                    let what = format!("this block is marked `{}`, not `{info}`", block.info);
                    Finding::new(&self.page.path, start, what, "run `cargo weave`")
                } else {
                    let different = text::first_different_line(&block.content, content);
                    let line = start + 1 + different.min(block.content.lines().count());
                    let what = format!("this line differs from {origin}");
                    Finding::new(&self.page.path, line, what, MEND_BLOCK)
                };
                self.edits.push(Edit {
                    range: block.range.clone(),
                    new,
                    finding,
                });
            }
            None => {
                let what = format!("the block of {origin} is missing");
                self.edits.push(Edit {
                    range: place..place,
                    new: format!("\n{indent}{new}"),
                    finding: self.page.finding(piece.at.start, what, "run `cargo weave`"),
                });
            }
        }
    }

    /// A link to the section in which a page shows the cell or figure.
    fn link_to(&self, at: usize, name: &Name) -> Result<String, Finding> {
        let chapter = known_chapter(self.tree, self.page, at, name)?;
        let (page, shown_at) = self.tree.place_of(chapter, &name.name).ok_or_else(|| {
            let what = format!("no page shows a cell or figure `{chapter}/{}`", name.name);
            self.page
                .finding(at, what, "correct the marker, or put the cell on a page")
        })?;
        let headings = page.parts.headings.iter().zip(links::anchors(&page.parts));
        let (heading, anchor) = headings
            .take_while(|(heading, _)| heading.range.start < shown_at)
            .last()
            .ok_or_else(|| page.finding(shown_at, "no heading stands above it", "write one"))?;
        let words = escaped(heading.words.trim());
        let path = links::relative(&self.page.path, &page.path);
        Ok(format!("[{words}]({path}#{anchor})"))
    }

    fn value(&mut self, piece: &Piece, range: Option<Range<usize>>, part: &str, origin: &str) {
        let as_code = range
            .as_ref()
            .is_some_and(|range| self.page.text[range.clone()].starts_with('`'));
        let new = if as_code {
            format!("`{part}`")
        } else {
            escaped(part)
        };
        self.inline(piece, range, new, origin);
    }

    /// Wants the text up to the end marker to be `new`.
    fn inline(&mut self, piece: &Piece, range: Option<Range<usize>>, new: String, origin: &str) {
        let at = piece.at.start;
        let Some(range) = range else {
            let start = piece.at.end;
            let there = self.page.text[start..].starts_with(&new);
            let place = if there { start + new.len() } else { start };
            let finding = self.page.finding(
                at,
                format!("a value of {origin} has no end"),
                "run `cargo weave`",
            );
            self.edits.push(Edit {
                range: place..place,
                new: if there { END.to_string() } else { new + END },
                finding,
            });
            return;
        };
        let old = &self.page.text[range.clone()];
        if old != new {
            let what = match old.trim() {
                "" => format!("a value of {origin} is missing"),
                old => format!("`{old}` differs from {origin}, which says `{new}`"),
            };
            let finding = self.page.finding(at, what, MEND_BLOCK);
            self.edits.push(Edit {
                range,
                new,
                finding,
            });
        }
    }
}

const END: &str = "<!-- end -->";
const MEND_BLOCK: &str = "change the source and not the page, then run `cargo weave`";

/// A fenced block whose fence is longer than any in its content.
fn fenced(info: &str, content: &str, indent: &str) -> String {
    let ticks = |line: &str| line.trim_start().chars().take_while(|&c| c == '`').count();
    let longest = content.lines().map(ticks).max().unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    let mut block = format!("{fence}{info}\n");
    for line in content.lines() {
        if !line.is_empty() {
            block += indent;
            block += line;
        }
        block.push('\n');
    }
    block + indent + &fence
}

/// The text with a backslash before what Markdown would take as a mark.
fn escaped(text: &str) -> String {
    let mut result = String::new();
    for c in text.chars() {
        if "\\`*_<|~$[]".contains(c) {
            result.push('\\');
        }
        result.push(c);
    }
    result
}

/// A drawing's own label as the description of an image.
fn description(svg: &str) -> String {
    let plain = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&amp;", "&"),
        ("[", "\\["),
        ("]", "\\]"),
    ];
    let label = snapshot::label(svg).to_string();
    plain
        .iter()
        .fold(label, |label, (from, to)| label.replace(from, to))
}
