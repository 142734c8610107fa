//! The workspace's crates, as their manifests and sources describe them.

use std::iter;

use toml::de::{DeTable, DeValue};

use crate::finding::Finding;
use crate::source::{Item, Source};
use crate::text;
use crate::tree::Tree;

/// A crate of the workspace.
#[derive(Debug)]
pub struct Crate {
    /// The name in its manifest, for example `ch01-sse`.
    pub name: String,
    /// Its folder from the book's root.
    pub folder: String,
    /// What it depends on.
    pub dependencies: Vec<Dependency>,
    /// Whether it has default features.
    pub default_features: bool,
}

/// A line of a manifest's dependencies.
#[derive(Debug)]
pub struct Dependency {
    /// The crate's name.
    pub name: String,
    /// Its line in the manifest.
    pub line: usize,
    /// Whether only tests and examples use it.
    pub dev: bool,
}

impl Crate {
    /// Reads a manifest.
    ///
    /// # Errors
    /// If the text is no TOML, or names no package.
    pub fn read(path: &str, manifest: &str) -> Result<Self, Finding> {
        let table = DeTable::parse(manifest).map_err(|error| {
            let line = error
                .span()
                .map_or(1, |span| text::line_at(manifest, span.start));
            let what = format!("this is no TOML: {}", error.message());
            Finding::new(path, line, what, "see `cargo check`")
        })?;
        let table = table.get_ref();
        let name =
            table_in(table, "package").and_then(|package| package.get("name")?.get_ref().as_str());
        let name = name.ok_or_else(|| {
            Finding::new(
                path,
                1,
                "the manifest has no package name",
                "write one below `[package]`",
            )
        })?;
        let default = table_in(table, "features").and_then(|features| features.get("default"));
        let default = default.and_then(|default| default.get_ref().as_array());
        let platforms = table_in(table, "target").into_iter().flatten();
        let platforms = platforms.filter_map(|(_, platform)| as_table(platform.get_ref()));
        let mut dependencies = Vec::new();
        for table in iter::once(table).chain(platforms) {
            for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
                for (name, value) in table_in(table, section).into_iter().flatten() {
                    let renamed = as_table(value.get_ref()).and_then(|table| table.get("package"));
                    let renamed = renamed.and_then(|package| package.get_ref().as_str());
                    dependencies.push(Dependency {
                        name: renamed.unwrap_or(name.get_ref()).to_string(),
                        line: text::line_at(manifest, name.span().start),
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
        self.dependencies
            .iter()
            .any(|one| one.name.replace('-', "_") == ident)
    }

    /// The crate's sources that are compiled into its library.
    pub fn sources<'a>(&self, tree: &'a Tree) -> impl Iterator<Item = &'a Source> {
        let folder = format!("{}/src/", self.folder);
        let sources = tree.sources.iter();
        sources
            .filter(move |(path, _)| path.starts_with(&folder))
            .map(|(_, source)| source)
    }

    /// The path under which other crates reach the item, without the crate's name; none if they cannot.
    pub fn public_path(&self, tree: &Tree, source: &Source, item: &Item) -> Option<Vec<String>> {
        let module = self.module(source).filter(|_| item.public)?;
        let full = [module.as_slice(), std::slice::from_ref(&item.name)].concat();
        let passed_on = self.source_of(tree, &[])?.uses.iter().find(|leaf| {
            let path = match leaf.path.first().map(String::as_str) {
                Some("crate" | "self") => &leaf.path[1..],
                _ => &leaf.path[..],
            };
            leaf.public
                && (path == full || leaf.name == "*" && path[..path.len() - 1] == module[..])
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
        let mut parts: Vec<String> = inside
            .strip_suffix(".rs")?
            .split('/')
            .map(str::to_string)
            .collect();
        if parts.last().is_some_and(|last| last == "mod") || parts == ["lib"] {
            parts.pop();
        }
        Some(parts)
    }

    /// The source that holds a module.
    pub fn source_of<'a>(&self, tree: &'a Tree, module: &[String]) -> Option<&'a Source> {
        let inside = if module.is_empty() {
            "lib".to_string()
        } else {
            module.join("/")
        };
        let file = |ending: &str| {
            tree.sources
                .get(&format!("{}/src/{inside}{ending}", self.folder))
        };
        file(".rs").or_else(|| file("/mod.rs"))
    }

    /// Whether other crates reach the module.
    fn is_public(&self, tree: &Tree, module: &[String]) -> bool {
        (0..module.len()).all(|depth| {
            let parent = self.source_of(tree, &module[..depth]);
            parent.is_some_and(|parent| parent.item(&module[depth]).is_some_and(|item| item.public))
        })
    }
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
