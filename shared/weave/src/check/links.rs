//! Links inside the repository lead somewhere, and images say what they show.

use crate::links::{self, Target};
use crate::{finding::Finding, marker::Shape, page::Page, tree::Tree};

/// The book's list of chapters: mdBook shows no other pages.
const SUMMARY: &str = "chapters/SUMMARY.md";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let summary = tree.page(SUMMARY);
    let links = summary.iter().flat_map(|page| &page.parts.links);
    let targets = links.filter_map(|link| links::target(SUMMARY, &link.target));
    let mut listed: Vec<String> = targets.map(|target| target.path).collect();
    listed.push(SUMMARY.to_string());
    let mut findings = Vec::new();
    for page in &tree.pages {
        let of_book = page.path.starts_with("chapters/") && summary.is_some();
        if of_book && !listed.contains(&page.path) {
            let what = "the book does not show this page";
            findings.push(page.finding(0, what, format!("add it to {SUMMARY}")));
        }
        findings.extend(check_page(tree, page));
    }
    findings
}

fn check_page(tree: &Tree, page: &Page) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut add = |at: usize, what: String, mend: &str| findings.push(page.finding(at, what, mend));
    let untold = || "an image without alt text".to_string();
    for link in &page.parts.links {
        let at = link.range.start;
        // Filling says what is wrong with where the image of a figure leads.
        let mut figures = page
            .pieces
            .iter()
            .filter(|piece| piece.marker.shape == Shape::Image);
        let is_figure = figures.any(|piece| piece.parts[0] == Some(link.range.clone()));
        if link.image && link.words.trim().is_empty() {
            let mend = "say between `![` and `]` what it shows (a drawing says it itself: the text given to `figure`)";
            add(at, untold(), mend);
        }
        let target = links::target(&page.path, &link.target).filter(|_| !is_figure);
        if let Some(what) = target.and_then(|target| dead(tree, &target)) {
            let what = format!("the link {} is dead: {what}", link.target);
            add(at, what, "correct the link");
        }
    }
    for tag in &page.parts.tags {
        let html = &page.text[tag.clone()];
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
    let (anchor, page) = (target.anchor.as_ref()?, tree.page(&target.path)?);
    let written = [format!("id=\"{anchor}\""), format!("name=\"{anchor}\"")];
    let mut tags = page.parts.tags.iter().map(|tag| &page.text[tag.clone()]);
    let known = links::anchors(&page.parts).contains(anchor)
        || tags.any(|tag| written.iter().any(|id| tag.contains(id)));
    (!known).then(|| format!("{} has no heading #{anchor}", target.path))
}
