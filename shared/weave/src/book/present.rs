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
/// If a formula or a figure cannot be shown.
pub(super) fn present(
    page: &Page,
    root: &Path,
    pages: &BTreeSet<String>,
) -> Result<String, Vec<Finding>> {
    let parts = &page.parts;
    let comments = parts.comments.iter().map(|comment| &comment.range);
    let remarks = comments.filter(|range| page.pieces.iter().all(|piece| piece.at != **range));
    let mut edits: Vec<Edit> = remarks.map(|range| Edit::new(range.clone(), "")).collect();
    for piece in &page.pieces {
        edits.extend((piece.marker.present)(page, piece));
    }
    let images = || parts.links.iter().filter(|link| link.image);
    let described = |code: &Range<usize>| images().any(|image| image.range.contains(&code.start));
    let blocks = parts.blocks.iter().filter(|block| block.info == "math");
    let blocks = blocks.map(|block| {
        let formula = formula(page, block.range.start, &block.content, MathDisplay::Block)?;
        let formula = format!("<div class=\"math\">{formula}</div>\n");
        Ok(vec![Edit::new(block.range.clone(), formula)])
    });
    let code = parts.code.iter().filter(|(code, _)| !described(code));
    let code = code.map(|(code, words)| inline_code(page, code, words));
    let asides = parts.quotes.iter().map(|quote| Ok(aside(page, quote)));
    let links = parts.links.iter().map(|link| {
        if link.image {
            return image(page, root, link);
        }
        Ok(relinked(page, pages, link))
    });
    let mut findings = Vec::new();
    for shown in blocks.chain(code).chain(asides).chain(links) {
        match shown {
            Ok(more) => edits.extend(more),
            Err(finding) => findings.push(finding),
        }
    }
    if findings.is_empty() {
        Ok(edited(&page.text, edits))
    } else {
        Err(findings)
    }
}

fn formula(page: &Page, at: usize, latex: &str, display: MathDisplay) -> Result<String, Finding> {
    mathml(latex, display).map_err(|error| {
        let what = format!("the formula cannot be read: {error}");
        page.finding(at, what, "correct the LaTeX")
    })
}

/// Up to how many bytes of inline code are kept on one line. It would not fit on a phone's if there were many.
const SHORT: usize = 20;

/// ``$`…`$`` is a formula.
fn inline_code(page: &Page, code: &Range<usize>, words: &str) -> Result<Vec<Edit>, Finding> {
    let (before, after) = (&page.text[..code.start], &page.text[code.end..]);
    if before.ends_with('$') && after.starts_with('$') {
        let formula = formula(page, code.start, words, MathDisplay::Inline)?;
        let at = code.start - 1..code.end + 1;
        // What follows closely stays on the formula's line.
        if after[1..].starts_with([',', '.', ';', ':', '?', ')']) {
            let end = Edit::insert(at.end + 1, "</span>");
            return Ok(vec![Edit::new(at, WHOLE.to_string() + &formula), end]);
        }
        return Ok(vec![Edit::new(at, formula)]);
    }
    let ends = [
        Edit::insert(code.start, WHOLE),
        Edit::insert(code.end, "</span>"),
    ];
    Ok(ends.into_iter().filter(|_| code.len() <= SHORT).collect())
}

/// A block quote is an aside. Its first words, in bold, are what is left of it where it is folded.
fn aside(page: &Page, quote: &Range<usize>) -> Vec<Edit> {
    let text = &page.text[quote.clone()];
    let (mut edits, mut at) = (Vec::new(), quote.start);
    for line in text.split_inclusive('\n') {
        let mark = if line.starts_with("> ") { 2 } else { 1 };
        if line.starts_with('>') {
            let open = "<aside class=\"aside\"><details><summary>\n\n";
            let new = if at == quote.start { open } else { "" };
            edits.push(Edit::new(at..at + mark, new));
        }
        at += line.len();
    }
    let named = text.match_indices("**").nth(1);
    let summary = quote.start + named.map_or(2, |(end, _)| end + 2);
    edits.push(Edit::insert(summary, "\n\n</summary>\n\n"));
    edits.push(Edit::insert(quote.end, "\n\n</details></aside>\n\n"));
    edits
}

fn image(page: &Page, root: &Path, image: &Link) -> Result<Vec<Edit>, Finding> {
    let drawing = drawing(page, root, image);
    let drawing = drawing.map_err(|(what, mend)| page.finding(image.range.start, what, mend))?;
    let figure = format!("\n\n<figure class=\"figure\">{drawing}");
    let mut pieces = page.pieces.iter();
    let piece = pieces.find(|piece| piece.parts.contains(&Some(image.range.clone())));
    let Some(caption) = piece.and_then(|piece| piece.caption.clone()) else {
        return Ok(vec![Edit::new(
            image.range.clone(),
            figure + "</figure>\n\n",
        )]);
    };
    let close = "\n\n</figcaption></figure>\n\n";
    let between = &page.text[image.range.end..caption.start];
    Ok(vec![
        Edit::new(image.range.clone(), figure + "<figcaption>\n"),
        Edit::insert(
            caption.start,
            if between.contains("\n\n") { "" } else { "\n\n" },
        ),
        // The caption without the stars around it.
        Edit::new(caption.start..caption.start + 1, ""),
        Edit::new(caption.end - 1..caption.end, close),
    ])
}

/// The accepted drawing on one line, since an empty one would end the page's block of HTML. Its colours are attributes,
/// which the theme's `book.css` replaces.
fn drawing(page: &Page, root: &Path, image: &Link) -> Result<String, (String, &'static str)> {
    let path = links::target(&page.path, &image.target).map(|target| target.path);
    let accepted = |path: &String| path.starts_with("snapshots/") && path.ends_with(".snap.svg");
    let path = path.filter(accepted).ok_or_else(|| {
        let what = format!("the image {} is no accepted figure", image.target);
        (what, "draw it in figures.rs, and cite it with a marker")
    })?;
    let svg = fs::read_to_string(root.join(&path));
    let svg = svg.map_err(|_| {
        (
            format!("there is no figure {path}"),
            "correct the image's path",
        )
    })?;
    Ok(svg.trim().lines().collect::<Vec<_>>().join(" "))
}

/// Links between pages lead to the pages of the book; a link to any other file of the repository is its words alone,
/// since the book does not carry the file.
fn relinked(page: &Page, pages: &BTreeSet<String>, link: &Link) -> Vec<Edit> {
    let target = links::target(&page.path, &link.target);
    let (Some(at), Some(Target { path, .. })) = (link.target_at.clone(), target) else {
        return Vec::new();
    };
    let (written, anchor) = match link.target.split_once('#') {
        Some(("", _)) => return Vec::new(),
        Some((written, anchor)) => (written, format!("#{anchor}")),
        None => (link.target.as_str(), String::new()),
    };
    if pages.contains(&format!("{path}/README.md")) {
        let folder = written.trim_end_matches('/');
        vec![Edit::new(at, format!("{folder}/index.html{anchor}"))]
    } else if !pages.contains(&path) {
        let around = [
            link.range.start..link.inside.start,
            link.inside.end..link.range.end,
        ];
        around.map(|range| Edit::new(range, "")).to_vec()
    } else if let Some(folder) = written.strip_suffix("README.md") {
        vec![Edit::new(at, format!("{folder}index.html{anchor}"))]
    } else {
        Vec::new()
    }
}
