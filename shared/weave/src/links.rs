//! Links inside the book: where they lead, and the anchors of headings.

use std::collections::BTreeMap;

use crate::markdown::{Heading, Parts};

/// Where a link inside the repository leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The file or folder from the book's root.
    pub path: String,
    /// What stands behind `#`.
    pub anchor: Option<String>,
}

/// Where a link on the page `from` leads; none if it leaves the repository.
pub fn target(from: &str, link: &str) -> Option<Target> {
    let elsewhere = ["//", "mailto:"]
        .iter()
        .any(|start| link.starts_with(start));
    if elsewhere || link.contains("://") {
        return None;
    }
    let (path, anchor) = match link.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_string())),
        None => (link, None),
    };
    if path.is_empty() {
        let path = from.to_string();
        return Some(Target { path, anchor });
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let path = parts.join("/").replace("%20", " ");
    Some(Target { path, anchor })
}

/// The link on the page `from` that leads to the file `to`.
pub fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    let folders = from.len().min(to.len()) - 1;
    let shared = (0..folders).take_while(|&i| from[i] == to[i]).count();
    "../".repeat(from.len() - 1 - shared) + &to[shared..].join("/")
}

/// The heading with that anchor.
pub fn heading<'a>(parts: &'a Parts, anchor: &str) -> Option<&'a Heading> {
    let index = anchors(parts).iter().position(|found| found == anchor)?;
    parts.headings.get(index)
}

/// The anchor of each heading, as GitHub and mdBook make it: lower case, `-` for spaces, no punctuation, and a number
/// where the same words come again.
pub fn anchors(parts: &Parts) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let anchor = |heading: &Heading| {
        let slug = slug(&heading.words);
        let count = seen.entry(slug.clone()).or_default();
        *count += 1;
        match *count {
            1 => slug,
            again => format!("{slug}-{}", again - 1),
        }
    };
    parts.headings.iter().map(anchor).collect()
}

/// The words of a heading as its anchor, where no other heading has them.
pub fn slug(words: &str) -> String {
    let kept = words.trim().to_lowercase();
    let kept = kept.chars().filter_map(|c| match c {
        c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    });
    kept.collect()
}
