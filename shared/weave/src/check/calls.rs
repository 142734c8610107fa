//! What a cited definition and what reaches it must be, so that a reader who changes a definition in the notebook sees
//! later cells change: the definition is public, and where a cell reaches it through another item of its crate, that one
//! is cited too.
//!
//! Calls are read from the syntax, by name: a name that an item speaks of is taken for the crate's own item of that
//! name.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::mentions::Mentions;
use crate::notebook;
use crate::page::Page;
use crate::resolve::{Resolved, Role};
use crate::source::{Item, Kind, Source};
use crate::tree::Tree;

/// An item, and where it is.
type Node<'a> = (&'a Source, &'a Item);

pub(super) fn check(tree: &Tree, resolved: &Resolved) -> Vec<Finding> {
    let page = resolved.page;
    let mut findings = Vec::new();
    for one in resolved
        .quoted
        .iter()
        .filter(|one| one.role != Role::Cell && !one.cited.item.public)
    {
        let what = format!(
            "`{}` is shown on {} but is not public",
            one.cited.item.name, page.path
        );
        let (path, line) = (&one.cited.source.path, one.cited.item.line);
        findings.push(Finding::new(
            path,
            line,
            what,
            "make it `pub`, or do not cite it",
        ));
    }
    if notebook::path(page).is_none() {
        return findings;
    }
    findings.extend(resolved.unmet.iter().cloned());
    let mut reported = BTreeSet::new();
    for one in resolved.run() {
        let graph = Graph {
            items: (one.cited.krate.sources(tree))
                .flat_map(|source| source.items.iter().map(move |item| (source, item)))
                .collect(),
            resolved,
        };
        for ((source, item), definition) in graph.detours((one.cited.source, one.cited.item)) {
            if !reported.insert((&source.path, item.range.start)) {
                continue;
            }
            let name = &item.name;
            let what = format!(
                "`{}` reaches `{definition}` through `{name}` ({}:{}), which the page does not cite: a change of \
                 `{definition}` in the notebook would not be seen",
                one.cited.item.name, source.path, item.line
            );
            let mend = match item.kind {
                Kind::Method { .. } => {
                    "a notebook only shows methods: cite the definition's caller as a function, or \
                     do not cite the definition"
                        .to_string()
                }
                _ => format!(
                    "cite it too: `<!-- code {} {name} -->`",
                    marker_path(page, &source.path)
                ),
            };
            findings.push(page.finding(resolved.at(one), what, mend));
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

/// The items of one crate, and which of them the notebook defines.
struct Graph<'a> {
    items: Vec<Node<'a>>,
    resolved: &'a Resolved<'a>,
}

impl<'a> Graph<'a> {
    /// The uncited items through which `start` reaches a definition, each with the definition's name.
    fn detours(&self, start: Node<'a>) -> Vec<(Node<'a>, String)> {
        let mut seen = BTreeSet::new();
        let mut waiting = self.called(start.0, &start.1.mentions);
        let mut detours = Vec::new();
        while let Some(node) = waiting.pop() {
            if self.defines(node) || !seen.insert(key(node)) {
                continue;
            }
            if let Some(definition) = self.reached(node, &mut BTreeSet::new()) {
                detours.push((node, definition));
            }
            waiting.extend(self.called(node.0, &node.1.mentions));
        }
        detours.sort_by_key(|(node, _)| key(*node));
        detours
    }

    /// Whether the notebook defines the item; a cited block holds its methods.
    fn defines(&self, (source, item): Node) -> bool {
        let mut definitions = self
            .resolved
            .quoted
            .iter()
            .filter(|one| one.role == Role::Definition);
        definitions.any(|one| {
            one.cited.source.path == source.path && one.cited.item.range.contains(&item.range.start)
        })
    }

    /// The name of a definition that the uncited `node` reaches.
    fn reached(&self, node: Node<'a>, seen: &mut BTreeSet<(&'a str, usize)>) -> Option<String> {
        if !seen.insert(key(node)) {
            return None;
        }
        let called = self.called(node.0, &node.1.mentions);
        let direct = called.iter().find(|next| self.defines(**next));
        match direct {
            Some((_, definition)) => Some(definition.name.clone()),
            None => called.into_iter().find_map(|next| self.reached(next, seen)),
        }
    }

    /// The crate's items that the mentions name.
    fn called(&self, source: &Source, mentions: &Mentions) -> Vec<Node<'a>> {
        let mut names = BTreeSet::new();
        for path in &mentions.paths {
            // A name that `use` brought in under another is followed to its own.
            let renamed = source.uses.iter().find(|leaf| leaf.name == path[0]);
            let path = renamed.map_or(path.clone(), |leaf| {
                [leaf.path.as_slice(), &path[1..]].concat()
            });
            match &path[..] {
                [.., on, last] => names.extend([last.clone(), format!("{on}::{last}")]),
                _ => names.extend(path),
            }
        }
        let named = |item: &Item| match item.kind {
            Kind::Impl { .. } | Kind::Module => false,
            Kind::Method { inherent: true } => {
                let method = item.name.rsplit("::").next().unwrap_or_default();
                names.contains(&item.name) || mentions.methods.contains(method)
            }
            _ => names.contains(&item.name),
        };
        self.items
            .iter()
            .filter(|(_, item)| named(item))
            .copied()
            .collect()
    }
}

fn key<'a>((source, item): Node<'a>) -> (&'a str, usize) {
    (&source.path, item.range.start)
}
