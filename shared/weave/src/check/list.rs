//! The list of a chapter's cells and figures in `tests/page/main.rs`: what is not in it is compared with nothing.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};

use super::cells::is_definition;
use crate::fill::{cells_path, figures_path};
use crate::finding::Finding;
use crate::source::Source;
use crate::tree::{Tree, folder_of};

/// A list's names, each with its line.
type Names = BTreeMap<String, usize>;

pub(super) fn check(tree: &Tree, chapter: &str) -> Vec<Finding> {
    let path = list_path(chapter);
    let Lists { cells, figures, .. } = match tree.sources.get(&path) {
        Some(source) => lists(&source.text),
        None => Lists::default(),
    };
    let mut findings = Vec::new();
    let mut compare = |listed: &Names, functions: &Names, source: &str, kind: &str, key: &str| {
        for (name, line) in listed {
            if !functions.contains_key(name) {
                findings.push(Finding::new(
                    &path,
                    *line,
                    format!("{source} has no {kind} `{name}`"),
                    "take it off the list, or write it",
                ));
            }
        }
        for (name, line) in functions {
            if !listed.contains_key(name) {
                findings.push(Finding::new(
                    source,
                    *line,
                    format!("the {kind} `{name}` is compared with no snapshot"),
                    format!("add it to `{key}` in {path}"),
                ));
            }
        }
    };
    compare(
        &cells,
        &cells_of(tree, chapter),
        &cells_path(chapter),
        "cell",
        "cells",
    );
    compare(
        &figures,
        &figures_of(tree, chapter),
        &figures_path(tree, chapter),
        "figure",
        "figures",
    );
    findings
}

/// The cells of a chapter: every function of `cells.rs` that no page cites as a definition.
pub(super) fn cells_of(tree: &Tree, chapter: &str) -> Names {
    let Some(source) = tree.sources.get(&cells_path(chapter)) else {
        return Names::new();
    };
    let functions = source.functions();
    functions
        .filter(|(item, _)| !is_definition(tree, source, item))
        .map(|(item, _)| (item.name.clone(), item.line))
        .collect()
}

/// The figures of a chapter: every public function of `figures.rs` without parameters.
pub(super) fn figures_of(tree: &Tree, chapter: &str) -> Names {
    let source = tree.sources.get(&figures_path(tree, chapter));
    let functions = source.into_iter().flat_map(Source::functions);
    functions
        .filter(|(item, function)| item.public && function.parameters == 0)
        .map(|(item, _)| (item.name.clone(), item.line))
        .collect()
}

/// The long cells on a chapter's list.
pub(super) fn long_cells(tree: &Tree, chapter: &str) -> Names {
    let source = tree.sources.get(&list_path(chapter));
    source.map_or_else(Names::new, |source| lists(&source.text).long)
}

fn list_path(chapter: &str) -> String {
    format!("{}/tests/page/main.rs", folder_of(chapter))
}

/// The names in `snapshots::page! { cells: […], long: […], figures: […], long_figures: […] }`.
#[derive(Default)]
struct Lists {
    /// The cells, long ones too.
    cells: Names,
    /// The long cells alone.
    long: Names,
    /// The figures, long ones too.
    figures: Names,
}

fn lists(text: &str) -> Lists {
    let mut lists = Lists::default();
    let Ok(file) = syn::parse_file(text) else {
        return lists;
    };
    for item in &file.items {
        let syn::Item::Macro(call) = item else {
            continue;
        };
        if call
            .mac
            .path
            .segments
            .last()
            .is_none_or(|last| last.ident != "page")
        {
            continue;
        }
        let mut key = String::new();
        for token in call.mac.tokens.clone() {
            match token {
                TokenTree::Ident(word) => key = word.to_string(),
                TokenTree::Group(group) if key.ends_with("figures") => {
                    lists.figures.extend(names(group.stream()));
                }
                TokenTree::Group(group) => {
                    let names = names(group.stream());
                    if key == "long" {
                        lists.long.extend(names.clone());
                    }
                    lists.cells.extend(names);
                }
                _ => {}
            }
        }
    }
    lists
}

fn names(tokens: TokenStream) -> Names {
    let words = tokens.into_iter().filter_map(|token| match token {
        TokenTree::Ident(word) => Some((word.to_string(), word.span().start().line)),
        _ => None,
    });
    words.collect()
}
