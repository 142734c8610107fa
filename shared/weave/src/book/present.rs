//! A page as the book presents it: markers hidden, cells beside their outputs, formulas and figures drawn.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use math_core::MathDisplay;
use quick_xml::escape::escape;

use super::figures;
use super::mathematics::mathml;
use super::review::{New, Review, Standing};
use crate::finding::Finding;
use crate::marker::{Marker, Name};
use crate::page::{Body, Link, Page, Piece};
use crate::text;

/// The Markdown that mdBook is given for a page.
///
/// `pages` are the paths of all pages in the book, from its root like [`Page::path`].
///
/// # Errors
/// If a formula, a figure or a directive cannot be shown.
pub fn present(
    page: &Page,
    root: &Path,
    pages: &BTreeSet<String>,
    review: &Review,
) -> Result<String, Vec<Finding>> {
    let mut presenter = Presenter {
        page,
        root,
        pages,
        review,
        edits: Vec::new(),
        findings: Vec::new(),
    };
    presenter.directives();
    presenter.comments();
    for piece in &page.pieces {
        presenter.piece(piece);
    }
    presenter.formulas();
    for (index, link) in page.parts.links.iter().enumerate() {
        if link.image {
            presenter.image(index, link);
        } else {
            presenter.link(link);
        }
    }
    if presenter.findings.is_empty() {
        Ok(text::replace_ranges(&page.text, presenter.edits))
    } else {
        Err(presenter.findings)
    }
}

/// What a line break would spoil.
const WHOLE: &str = "<span class=\"whole\">";

/// Up to how many bytes of inline code are kept on one line. It would not fit on a phone's if there were many.
const SHORT: usize = 20;

struct Presenter<'a> {
    page: &'a Page,
    root: &'a Path,
    pages: &'a BTreeSet<String>,
    review: &'a Review,
    edits: Vec<(Range<usize>, String)>,
    findings: Vec<Finding>,
}

impl Presenter<'_> {
    fn edit(&mut self, range: Range<usize>, new: impl Into<String>) {
        self.edits.push((range, new.into()));
    }

    fn insert(&mut self, at: usize, new: impl Into<String>) {
        self.edit(at..at, new);
    }

    fn problem(&mut self, at: usize, what: impl Into<String>, mend: &str) {
        self.findings.push(self.page.finding(at, what, mend));
    }

    /// mdBook would put other files in their place, and nothing at all where there is no such file.
    fn directives(&mut self) {
        for directive in ["include", "rustdoc_include", "playground", "title"] {
            let written = format!("{{{{#{directive}");
            for (at, _) in self.page.text.match_indices(&written) {
                let what = format!("`{written}` is mdBook's, and a page holds its pieces itself");
                self.problem(at, what, "write a marker, and run `cargo weave`");
            }
        }
    }

    fn comments(&mut self) {
        let told: BTreeSet<usize> = self
            .page
            .pieces
            .iter()
            .map(|piece| piece.at.start)
            .collect();
        for (range, _) in &self.page.parts.comments {
            if !told.contains(&range.start) {
                self.edit(range.clone(), "");
            }
        }
    }

    fn piece(&mut self, piece: &Piece) {
        let at = piece.at.clone();
        match (&piece.marker, &piece.body) {
            (
                Marker::Code { path, .. },
                Body::Blocks {
                    code: Some(code), ..
                },
            ) => {
                let end = self.page.parts.blocks[*code].range.end;
                let source = self.source_name(path);
                let source = escape(&source);
                self.edit(
                    at,
                    format!("<div class=\"definition\" data-source=\"{source}\">\n"),
                );
                self.insert(end, "\n</div>\n");
            }
            (
                Marker::Cell(name),
                Body::Blocks {
                    code: Some(code),
                    output,
                },
            ) => {
                self.edit(at, "<div class=\"cell\">\n");
                let blocks = &self.page.parts.blocks;
                match output.map(|output| blocks[output].range.clone()) {
                    Some(output) => {
                        let (before, after) = around_output(&self.standing(name));
                        self.insert(output.start, before);
                        self.insert(output.end, format!("{after}</div>\n"));
                    }
                    None => self.insert(blocks[*code].range.end, "\n</div>\n"),
                }
            }
            (Marker::Value { name, .. }, Body::Text(Some(range))) => {
                let span = match note(&self.standing(name)) {
                    Some(note) => format!("<span class=\"pending\" title=\"{}\">", escape(note)),
                    None => WHOLE.to_string(),
                };
                self.edit(at, span);
                self.insert(range.end, "</span>");
            }
            _ => self.edit(at, ""),
        }
    }

    fn standing(&self, name: &Name) -> Standing {
        let chapter = name.chapter.as_deref().or(self.page.chapter.as_deref());
        chapter.map_or(Standing::Accepted, |chapter| {
            self.review.standing(chapter, &name.name)
        })
    }

    /// `ch04-numerical-diff/src/lib.rs`: enough to find the file.
    fn source_name(&self, path: &str) -> String {
        match &self.page.chapter {
            Some(chapter) if path.starts_with("src/") || path.starts_with("tests/") => {
                format!("{chapter}/{path}")
            }
            _ => path.to_string(),
        }
    }

    fn formulas(&mut self) {
        for block in self
            .page
            .parts
            .blocks
            .iter()
            .filter(|block| block.info == "math")
        {
            match mathml(&block.content, MathDisplay::Block) {
                Ok(mathml) => {
                    self.edit(
                        block.range.clone(),
                        format!("<div class=\"math\">{mathml}</div>\n"),
                    );
                }
                Err(error) => self.formula_problem(block.range.start, &error),
            }
        }
        let images: Vec<_> = self
            .page
            .parts
            .links
            .iter()
            .filter(|link| link.image)
            .collect();
        for code in &self.page.parts.code {
            if images
                .iter()
                .all(|image| !image.range.contains(&code.start))
            {
                self.inline_code(code);
            }
        }
    }

    /// ``$`…`$`` is a formula.
    fn inline_code(&mut self, code: &Range<usize>) {
        let whole = code.start.saturating_sub(1)..code.end + 1;
        let around = self.page.text.get(whole.clone());
        let latex = around.and_then(|text| text.strip_prefix('$')?.strip_suffix('$'));
        let Some(latex) = latex else {
            if code.len() <= SHORT {
                self.insert(code.start, WHOLE);
                self.insert(code.end, "</span>");
            }
            return;
        };
        // A table's cell writes `|` as `\|`.
        match mathml(
            &latex.trim_matches('`').replace("\\|", "|"),
            MathDisplay::Inline,
        ) {
            Ok(mathml) => self.edit(whole, mathml),
            Err(error) => self.formula_problem(code.start, &error),
        }
    }

    fn formula_problem(&mut self, at: usize, error: &str) {
        let what = format!("the formula cannot be read: {error}");
        self.problem(at, what, "correct the LaTeX");
    }

    fn image(&mut self, index: usize, image: &Link) {
        let figure = match self.figure(image) {
            Ok(figure) => format!("\n\n{figure}"),
            Err(finding) => return self.findings.push(finding),
        };
        let Some(caption) = self.caption(index) else {
            return self.edit(image.range.clone(), figure + "</figure>\n\n");
        };
        self.edit(image.range.clone(), figure + "<figcaption>\n");
        if !self.page.text[image.range.end..caption.start].contains("\n\n") {
            self.insert(caption.start, "\n\n");
        }
        // The caption without the stars around it.
        self.edit(caption.start..caption.start + 1, "");
        self.edit(
            caption.end - 1..caption.end,
            "\n\n</figcaption></figure>\n\n",
        );
    }

    /// The drawing, and what stands between it and its caption.
    fn figure(&self, image: &Link) -> Result<String, Finding> {
        let problem = |what, mend: &str| self.page.finding(image.range.start, what, mend);
        let path = resolve(&self.page.path, &image.target);
        let accepted = path
            .strip_prefix("snapshots/")
            .and_then(|path| path.strip_suffix(".snap.svg"));
        let (chapter, name) = accepted
            .and_then(|path| path.split_once('/'))
            .ok_or_else(|| {
                let what = format!("the image {} is no accepted figure", image.target);
                problem(what, "draw it in figures.rs, and cite it with a marker")
            })?;
        let svg = fs::read_to_string(self.root.join(&path)).map_err(|_| {
            problem(
                format!("there is no figure {path}"),
                "correct the image's path",
            )
        })?;
        let drawing = |svg: &str, prefix: String| {
            let html = figures::inline(svg, &prefix, &image.words);
            html.map_err(|error| {
                problem(
                    format!("{path} cannot be shown: {error}"),
                    "mend the drawing",
                )
            })
        };
        let accepted = drawing(&svg, format!("{chapter}-{name}"))?;
        let standing = self.review.standing(chapter, name);
        let Some(note) = note(&standing) else {
            return Ok(format!("<figure class=\"figure\">{accepted}"));
        };
        let new = match &standing {
            Standing::Pending(Some(New::Drawing(new))) => {
                let new = drawing(new, format!("{chapter}-{name}-new"))?;
                format!("<p class=\"pending-note\">{NOW}</p>{new}")
            }
            _ => String::new(),
        };
        Ok(format!(
            "<figure class=\"figure pending\"><p class=\"pending-note\">{note}</p>{accepted}{new}"
        ))
    }

    fn caption(&self, index: usize) -> Option<Range<usize>> {
        self.page.pieces.iter().find_map(|piece| match &piece.body {
            Body::Image { image, caption } if *image == Some(index) => caption.clone(),
            _ => None,
        })
    }

    /// Links between pages lead to the pages of the book; a link to any other file of the repository is its words
    /// alone, since the book does not carry the file.
    fn link(&mut self, link: &Link) {
        let Some(target_at) = link.target_at.clone() else {
            return;
        };
        if link.target.contains(':') || link.target.starts_with('#') {
            return;
        }
        let (path, anchor) = match link.target.split_once('#') {
            Some((path, anchor)) => (path, format!("#{anchor}")),
            None => (link.target.as_str(), String::new()),
        };
        let full = resolve(&self.page.path, path);
        let readme = format!("{full}/README.md");
        if self.pages.contains(&readme) {
            let path = path.trim_end_matches('/');
            self.edit(target_at, format!("{path}/index.html{anchor}"));
        } else if self.pages.contains(&full) {
            if let Some(folder) = path.strip_suffix("README.md") {
                self.edit(target_at, format!("{folder}index.html{anchor}"));
            }
        } else {
            let close = self.page.text[..target_at.start]
                .rfind("](")
                .unwrap_or(target_at.start);
            self.edit(link.range.start..link.range.start + 1, "");
            self.edit(close..link.range.end, "");
        }
    }
}

/// What stands before and after an output's block.
fn around_output(standing: &Standing) -> (String, String) {
    let after = "\n</div>\n";
    let Some(note) = note(standing) else {
        return ("<div class=\"output\">\n\n".to_string(), after.to_string());
    };
    let before =
        format!("<div class=\"output pending\">\n<p class=\"pending-note\">{note}</p>\n\n");
    let Standing::Pending(Some(New::Text(new))) = standing else {
        return (before, after.to_string());
    };
    let fence = "`".repeat(3.max(1 + longest_run_of_backticks(new)));
    let new = format!("\n\n<p class=\"pending-note\">{NOW}</p>\n\n{fence}text\n{new}\n{fence}");
    (before, new + after)
}

/// What stands above a new output.
const NOW: &str = "The code now gives:";

/// What a reader is told of an output that is not accepted.
fn note(standing: &Standing) -> Option<&'static str> {
    match standing {
        Standing::Accepted => None,
        Standing::Pending(_) => {
            Some("Pending review: the code no longer gives this. See both with cargo insta review.")
        }
        Standing::Running => Some("Pending review: the code changed, and its tests are running."),
        Standing::Failed => Some(
            "Pending review: the code changed, and no test of this has passed since. The terminal says why.",
        ),
        Standing::Skipped => Some(
            "Pending review: the code changed, and this takes long to make. Run it with cargo test --release -- --ignored.",
        ),
    }
}

fn longest_run_of_backticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// A relative `target` on the page at `page`, from the book's root.
fn resolve(page: &str, target: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::book::review::Verdict;

    const FIGURE: &str = "![A line](../../snapshots/ch01-sse/line.snap.svg)";
    const SVG: &str = r#"<svg viewBox="0 0 1 1" role="img" aria-label="A line"></svg>"#;

    fn root() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("snapshots/ch01-sse");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("line.snap.svg"), r#"<svg viewBox="0 0 1 1"/>"#).unwrap();
        root
    }

    fn shown(root: &Path, text: &str, review: &Review) -> Result<String, Vec<Finding>> {
        let path = "chapters/ch01-sse/README.md";
        let pages = [
            "chapters/README.md",
            path,
            "chapters/ch02-cee/README.md",
            "chapters/before.md",
        ];
        let pages = pages.map(str::to_string).into();
        present(
            &Page::read(path, Some("ch01-sse"), text),
            root,
            &pages,
            review,
        )
    }

    #[test]
    fn a_page_becomes_what_the_book_shows() {
        let root = root();
        let cell = "<!-- cell a -->\n```rust,ignore\n1 + 1\n```\n```text\n2\n```\n";
        let html = "<div class=\"cell\">\n\n```rust,ignore\n1 + 1\n```\n\
                    <div class=\"output\">\n\n```text\n2\n```\n</div>\n</div>\n\n";
        let value = "It is <!-- value a -->2<!-- end -->.";
        let figure = format!("<!-- figure line -->\n{FIGURE}\n\n*The `h` line.*\n");
        let drawn = format!(
            "\n\n\n<figure class=\"figure\">{}<figcaption>\n\n\n\
             The <span class=\"whole\">`h`</span> line.\n\n</figcaption></figure>\n\n\n",
            SVG.replace("></svg>", "/>")
        );
        let long = "`a_name_that_is_long_enough`";
        let cases = [
            (cell, html),
            (value, "It is <span class=\"whole\">2</span>."),
            ("a<!-- note to myself -->b", "ab"),
            (
                "`<!-- value a -->`",
                "<span class=\"whole\">`<!-- value a -->`</span>",
            ),
            (long, long),
            (
                "```math\nx\n```\n",
                "<div class=\"math\"><math display=\"block\"><mi>x</mi></math></div>\n\n",
            ),
            ("an $`x`$ here", "an <math><mi>x</mi></math> here"),
            (
                "costs $5 and `x`",
                "costs $5 and <span class=\"whole\">`x`</span>",
            ),
            (&figure, &drawn),
            (
                "[c](../ch02-cee/README.md#a)",
                "[c](../ch02-cee/index.html#a)",
            ),
            ("[c](../ch02-cee)", "[c](../ch02-cee/index.html)"),
            ("[c](../README.md)", "[c](../index.html)"),
            ("[c](../before.md)", "[c](../before.md)"),
            ("[c](#a)", "[c](#a)"),
            ("[c](https://a.b/c.rs)", "[c](https://a.b/c.rs)"),
            ("see [the source](src/lib.rs), and", "see the source, and"),
            (
                "see [`lib.rs`](src/lib.rs).",
                "see <span class=\"whole\">`lib.rs`</span>.",
            ),
        ];
        for (text, wanted) in cases {
            let found = shown(root.path(), text, &Review::of(root.path())).expect(text);
            assert_eq!(found, wanted, "{text}");
        }
        let code = "<!-- code src/lib.rs f -->\n```rust,ignore\nfn f() {}\n```\n";
        let found = shown(root.path(), code, &Review::of(root.path())).unwrap();
        assert!(
            found.starts_with(
                "<div class=\"definition\" data-source=\"ch01-sse/src/lib.rs\">\n\n```"
            ),
            "{found}"
        );
    }

    #[test]
    fn what_cannot_be_shown_is_an_error_at_its_line() {
        let root = root();
        let cases = [
            ("a\n\n$`\\frac{1}`$", 3, "formula"),
            ("```math\n\\nonsense\n```\n", 1, "formula"),
            ("a\n\n![x](y.png)", 3, "no accepted figure"),
            (
                "![x](../../snapshots/ch01-sse/gone.snap.svg)",
                1,
                "there is no figure",
            ),
            ("a\n{{#include b.rs}}", 2, "{{#include"),
        ];
        for (text, line, wanted) in cases {
            let findings = shown(root.path(), text, &Review::of(root.path())).expect_err(text);
            let found: Vec<_> = findings.iter().map(|finding| finding.line).collect();
            assert_eq!(found, [line], "{text}: {findings:?}");
            assert!(findings[0].what.contains(wanted), "{text}: {findings:?}");
        }
    }

    #[test]
    fn an_output_that_is_not_accepted_is_marked_wherever_it_is_shown() {
        let root = root();
        let folder = root.path().join("snapshots/ch01-sse");
        fs::write(folder.join("a.snap.new"), "---\nsource: x\n---\n```3```\n").unwrap();
        fs::write(folder.join("line.snap.new"), "---\n---\n").unwrap();
        fs::write(
            folder.join("line.snap.new.svg"),
            "<svg viewBox='0 0 1 1'><g/></svg>",
        )
        .unwrap();
        let cell = "<!-- cell a -->\n```rust,ignore\n1\n```\n```text\n2\n```\n";
        let value = "It is <!-- value ch01-sse/a -->2<!-- end -->.";
        let figure = format!("<!-- figure line -->\n{FIGURE}\n");
        let texts = [cell, value, &figure];
        let accepted = Review::of(root.path());
        let running = {
            let mut review = Review::of(root.path());
            review.set("ch01-sse", Verdict::Running);
            review
        };
        for (name, review) in [("pending", accepted), ("running", running)] {
            for text in texts {
                let found = shown(root.path(), text, &review).unwrap();
                assert!(
                    found.contains("pending\"") && found.contains("Pending review"),
                    "{name} {text}: {found}"
                );
                let new = found.contains("````text\n```3```\n````") || found.contains("<g/>");
                assert_eq!(
                    new,
                    name == "pending" && text != value,
                    "{name} {text}: {found}"
                );
            }
        }
    }
}
