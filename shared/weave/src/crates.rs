//! The workspace's crates, as their manifests and sources describe them.

use std::iter;

use toml::de::{DeTable, DeValue};

use crate::source::{Item, Source};
use crate::{finding::Finding, text::line_at, tree::Tree};

/// A crate of the workspace.
#[derive(Debug)]
pub struct Crate {
    /// The name in its manifest, for example `ch01-sse`.
    pub name: String,
    pub folder: String,
    pub dependencies: Vec<Dependency>,
    pub default_features: bool,
}

/// A line of a manifest's dependencies.
#[derive(Debug)]
pub struct Dependency {
    pub name: String,
    pub line: usize,
    pub dev: bool,
}

impl Crate {
    /// Reads a manifest.
    ///
    /// # Errors
    /// If the text is no TOML, or names no package.
    pub fn read(path: &str, manifest: &str) -> Result<Self, Finding> {
        let table = DeTable::parse(manifest).map_err(|error| {
            let line = error.span().map_or(1, |span| line_at(manifest, span.start));
            let what = format!("this is no TOML: {}", error.message());
            Finding::new(path, line, what, "see `cargo check`")
        })?;
        let table = table.get_ref();
        let name = table_in(table, "package").and_then(|package| text_in(package, "name"));
        let name = name.ok_or_else(|| {
            let what = "the manifest has no package name";
            Finding::new(path, 1, what, "write one below `[package]`")
        })?;
        let default = table_in(table, "features").and_then(|features| features.get("default"));
        let default = default.and_then(|default| default.get_ref().as_array());
        let platforms = table_in(table, "target").into_iter().flatten();
        let platforms = platforms.filter_map(|(_, platform)| as_table(platform.get_ref()));
        let mut dependencies = Vec::new();
        for table in iter::once(table).chain(platforms) {
            for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
                for (name, value) in table_in(table, section).into_iter().flatten() {
                    let table = as_table(value.get_ref());
                    let renamed = table.and_then(|table| text_in(table, "package"));
                    dependencies.push(Dependency {
                        name: renamed.unwrap_or(name.get_ref()).to_string(),
                        line: line_at(manifest, name.span().start),
                        dev: section == "dev-dependencies",
                    });
                }
            }
        }
        Ok(Self {
            name: name.to_string(),
            folder: path.trim_end_matches("/Cargo.toml").to_string(),
            dependencies,
            default_features: default.is_some_and(|features| features.iter().len() > 0),
        })
    }

    /// The name as Rust code writes it, for example `ch01_sse`.
    pub fn ident(&self) -> String {
        self.name.replace('-', "_")
    }

    /// Whether code of this crate can name the crate `ident`.
    pub fn depends_on(&self, ident: &str) -> bool {
        let mut names = self.dependencies.iter().map(|one| &one.name);
        names.any(|name| name.replace('-', "_") == ident)
    }

    /// The crate's sources that are compiled into its library.
    pub fn sources<'a>(&self, tree: &'a Tree) -> impl Iterator<Item = &'a Source> {
        let folder = format!("{}/src/", self.folder);
        let sources = tree.sources.values();
        sources.filter(move |source| source.path.starts_with(&folder))
    }

    /// The path under which other crates reach the item, without the crate's name; none if they cannot.
    pub fn public_path(&self, tree: &Tree, source: &Source, item: &Item) -> Option<Vec<String>> {
        let module = self.module(source).filter(|_| item.public)?;
        let full = [module.as_slice(), std::slice::from_ref(&item.name)].concat();
        let mut passed_on = self
            .source_of(tree, &[])?
            .uses
            .iter()
            .filter(|leaf| leaf.public);
        let passed_on = passed_on.find(|leaf| {
            let path = match leaf.path[0].as_str() {
                "crate" | "self" => &leaf.path[1..],
                _ => &leaf.path[..],
            };
            path == full || leaf.name == "*" && path[..path.len() - 1] == module[..]
        });
        match passed_on {
            Some(leaf) if leaf.name == "*" => Some(vec![item.name.clone()]),
            Some(leaf) => Some(vec![leaf.name.clone()]),
            None => self.is_public(tree, &module).then_some(full),
        }
    }

    /// The module that a source is, from the crate's root; none if the library does not hold it.
    pub fn module(&self, source: &Source) -> Option<Vec<String>> {
        let inside = source.path.strip_prefix(&format!("{}/src/", self.folder))?;
        let inside = inside.strip_suffix(".rs")?;
        let mut parts: Vec<String> = inside.split('/').map(str::to_string).collect();
        if parts.last().is_some_and(|last| last == "mod") || parts == ["lib"] {
            parts.pop();
        }
        Some(parts)
    }

    /// The source that holds a module.
    pub fn source_of<'a>(&self, tree: &'a Tree, module: &[String]) -> Option<&'a Source> {
        self.sources(tree)
            .find(|source| self.module(source).as_deref() == Some(module))
    }

    /// Whether other crates reach the module.
    fn is_public(&self, tree: &Tree, module: &[String]) -> bool {
        (0..module.len()).all(|depth| {
            let parent = self.source_of(tree, &module[..depth]);
            let declared = parent.and_then(|parent| parent.item(&module[depth]));
            declared.is_some_and(|declared| declared.public)
        })
    }
}

fn text_in<'a>(table: &'a DeTable, key: &str) -> Option<&'a str> {
    table.get(key)?.get_ref().as_str()
}

fn table_in<'a, 'i>(table: &'a DeTable<'i>, key: &str) -> Option<&'a DeTable<'i>> {
    as_table(table.get(key)?.get_ref())
}

fn as_table<'a, 'i>(value: &'a DeValue<'i>) -> Option<&'a DeTable<'i>> {
    match value {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}
