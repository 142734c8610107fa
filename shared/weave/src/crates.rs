//! The workspace's crates: what their manifests import, and the cells, figures and exercises that they list.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use toml::de::{DeTable, DeValue, Error};

use crate::marker::Cited;
use crate::source::{Kind, Source};
use crate::{text::line_at, tree::Tree};

/// A crate of the workspace.
#[derive(Debug, Default)]
pub struct Crate {
    /// Its name, which is its folder's: `ch01-sse`.
    pub name: String,
    pub folder: String,
    pub dependencies: Vec<Dependency>,
    /// Whether it has cells and figures of its own: a chapter, or a crate of `shared/` with `tests/page`.
    pub is_home: bool,
    /// The listed cells, each with its line in [`Crate::list`].
    pub cells: BTreeMap<String, usize>,
    /// The listed figures, each with its line in [`Crate::list`].
    pub figures: BTreeMap<String, usize>,
    /// The listed exercises in their order.
    pub exercises: Vec<String>,
    /// The module of the figures as other crates name it: `ch01_sse::page::figures`.
    pub figures_module: Vec<String>,
}

/// A line of a manifest's dependencies.
#[derive(Debug)]
pub struct Dependency {
    pub name: String,
    pub line: usize,
    pub dev: bool,
}

/// Whether a folder's name is a chapter's: `ch` and a number of two digits.
pub fn is_chapter(folder: &str) -> bool {
    let number = folder.strip_prefix("ch").and_then(|rest| rest.get(..2));
    number.is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()))
}

impl Crate {
    /// Reads a manifest.
    ///
    /// # Errors
    /// If the text is no TOML.
    pub fn read(folder: &str, manifest: &str) -> Result<Self, Error> {
        let name = folder.rsplit('/').next().unwrap_or(folder).to_string();
        let mut read = Self {
            figures_module: vec![name.replace('-', "_"), "figures".to_string()],
            folder: folder.to_string(),
            is_home: is_chapter(&name),
            name,
            ..Self::default()
        };
        read.read_dependencies(DeTable::parse(manifest)?.get_ref(), manifest);
        Ok(read)
    }

    /// Reads the tables of dependencies, those for one platform among them.
    fn read_dependencies(&mut self, table: &DeTable, manifest: &str) {
        for (section, value) in table {
            let DeValue::Table(inner) = value.get_ref() else {
                continue;
            };
            if !section.get_ref().ends_with("dependencies") {
                self.read_dependencies(inner, manifest);
                continue;
            }
            for (name, value) in inner {
                let renamed = value.get_ref().get("package");
                let renamed = renamed.and_then(|package| package.get_ref().as_str());
                self.dependencies.push(Dependency {
                    name: renamed.unwrap_or(name.get_ref()).to_string(),
                    line: line_at(manifest, name.span().start),
                    dev: section.get_ref() == "dev-dependencies",
                });
            }
        }
    }

    /// Reads the list of the crate's cells and figures: `snapshots::page! { cells: […], long: […], figures: […],
    /// long_figures: […], exercises: […], long_exercises: […] }` in `tests/page/main.rs`.
    pub fn read_list(&mut self, list: &Source) {
        self.is_home = true;
        if let Some(module) = list.uses.iter().find(|leaf| leaf.name == "figures") {
            self.figures_module.clone_from(&module.path);
        }
        let is_page = |call: &&syn::Macro| {
            let last = call.path.segments.last();
            last.is_some_and(|last| last.ident == "page")
        };
        for call in list.calls.iter().filter(is_page) {
            let mut kind = String::new();
            for token in call.tokens.clone() {
                match token {
                    TokenTree::Ident(key) => kind = key.to_string(),
                    TokenTree::Group(group) => {
                        let names = words(group.stream());
                        match kind.trim_start_matches("long_") {
                            "figures" => self.figures.extend(names),
                            "exercises" => self.exercises.extend(names.map(|(name, _)| name)),
                            _ => self.cells.extend(names),
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// The name as Rust code writes it, for example `ch01_sse`.
    pub fn ident(&self) -> String {
        self.name.replace('-', "_")
    }

    /// Whether code of this crate can name the crate `ident`.
    pub fn can_name(&self, ident: &str) -> bool {
        let names = self.dependencies.iter().map(|one| &one.name);
        let mut names = names.chain([&self.name]);
        names.any(|name| name.replace('-', "_") == ident)
    }

    /// The sources of its library.
    pub fn library<'a>(&self, tree: &'a Tree) -> impl Iterator<Item = &'a Source> {
        let root = self.ident();
        let sources = tree.sources.values();
        sources.filter(move |source| source.module.first() == Some(&root))
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
        let file = self.cells_path();
        let folder = file.replace(".rs", "/");
        let sources = tree.sources.values();
        sources.filter(move |source| source.path == file || source.path.starts_with(&folder))
    }

    /// The function that is called `name` among the cells.
    pub fn cell<'a>(&self, tree: &'a Tree, name: &str) -> Option<Cited<'a>> {
        self.cell_sources(tree).find_map(|source| {
            let item = source.item(name)?;
            matches!(item.kind, Kind::Function(_)).then_some(Cited { source, item })
        })
    }
}

fn words(tokens: TokenStream) -> impl Iterator<Item = (String, usize)> {
    tokens.into_iter().filter_map(|token| match token {
        TokenTree::Ident(word) => Some((word.to_string(), word.span().start().line)),
        _ => None,
    })
}
