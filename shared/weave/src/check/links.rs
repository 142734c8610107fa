//! Links inside the repository lead somewhere, and images say what they show.

use std::collections::BTreeMap;
use std::path::Path;

use crate::finding::Finding;
use crate::links::{self, Target};
use crate::page::{Body, Page, Parts};
use crate::text;
use crate::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let documents: BTreeMap<&str, Parts> = (tree.documents.iter())
        .map(|(path, text)| (path.as_str(), Parts::read(text)))
        .collect();
    for page in &tree.pages {
        check_one(
            tree,
            &documents,
            &page.path,
            &page.text,
            &page.parts,
            &figures(page),
            &mut findings,
        );
    }
    findings.extend(unlisted(tree, &documents));
    for (path, content) in &tree.documents {
        check_one(
            tree,
            &documents,
            path,
            content,
            &documents[path.as_str()],
            &[],
            &mut findings,
        );
    }
    findings
}

/// The pages that the book's list of chapters leaves out: mdBook would not show them.
fn unlisted(tree: &Tree, documents: &BTreeMap<&str, Parts>) -> Vec<Finding> {
    const SUMMARY: &str = "chapters/SUMMARY.md";
    let Some(summary) = documents.get(SUMMARY) else {
        return Vec::new();
    };
    let links = summary.links.iter();
    let listed: Vec<Target> = links
        .filter_map(|link| links::target(SUMMARY, &link.target))
        .collect();
    let pages = tree.pages.iter();
    let missing = pages.filter(|page| !listed.iter().any(|target| target.path == page.path));
    let mend = format!("add it to {SUMMARY}");
    missing
        .map(|page| page.finding(0, "the book does not show this page", &mend))
        .collect()
}

/// The images that follow a `figure` marker: filling says what is wrong with where they lead.
fn figures(page: &Page) -> Vec<usize> {
    let images = page.pieces.iter().filter_map(|piece| match piece.body {
        Body::Image { image, .. } => image,
        _ => None,
    });
    images.collect()
}

fn check_one(
    tree: &Tree,
    documents: &BTreeMap<&str, Parts>,
    path: &str,
    content: &str,
    parts: &Parts,
    filled: &[usize],
    findings: &mut Vec<Finding>,
) {
    for (number, link) in parts.links.iter().enumerate() {
        let line = text::line_at(content, link.range.start);
        if link.image && link.words.trim().is_empty() {
            let mend = if filled.contains(&number) {
                "let the drawing say what it shows: it is the text given to `figure`"
            } else {
                "say between `![` and `]` what it shows"
            };
            findings.push(Finding::new(path, line, "an image without alt text", mend));
        }
        if !filled.contains(&number)
            && let Some(target) = links::target(path, &link.target)
            && let Some(what) = dead(tree, documents, &target)
        {
            let what = format!("the link {} is dead: {what}", link.target);
            findings.push(Finding::new(path, line, what, "correct the link"));
        }
    }
    for html in &parts.html {
        let block = &content[html.clone()];
        for (at, _) in block.match_indices("<img") {
            let tag = block[at..].split('>').next().unwrap_or("");
            if !tag.contains("alt=") {
                let line = text::line_at(content, html.start + at);
                let what = "an image without alt text";
                findings.push(Finding::new(path, line, what, "give it an `alt`"));
            }
        }
    }
}

fn dead(tree: &Tree, documents: &BTreeMap<&str, Parts>, target: &Target) -> Option<String> {
    let file = tree.root.join(Path::new(&target.path));
    if target.path.starts_with("..") || !file.exists() {
        return Some(format!("there is no {}", target.path));
    }
    let anchor = target.anchor.as_ref()?;
    let page = links::page_at(tree, &target.path).map(|page| (&page.path, &page.parts, &page.text));
    let (parts, text) = match page {
        Some((_, parts, text)) => (parts, text),
        None => (
            documents.get(target.path.as_str())?,
            &tree.documents[&target.path],
        ),
    };
    let written = [format!("id=\"{anchor}\""), format!("name=\"{anchor}\"")];
    let known = links::anchors(parts).contains(anchor)
        || parts
            .html
            .iter()
            .any(|html| written.iter().any(|id| text[html.clone()].contains(id)))
        || written.iter().any(|id| text.contains(&format!("<a {id}>")));
    (!known).then(|| format!("{} has no heading #{anchor}", target.path))
}
