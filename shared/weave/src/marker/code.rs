//! `code PATH ITEM`: an item's source, word for word. The path goes from the page's chapter, or begins with a chapter's
//! folder or `shared`.

use super::{Cited, Lead, Place, Role};
use crate::notebook::{self, CodeCell};
use crate::page::{Page, Piece};
use crate::source::{Item, Kind, Source};
use crate::text::{Edit, fenced};
use crate::{finding::Finding, tree::Tree};

pub(super) fn lead(place: Place) -> Result<Lead, Finding> {
    let Some((path, name)) = place.piece.rest.split_once(char::is_whitespace) else {
        return Err(place.incomplete("wanted `code`, a source's path and an item"));
    };
    let (path, name) = (full_path(place.tree, place.page, path), name.trim());
    let Some(source) = place.tree.sources.get(&path) else {
        let what = format!("there is no source {path}");
        return Err(place.finding(what, "correct the marker's path"));
    };
    let item = match source.named(name)[..] {
        [item] => item,
        [] => {
            let what = format!("{path} has no item `{name}`");
            return Err(place.finding(what, "correct the marker, or define the item"));
        }
        _ => {
            let what = format!("{path} has several items `{name}`");
            return Err(place.finding(what, "cite one of its methods"));
        }
    };
    let text = source.text_of(item);
    let role = role(place.tree, source, item);
    let origin = format!("`{}` in {path}:{}", item.name, item.line);
    Ok(Lead {
        wanted: vec![Ok((fenced("rust,ignore", &text), origin))],
        cell: (role == Role::Definition).then(|| CodeCell {
            kind: notebook::Kind::Code,
            name: item.name.clone(),
            source: text,
            output: None,
        }),
        quoted: vec![(Cited { source, item }, role)],
        ..Lead::default()
    })
}

/// What the notebook makes of an item.
fn role(tree: &Tree, source: &Source, item: &Item) -> Role {
    let krate = tree.crate_of(&source.path);
    let mut items = krate
        .iter()
        .flat_map(|krate| krate.library(tree))
        .flat_map(|source| &source.items);
    let name = &item.name;
    let is_impl = |kind: &Kind| matches!(kind, Kind::Impl { of, on } if on == name || of.as_ref() == Some(name));
    match item.kind {
        Kind::Function(_) | Kind::Constant => Role::Definition,
        // evcxr cannot take an impl block back: a cell with one could not be run a second time.
        Kind::Type if items.all(|item| !is_impl(&item.kind)) => Role::Definition,
        _ => Role::Shown,
    }
}

fn full_path(tree: &Tree, page: &Page, path: &str) -> String {
    let first = path.split('/').next().unwrap_or(path);
    match &page.chapter {
        _ if first == "shared" => path.to_string(),
        Some(chapter) if tree.home(first).is_none() => format!("chapters/{chapter}/{path}"),
        _ => format!("chapters/{path}"),
    }
}

pub(super) fn present(page: &Page, piece: &Piece) -> Vec<Edit> {
    // `ch04-numerical-diff/src/lib.rs`: enough to find the file.
    let path = piece.rest.split_whitespace().next().unwrap_or("");
    let own = path.starts_with("src/") || path.starts_with("tests/");
    let folder = page.chapter.as_ref().filter(|_| own);
    let source = folder.map_or(String::new(), |folder| format!("{folder}/")) + path;
    let open = format!("<div class=\"definition\" data-source=\"{source}\">\n");
    let open = Edit::new(piece.at.clone(), open);
    vec![open, Edit::insert(piece.end(), "\n</div>\n")]
}
