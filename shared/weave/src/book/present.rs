//! A page as the book presents it: markers hidden, cells beside their outputs, formulas and figures drawn.

use std::{collections::BTreeSet, fs, ops::Range, path::Path};

use math_core::MathDisplay;

use super::mathematics::mathml;
use crate::links::{self, Target};
use crate::text::{Edit, edited};
use crate::{finding::Finding, markdown::Link, marker::value::WHOLE, page::Page};

/// The Markdown that mdBook is given for a page.
///
/// `pages` are the paths of all pages in the book, from its root like [`Page::path`].
///
/// # Errors
/// If a formula, a figure or a directive cannot be shown.
pub(super) fn present(
    page: &Page,
    root: &Path,
    pages: &BTreeSet<String>,
) -> Result<String, Vec<Finding>> {
    let mut presenter = Presenter {
        page,
        root,
        pages,
        edits: Vec::new(),
        findings: Vec::new(),
    };
    for comment in &page.parts.comments {
        if page.pieces.iter().all(|piece| piece.at != comment.range) {
            presenter.edit(comment.range.clone(), "");
        }
    }
    for piece in &page.pieces {
        presenter.edits.extend(piece.marker.present(page, piece));
    }
    presenter.formulas();
    presenter.asides();
    for link in &page.parts.links {
        if link.image {
            presenter.image(link);
        } else {
            presenter.link(link);
        }
    }
    if presenter.findings.is_empty() {
        return Ok(edited(&page.text, presenter.edits));
    }
    Err(presenter.findings)
}

/// Up to how many bytes of inline code are kept on one line. It would not fit on a phone's if there were many.
const SHORT: usize = 20;

struct Presenter<'a> {
    page: &'a Page,
    root: &'a Path,
    pages: &'a BTreeSet<String>,
    edits: Vec<Edit>,
    findings: Vec<Finding>,
}

impl Presenter<'_> {
    fn edit(&mut self, range: Range<usize>, new: impl Into<String>) {
        self.edits.push(Edit::new(range, new));
    }

    fn problem(&mut self, at: usize, what: impl Into<String>, mend: &str) {
        self.findings.push(self.page.finding(at, what, mend));
    }

    fn formulas(&mut self) {
        let parts = &self.page.parts;
        for block in parts.blocks.iter().filter(|block| block.info == "math") {
            match mathml(&block.content, MathDisplay::Block) {
                Ok(mathml) => {
                    let mathml = format!("<div class=\"math\">{mathml}</div>\n");
                    self.edit(block.range.clone(), mathml);
                }
                Err(error) => self.formula_problem(block.range.start, &error),
            }
        }
        let images = || parts.links.iter().filter(|link| link.image);
        for (code, words) in &parts.code {
            if images().all(|image| !image.range.contains(&code.start)) {
                self.inline_code(code, words);
            }
        }
    }

    /// A block quote is an aside. Its first words, in bold, are what is left of it where it is folded.
    fn asides(&mut self) {
        let text = &self.page.text;
        for quote in &self.page.parts.quotes {
            let mut at = quote.start;
            for line in text[quote.clone()].split_inclusive('\n') {
                let mark = if line.starts_with("> ") { 2 } else { 1 };
                if line.starts_with('>') {
                    let open = "<aside class=\"aside\"><details><summary>\n\n";
                    let new = if at == quote.start { open } else { "" };
                    self.edits.push(Edit::new(at..at + mark, new));
                }
                at += line.len();
            }
            let named = text[quote.clone()].match_indices("**").nth(1);
            let summary = quote.start + named.map_or(2, |(end, _)| end + 2);
            self.edits.push(Edit::insert(summary, "\n\n</summary>\n\n"));
            let close = "\n\n</details></aside>\n\n";
            self.edits.push(Edit::insert(quote.end, close));
        }
    }

    /// ``$`…`$`` is a formula.
    fn inline_code(&mut self, code: &Range<usize>, words: &str) {
        let text = &self.page.text;
        if text[..code.start].ends_with('$') && text[code.end..].starts_with('$') {
            match mathml(words, MathDisplay::Inline) {
                // What follows closely stays on the formula's line.
                Ok(mathml) if text[code.end + 1..].starts_with([',', '.', ';', ':', '?', ')']) => {
                    self.edit(code.start - 1..code.end + 1, WHOLE.to_string() + &mathml);
                    self.edits.push(Edit::insert(code.end + 2, "</span>"));
                }
                Ok(mathml) => self.edit(code.start - 1..code.end + 1, mathml),
                Err(error) => self.formula_problem(code.start, &error),
            }
        } else if code.len() <= SHORT {
            self.edit(code.start..code.start, WHOLE);
            self.edit(code.end..code.end, "</span>");
        }
    }

    fn formula_problem(&mut self, at: usize, error: &str) {
        let what = format!("the formula cannot be read: {error}");
        self.problem(at, what, "correct the LaTeX");
    }

    fn image(&mut self, image: &Link) {
        let figure = match self.drawing(image) {
            Ok(drawing) => format!("\n\n<figure class=\"figure\">{drawing}"),
            Err((what, mend)) => return self.problem(image.range.start, what, mend),
        };
        let mut pieces = self.page.pieces.iter();
        let piece = pieces.find(|piece| piece.parts.contains(&Some(image.range.clone())));
        let Some(caption) = piece.and_then(|piece| piece.caption.clone()) else {
            return self.edit(image.range.clone(), figure + "</figure>\n\n");
        };
        self.edit(image.range.clone(), figure + "<figcaption>\n");
        if !self.page.text[image.range.end..caption.start].contains("\n\n") {
            self.edit(caption.start..caption.start, "\n\n");
        }
        // The caption without the stars around it.
        self.edit(caption.start..caption.start + 1, "");
        let close = "\n\n</figcaption></figure>\n\n";
        self.edit(caption.end - 1..caption.end, close);
    }

    /// The accepted drawing on one line, since an empty one would end the page's block of HTML. Its colours are
    /// attributes, which the theme's `book.css` replaces.
    fn drawing(&self, image: &Link) -> Result<String, (String, &'static str)> {
        let path = links::target(&self.page.path, &image.target).map(|target| target.path);
        let accepted =
            |path: &String| path.starts_with("snapshots/") && path.ends_with(".snap.svg");
        let path = path.filter(accepted).ok_or_else(|| {
            let what = format!("the image {} is no accepted figure", image.target);
            (what, "draw it in figures.rs, and cite it with a marker")
        })?;
        let svg = fs::read_to_string(self.root.join(&path));
        let what = || format!("there is no figure {path}");
        let svg = svg.map_err(|_| (what(), "correct the image's path"))?;
        Ok(svg.trim().lines().collect::<Vec<_>>().join(" "))
    }

    /// Links between pages lead to the pages of the book; a link to any other file of the repository is its words
    /// alone, since the book does not carry the file.
    fn link(&mut self, link: &Link) {
        let target = links::target(&self.page.path, &link.target);
        let (Some(at), Some(Target { path, .. })) = (link.target_at.clone(), target) else {
            return;
        };
        let (written, anchor) = match link.target.split_once('#') {
            Some(("", _)) => return,
            Some((written, anchor)) => (written, format!("#{anchor}")),
            None => (link.target.as_str(), String::new()),
        };
        if self.pages.contains(&format!("{path}/README.md")) {
            let folder = written.trim_end_matches('/');
            self.edit(at, format!("{folder}/index.html{anchor}"));
        } else if !self.pages.contains(&path) {
            self.edit(link.range.start..link.inside.start, "");
            self.edit(link.inside.end..link.range.end, "");
        } else if let Some(folder) = written.strip_suffix("README.md") {
            self.edit(at, format!("{folder}index.html{anchor}"));
        }
    }
}
