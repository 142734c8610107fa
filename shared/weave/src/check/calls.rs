//! What a cited definition and what reaches it must be, so that a reader who changes a definition in the notebook sees
//! later cells change: the definition is public, and where a cell reaches it through another item of its crate, that one
//! is cited too.
//!
//! Calls are read from the syntax, by name: a name that an item speaks of is taken for the crate's own item of that
//! name.

use std::{collections::BTreeSet, slice};

use crate::marker::{Cited, Role};
use crate::resolve::{Quoted, Resolved};
use crate::source::{Item, Kind};
use crate::{finding::Finding, notebook, page::Page, tree::Tree};

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
    let quoted = resolved.quoted.iter();
    let definitions: Vec<_> = quoted.filter(|one| one.role == Role::Definition).collect();
    let mut reported = BTreeSet::new();
    for one in &resolved.setup.run {
        let item = one.cited.item;
        // The kernel reads the page from top to bottom, and a definition hides what `use` would bring in.
        for below in definitions.iter().filter(|below| below.at > one.at) {
            let name = &below.cited.item.name;
            if item.mentions.paths.contains(slice::from_ref(name)) {
                let what = format!(
                    "`{}` needs `{name}`, which the page defines only below",
                    item.name
                );
                let mend = format!("show `{name}` first");
                findings.push(page.finding(one.at, what, mend));
            }
        }
        for (Cited { source, item }, definition) in detours(tree, &definitions, one.cited) {
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
                findings.push(page.finding(one.at, what, mend));
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
fn detours<'a>(tree: &'a Tree, definitions: &[&Quoted], from: Cited) -> Vec<(Cited<'a>, &'a str)> {
    let defined = |one: &Cited| {
        let mut cited = definitions.iter().map(|one| one.cited.item);
        cited.any(|item| std::ptr::eq(item, one.item))
    };
    let items = library(tree, from);
    let mut seen = BTreeSet::new();
    let mut waiting = called(&items, from);
    let mut detours = Vec::new();
    while let Some(one) = waiting.pop() {
        if defined(&one) || !seen.insert((&one.source.path, one.item.range.start)) {
            continue;
        }
        let next = called(&items, one);
        if let Some(definition) = next.iter().find(|one| defined(one)) {
            detours.push((one, definition.item.name.as_str()));
        }
        waiting.extend(next);
    }
    detours
}

/// The items of the library that an item's crate has.
fn library<'a>(tree: &'a Tree, of: Cited) -> Vec<Cited<'a>> {
    let krate = tree.crate_of(&of.source.path);
    let sources = krate.into_iter().flat_map(|krate| krate.library(tree));
    let items =
        sources.flat_map(|source| source.items.iter().map(move |item| Cited { source, item }));
    items.collect()
}

/// The items that another one names.
fn called<'a>(items: &[Cited<'a>], by: Cited) -> Vec<Cited<'a>> {
    let mentions = &by.item.mentions;
    let mut names = BTreeSet::new();
    for path in &mentions.paths {
        // A name that `use` brought in under another is followed to its own.
        let renamed = by.source.uses.iter().find(|leaf| leaf.name == path[0]);
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
        .filter(|one| named(one.item))
        .copied()
        .collect()
}
