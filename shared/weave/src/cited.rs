//! The definitions and cells that a page cites, and which of them its notebook can define for itself.

use std::collections::BTreeMap;

use crate::crates::{Crate, crate_of};
use crate::fill::{cited_cell, cited_item};
use crate::marker::Marker;
use crate::page::Page;
use crate::source::{Item, Kind, Source};
use crate::tree::Tree;

/// A definition or a cell that a page cites.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// The piece's number in [`Page::pieces`].
    pub piece: usize,
    /// The crate that it belongs to.
    pub krate: &'a Crate,
    /// Its source.
    pub source: &'a Source,
    /// The item.
    pub item: &'a Item,
    /// What its notebook makes of it.
    pub role: Role,
}

/// What a notebook makes of a cited item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A code cell that defines it anew: what a reader changes there, later cells see.
    Definition,
    /// Text to read. A method alone is no whole definition, and the kernel cannot replace an impl block.
    Shown,
    /// A code cell with an output.
    Cell,
}

/// What the page cites, in order. Markers that lead nowhere are left out: filling reports them.
pub fn cited<'a>(
    tree: &'a Tree,
    crates: &'a BTreeMap<String, Crate>,
    page: &'a Page,
) -> Vec<Cited<'a>> {
    let mut all = Vec::new();
    for (number, piece) in page.pieces.iter().enumerate() {
        let at = piece.at.start;
        let found = match &piece.marker {
            Marker::Code { path, item } => cited_item(tree, page, at, path, item).ok(),
            Marker::Cell(name) => {
                (cited_cell(tree, page, at, name).ok()).map(|(_, source, item)| (source, item))
            }
            _ => None,
        };
        let krate = found.and_then(|(source, _)| crate_of(crates, &source.path));
        if let (Some((source, item)), Some(krate)) = (found, krate) {
            let role = match piece.marker {
                Marker::Cell(_) => Role::Cell,
                _ => Role::Shown,
            };
            all.push(Cited {
                piece: number,
                krate,
                source,
                item,
                role,
            });
        }
    }
    let whole: Vec<(&str, &str)> = (all.iter())
        .filter(|one| one.role == Role::Shown && is_whole(tree, one))
        .map(|one| (one.krate.name.as_str(), one.item.name.as_str()))
        .collect();
    for one in &mut all {
        let is_whole = |name: &str| whole.contains(&(one.krate.name.as_str(), name));
        let defined = match &one.item.kind {
            Kind::Impl { of, on } => is_whole(on) || of.as_deref().is_some_and(is_whole),
            _ => is_whole(&one.item.name),
        };
        if one.role == Role::Shown && defined {
            one.role = Role::Definition;
        }
    }
    all
}

/// Whether the notebook would have all of the item.
fn is_whole(tree: &Tree, one: &Cited) -> bool {
    let name = &one.item.name;
    match one.item.kind {
        Kind::Function(_) | Kind::Constant | Kind::Macro => true,
        Kind::Module | Kind::Impl { .. } | Kind::Method { .. } => false,
        Kind::Type | Kind::Trait => {
            // evcxr cannot take an impl block back: a cell with one could not be run a second time.
            let mut items = one
                .krate
                .sources(tree)
                .flat_map(|source| source.items.iter());
            items.all(|item| {
                let Kind::Impl { of, on } = &item.kind else {
                    return true;
                };
                on != name && of.as_ref() != Some(name)
            })
        }
    }
}
