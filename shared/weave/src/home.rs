//! The crates that have cells and figures: the chapters, and crates in `shared/` with a page of their own.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};

use crate::source::{Item, Kind, Source};
use crate::tree::Tree;

/// A crate that has cells and figures in `tests/page`.
#[derive(Debug)]
pub struct Home {
    /// The name that markers call it, its folder's: `ch01-sse`.
    pub name: String,
    pub folder: String,
    /// The listed cells, each with its line in [`Home::list`].
    pub cells: BTreeMap<String, usize>,
    /// The listed figures, each with its line in [`Home::list`].
    pub figures: BTreeMap<String, usize>,
    /// The listed exercises in their order.
    pub exercises: Vec<String>,
    /// The module of the figures as other crates name it: `ch01_sse::page::figures`.
    pub figures_module: Vec<String>,
}

/// Whether a folder's name is a chapter's: `ch` and a number of two digits.
pub fn is_chapter(folder: &str) -> bool {
    let number = folder.strip_prefix("ch").and_then(|rest| rest.get(..2));
    number.is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()))
}

impl Home {
    /// Reads the list of the crate's cells and figures: `snapshots::page! { cells: […], long: […], figures: […],
    /// long_figures: […], exercises: […], long_exercises: […] }` in `tests/page/main.rs`.
    pub fn read(folder: &str, sources: &BTreeMap<String, Source>) -> Self {
        let name = folder.rsplit('/').next().unwrap_or(folder).to_string();
        let mut home = Self {
            figures_module: vec![name.replace('-', "_"), "figures".to_string()],
            folder: folder.to_string(),
            cells: BTreeMap::new(),
            figures: BTreeMap::new(),
            exercises: Vec::new(),
            name,
        };
        let Some(list) = sources.get(&home.list()) else {
            return home;
        };
        if let Some(module) = list.uses.iter().find(|leaf| leaf.name == "figures") {
            home.figures_module.clone_from(&module.path);
        }
        let is_page = |call: &&syn::Macro| {
            call.path
                .segments
                .last()
                .is_some_and(|last| last.ident == "page")
        };
        for call in list.calls.iter().filter(is_page) {
            let mut kind = String::new();
            for token in call.tokens.clone() {
                match token {
                    TokenTree::Ident(key) => kind = key.to_string(),
                    TokenTree::Group(group) => {
                        let names = words(group.stream());
                        match kind.trim_start_matches("long_") {
                            "figures" => home.figures.extend(names),
                            "exercises" => home.exercises.extend(names.map(|(name, _)| name)),
                            _ => home.cells.extend(names),
                        }
                    }
                    _ => {}
                }
            }
        }
        home
    }

    /// Where the cells and figures are listed.
    pub fn list(&self) -> String {
        format!("{}/tests/page/main.rs", self.folder)
    }

    /// Where the cells are, or the modules that hold them.
    pub fn cells_path(&self) -> String {
        format!("{}/tests/page/cells.rs", self.folder)
    }

    /// The sources of the cells: `cells.rs`, and what lies in a folder `cells` beside it.
    pub fn cell_sources<'a>(&self, tree: &'a Tree) -> impl Iterator<Item = &'a Source> {
        let (file, folder) = (
            self.cells_path(),
            format!("{}/tests/page/cells/", self.folder),
        );
        let sources = tree.sources.values();
        sources.filter(move |source| source.path == file || source.path.starts_with(&folder))
    }

    /// The function that is called `name` among the cells.
    pub fn cell<'a>(&self, tree: &'a Tree, name: &str) -> Option<(&'a Source, &'a Item)> {
        self.cell_sources(tree).find_map(|source| {
            let item = source
                .item(name)
                .filter(|item| matches!(item.kind, Kind::Function(_)));
            item.map(|item| (source, item))
        })
    }
}

fn words(tokens: TokenStream) -> impl Iterator<Item = (String, usize)> {
    tokens.into_iter().filter_map(|token| match token {
        TokenTree::Ident(word) => Some((word.to_string(), word.span().start().line)),
        _ => None,
    })
}
