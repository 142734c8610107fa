//! What a cited definition and what reaches it must be, so that a reader who changes a definition in the notebook sees
//! later cells change: the definition is public, and where a cell reaches it through another item of its crate, that one
//! is cited too.
//!
//! Calls are read from the syntax, by name: a name that an item speaks of is taken for the crate's own item of that
//! name.

use std::{collections::BTreeSet, slice};

use crate::resolve::{Quoted, Resolved, Role};
use crate::source::{Item, Kind, Source};
use crate::{finding::Finding, mentions::Mentions, notebook, page::Page, tree::Tree};

/// An item, and where it is.
type Node<'a> = (&'a Source, &'a Item);

pub(super) fn check(tree: &Tree, resolved: &Resolved) -> Vec<Finding> {
    let page = resolved.page;
    let mut findings = Vec::new();
    for Quoted { cited, role, .. } in &resolved.quoted {
        if *role != Role::Cell && !cited.item.public {
            let (path, line) = (&cited.source.path, cited.item.line);
            let name = &cited.item.name;
            let what = format!("`{name}` is shown on {} but is not public", page.path);
            let mend = "make it `pub`, or do not cite it";
            findings.push(Finding::new(path, line, what, mend));
        }
    }
    if notebook::path(page).is_none() {
        return findings;
    }
    findings.extend(resolved.unmet.iter().cloned());
    let mut reported = BTreeSet::new();
    for one in resolved.run() {
        // The kernel reads the page from top to bottom, and a definition hides what `use` would bring in.
        let below = resolved
            .run()
            .filter(|other| other.role == Role::Definition && other.piece > one.piece);
        for definition in below.map(|other| &other.cited.item.name) {
            let item = one.cited.item;
            if item.mentions.paths.contains(slice::from_ref(definition)) {
                let what = format!(
                    "`{}` needs `{definition}`, which the page defines only below",
                    item.name
                );
                let mend = format!("show `{definition}` first");
                findings.push(page.finding(resolved.at(one), what, mend));
            }
        }
        for ((source, item), definition) in detours(tree, resolved, one) {
            if reported.insert((&source.path, item.range.start)) {
                let (from, name) = (&one.cited.item.name, &item.name);
                let place = format!("{}:{}", source.path, item.line);
                let what = format!(
                    "`{from}` reaches `{definition}` through `{name}` ({place}), which the page does not cite: a \
                     change of `{definition}` in the notebook would not be seen"
                );
                let path = marker_path(page, &source.path);
                let mut mend = format!("cite it too: `<!-- code {path} {name} -->`");
                if matches!(item.kind, Kind::Method { .. }) {
                    mend = "cite what calls the definition as a function: a notebook only shows methods".into();
                }
                findings.push(page.finding(resolved.at(one), what, mend));
            }
        }
    }
    findings
}

/// The path as a marker of the page writes it.
fn marker_path<'a>(page: &Page, path: &'a str) -> &'a str {
    let inside = path.strip_prefix("chapters/").unwrap_or(path);
    let own = page.chapter.as_ref().map(|chapter| format!("{chapter}/"));
    own.and_then(|own| inside.strip_prefix(&own))
        .unwrap_or(inside)
}

/// The uncited items of its crate through which a cell or definition comes to a definition, each with that one's name.
fn detours<'a>(tree: &'a Tree, resolved: &Resolved, from: &Quoted) -> Vec<(Node<'a>, &'a str)> {
    let definitions = resolved
        .quoted
        .iter()
        .filter(|one| one.role == Role::Definition);
    let definitions: Vec<_> = definitions.map(|one| one.cited).collect();
    // A cited block holds its methods.
    let defined = |(source, item): &Node| {
        definitions
            .iter()
            .any(|one| one.source.path == source.path && one.item.range.contains(&item.range.start))
    };
    let sources = from.cited.krate.sources(tree);
    let items = sources.flat_map(|source| source.items.iter().map(move |item| (source, item)));
    let items: Vec<Node> = items.collect();
    let mut seen = BTreeSet::new();
    let mut waiting = called(&items, from.cited.source, &from.cited.item.mentions);
    let mut detours = Vec::new();
    while let Some((source, item)) = waiting.pop() {
        if defined(&(source, item)) || !seen.insert((&source.path, item.range.start)) {
            continue;
        }
        let next = called(&items, source, &item.mentions);
        if let Some((_, definition)) = next.iter().find(|node| defined(node)) {
            detours.push(((source, item), definition.name.as_str()));
        }
        waiting.extend(next);
    }
    detours
}

/// The items that the mentions of a source name.
fn called<'a>(items: &[Node<'a>], source: &Source, mentions: &Mentions) -> Vec<Node<'a>> {
    let mut names = BTreeSet::new();
    for path in &mentions.paths {
        // A name that `use` brought in under another is followed to its own.
        let renamed = source.uses.iter().find(|leaf| leaf.name == path[0]);
        let start = renamed.map_or(&path[..1], |leaf| &leaf.path);
        match &[start, &path[1..]].concat()[..] {
            [.., on, last] => names.extend([last.clone(), format!("{on}::{last}")]),
            path => names.extend(path.iter().cloned()),
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
    items
        .iter()
        .filter(|(_, item)| named(item))
        .copied()
        .collect()
}
