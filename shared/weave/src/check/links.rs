//! Links inside the repository lead somewhere, and images say what they show.

use crate::links::{self, Target};
use crate::{finding::Finding, markdown::Parts, marker::Shape, page::Page, text, tree::Tree};

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = unlisted(tree);
    for page in &tree.pages {
        findings.extend(check_one(
            tree,
            &page.path,
            &page.text,
            &page.parts,
            &figures(page),
        ));
    }
    for (path, (text, parts)) in &tree.documents {
        findings.extend(check_one(tree, path, text, parts, &[]));
    }
    findings
}

/// The pages that the book's list of chapters leaves out: mdBook would not show them.
fn unlisted(tree: &Tree) -> Vec<Finding> {
    const SUMMARY: &str = "chapters/SUMMARY.md";
    let Some((_, summary)) = tree.documents.get(SUMMARY) else {
        return Vec::new();
    };
    let listed = summary
        .links
        .iter()
        .filter_map(|link| links::target(SUMMARY, &link.target));
    let listed: Vec<String> = listed.map(|target| target.path).collect();
    let pages = tree
        .pages
        .iter()
        .filter(|page| page.path.starts_with("chapters/"));
    let missing = pages.filter(|page| !listed.contains(&page.path));
    let mend = format!("add it to {SUMMARY}");
    missing
        .map(|page| page.finding(0, "the book does not show this page", &mend))
        .collect()
}

/// The images that follow a marker: filling says what is wrong with where they lead.
fn figures(page: &Page) -> Vec<usize> {
    let images = page
        .pieces
        .iter()
        .filter(|piece| piece.marker.shape() == Shape::Image);
    images
        .flat_map(|piece| piece.parts.iter().flatten().map(|image| image.start))
        .collect()
}

fn check_one(tree: &Tree, path: &str, text: &str, parts: &Parts, filled: &[usize]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |at: usize, what: String, mend: &str| {
        findings.push(Finding::new(path, text::line_at(text, at), what, mend));
    };
    let untold = || "an image without alt text".to_string();
    for link in &parts.links {
        let filled = filled.contains(&link.range.start);
        if link.image && link.words.trim().is_empty() {
            let mend = if filled {
                "let the drawing say what it shows: it is the text given to `figure`"
            } else {
                "say between `![` and `]` what it shows"
            };
            add(link.range.start, untold(), mend);
        }
        let target = links::target(path, &link.target).filter(|_| !filled);
        if let Some(what) = target.and_then(|target| dead(tree, &target)) {
            let what = format!("the link {} is dead: {what}", link.target);
            add(link.range.start, what, "correct the link");
        }
    }
    for tag in &parts.tags {
        let html = &text[tag.clone()];
        if html.starts_with("<img") && !html.contains("alt=") {
            add(tag.start, untold(), "give it an `alt`");
        }
    }
    findings
}

fn dead(tree: &Tree, target: &Target) -> Option<String> {
    if target.path.starts_with("..") || !tree.root.join(&target.path).exists() {
        return Some(format!("there is no {}", target.path));
    }
    let anchor = target.anchor.as_ref()?;
    let page = tree
        .page(&target.path)
        .map(|page| (&page.text, &page.parts));
    let document = || {
        tree.documents
            .get(&target.path)
            .map(|(text, parts)| (text, parts))
    };
    let (text, parts) = page.or_else(document)?;
    let written = [format!("id=\"{anchor}\""), format!("name=\"{anchor}\"")];
    let mut tags = parts.tags.iter().map(|tag| &text[tag.clone()]);
    let known = links::anchors(parts).contains(anchor)
        || tags.any(|tag| written.iter().any(|id| tag.contains(id)));
    (!known).then(|| format!("{} has no heading #{anchor}", target.path))
}
