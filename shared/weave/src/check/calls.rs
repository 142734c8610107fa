//! What a cited definition and what reaches it must be, so that a reader who changes a definition in the notebook sees
//! later cells change: the definition is public, and where a cell reaches it through another function, that one is
//! cited too.
//!
//! Calls are read from the syntax, by name: a name that a function speaks of is taken for the crate's own item of that
//! name.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::cited::{Cited, Role};
use crate::crates::Crate;
use crate::finding::Finding;
use crate::marker::Marker;
use crate::mentions::Mentions;
use crate::notebook::{self, setup};
use crate::page::Page;
use crate::source::{Item, Kind, Source};
use crate::tree::Tree;

/// An item, and where it is.
#[derive(Clone, Copy)]
struct Node<'a> {
    krate: &'a Crate,
    source: &'a Source,
    item: &'a Item,
}

impl Node<'_> {
    fn key(&self) -> (String, usize) {
        (self.source.path.clone(), self.item.range.start)
    }
}

pub(super) fn check<'a>(
    tree: &'a Tree,
    crates: &'a BTreeMap<String, Crate>,
    page: &Page,
    cited: &[Cited<'a>],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for one in cited {
        if one.role != Role::Cell && !one.item.public {
            findings.push(Finding::new(
                &one.source.path,
                one.item.line,
                format!(
                    "`{}` is shown on {} but is not public",
                    one.item.name, page.path
                ),
                "make it `pub`, or do not cite it",
            ));
        }
    }
    if notebook::path(page).is_none() {
        return findings;
    }
    let figures = (page.pieces.iter()).any(|piece| matches!(piece.marker, Marker::Figure(_)));
    findings.extend(setup::setup(tree, crates, page, cited, figures).1);
    let graph = Graph {
        tree,
        crates,
        definitions: (cited.iter())
            .filter(|one| one.role == Role::Definition)
            .map(|one| (one.source.path.as_str(), one.item.range.clone()))
            .collect(),
    };
    let mut reported = BTreeSet::new();
    for one in cited.iter().filter(|one| one.role != Role::Shown) {
        for (between, definition) in graph.detours(one) {
            if reported.insert(between.key()) {
                let name = &between.item.name;
                let what = format!(
                    "`{}` reaches `{definition}` through `{name}` ({}:{}), which the page does not cite: a change of \
                     `{definition}` in the notebook would not be seen",
                    one.item.name, between.source.path, between.item.line
                );
                let path = marker_path(page, &between.source.path);
                let at = page.pieces[one.piece].at.start;
                let mend = match between.item.kind {
                    Kind::Method { .. } => "a notebook only shows methods: cite the definition's caller as a function, or \
                         do not cite the definition".to_string(),
                    _ => format!("cite it too: `<!-- code {path} {name} -->`"),
                };
                findings.push(page.finding(at, what, mend));
            }
        }
    }
    findings
}

/// The path as a marker of the page writes it.
fn marker_path<'a>(page: &Page, path: &'a str) -> &'a str {
    let inside = path.strip_prefix("chapters/").unwrap_or(path);
    let own = page
        .chapter
        .as_ref()
        .and_then(|chapter| inside.strip_prefix(&format!("{chapter}/")));
    own.unwrap_or(inside)
}

struct Graph<'a> {
    tree: &'a Tree,
    crates: &'a BTreeMap<String, Crate>,
    /// The sources and ranges of what the notebook defines; a cited impl block holds its methods.
    definitions: Vec<(&'a str, Range<usize>)>,
}

impl<'a> Graph<'a> {
    /// The uncited items through which `start` reaches a definition, each with the definition's name.
    fn detours(&self, start: &Cited<'a>) -> Vec<(Node<'a>, String)> {
        let mut seen = BTreeSet::new();
        let mut waiting = self.called(start.krate, start.source, &start.item.mentions);
        let mut detours = Vec::new();
        while let Some(node) = waiting.pop() {
            if self.defines(node) || !seen.insert(node.key()) {
                continue;
            }
            if let Some(definition) = self.reached(node, &mut BTreeSet::new()) {
                detours.push((node, definition));
            }
            waiting.extend(self.called(node.krate, node.source, &node.item.mentions));
        }
        detours.sort_by_key(|(node, _)| node.key());
        detours
    }

    fn defines(&self, node: Node) -> bool {
        self.definitions.iter().any(|(path, range)| {
            *path == node.source.path && range.contains(&node.item.range.start)
        })
    }

    /// The name of a definition that the uncited `node` reaches.
    fn reached(&self, node: Node<'a>, seen: &mut BTreeSet<(String, usize)>) -> Option<String> {
        if !seen.insert(node.key()) {
            return None;
        }
        let called = self.called(node.krate, node.source, &node.item.mentions);
        let direct = called.iter().find(|next| self.defines(**next));
        if let Some(definition) = direct {
            return Some(definition.item.name.clone());
        }
        called.into_iter().find_map(|next| self.reached(next, seen))
    }

    /// The items of the workspace's chapters that the mentions name.
    fn called(&self, krate: &'a Crate, source: &Source, mentions: &Mentions) -> Vec<Node<'a>> {
        let own = self.items(krate);
        let others = self.crates.values().filter(|other| {
            other.folder.starts_with("chapters/") && krate.depends_on(&other.ident())
        });
        let others: Vec<Node> = others.flat_map(|other| self.items(other)).collect();
        let mut found = Vec::new();
        for path in &mentions.paths {
            // A name that `use` brought in under another is followed to its own.
            let renamed = source.uses.iter().find(|leaf| leaf.name == path[0]);
            let path = match renamed {
                Some(leaf) => [leaf.path.as_slice(), &path[1..]].concat(),
                None => path.clone(),
            };
            let Some(last) = path.last() else {
                continue;
            };
            let method = path
                .len()
                .checked_sub(2)
                .map(|at| format!("{}::{last}", path[at]));
            let named = |node: &&Node| {
                !matches!(node.item.kind, Kind::Impl { .. } | Kind::Module)
                    && (node.item.name == *last || method.as_ref() == Some(&node.item.name))
            };
            let in_own: Vec<Node> = own.iter().filter(named).copied().collect();
            if in_own.is_empty() {
                found.extend(others.iter().filter(named).copied());
            } else {
                found.extend(in_own);
            }
        }
        let called = |node: &&Node| {
            matches!(node.item.kind, Kind::Method { inherent: true })
                && (node.item.name.split("::").last())
                    .is_some_and(|name| mentions.methods.contains(name))
        };
        found.extend(own.iter().filter(called).copied());
        found
    }

    fn items(&self, krate: &'a Crate) -> Vec<Node<'a>> {
        let sources = krate.sources(self.tree);
        let nodes = sources.flat_map(|source| {
            let items = source.items.iter();
            items.map(move |item| Node {
                krate,
                source,
                item,
            })
        });
        nodes.collect()
    }
}
