//! The workspace's crates, as their manifests and sources describe them.

use std::collections::BTreeMap;
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
    /// The name as Rust code writes it, for example `ch01_sse`.
    pub fn ident(&self) -> String {
        self.name.replace('-', "_")
    }

    /// Whether code of this crate can name the crate `ident`.
    pub fn depends_on(&self, ident: &str) -> bool {
        let mut names = self.dependencies.iter();
        names.any(|dependency| dependency.name.replace('-', "_") == ident)
    }

    /// The crate's sources that are compiled into its library.
    pub fn sources<'a>(&'a self, tree: &'a Tree) -> impl Iterator<Item = &'a Source> {
        let folder = format!("{}/src/", self.folder);
        let sources = tree.sources.iter();
        sources
            .filter(move |(path, _)| path.starts_with(&folder))
            .map(|(_, source)| source)
    }

    /// The path under which other crates reach the item, without the crate's name; none if they cannot.
    pub fn public_path(&self, tree: &Tree, source: &Source, item: &Item) -> Option<Vec<String>> {
        let module = self.module(source)?;
        let full = [module.as_slice(), std::slice::from_ref(&item.name)].concat();
        if !item.public {
            return None;
        }
        let root = tree.sources.get(&format!("{}/src/lib.rs", self.folder))?;
        let passed_on = root.uses.iter().filter(|leaf| leaf.public).find(|leaf| {
            let path = match leaf.path.first().map(String::as_str) {
                Some("crate" | "self") => &leaf.path[1..],
                _ => &leaf.path[..],
            };
            let all = path.last().is_some_and(|last| last == "*");
            path == full || all && path[..path.len() - 1] == module[..]
        });
        match passed_on {
            Some(leaf) if leaf.name == "*" => Some(vec![item.name.clone()]),
            Some(leaf) => Some(vec![leaf.name.clone()]),
            None => self.modules_are_public(tree, &module).then_some(full),
        }
    }

    /// The module that a source is, from the crate's root.
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
        let folder = format!("{}/src", self.folder);
        if module.is_empty() {
            return tree.sources.get(&format!("{folder}/lib.rs"));
        }
        let inside = module.join("/");
        let file = tree.sources.get(&format!("{folder}/{inside}.rs"));
        file.or_else(|| tree.sources.get(&format!("{folder}/{inside}/mod.rs")))
    }

    /// Whether other crates reach the module.
    pub fn modules_are_public(&self, tree: &Tree, module: &[String]) -> bool {
        (0..module.len()).all(|depth| {
            let parent = self.source_of(tree, &module[..depth]);
            parent.is_some_and(|parent| {
                let item = parent.item(&module[depth]);
                item.is_ok_and(|item| item.public)
            })
        })
    }
}

/// All crates by name, and what is wrong with their manifests.
pub fn crates(tree: &Tree) -> (BTreeMap<String, Crate>, Vec<Finding>) {
    let mut crates = BTreeMap::new();
    let mut findings = Vec::new();
    for (path, manifest) in &tree.manifests {
        match read(path, manifest) {
            Ok(found) => {
                crates.insert(found.name.clone(), found);
            }
            Err(finding) => findings.push(finding),
        }
    }
    (crates, findings)
}

/// The crate whose folder holds the file.
pub fn crate_of<'a>(crates: &'a BTreeMap<String, Crate>, path: &str) -> Option<&'a Crate> {
    let mut all = crates.values();
    all.find(|one| path.starts_with(&format!("{}/", one.folder)))
}

fn read(path: &str, manifest: &str) -> Result<Crate, Finding> {
    let table = DeTable::parse(manifest).map_err(|error| {
        let line = error
            .span()
            .map_or(1, |span| text::line_at(manifest, span.start));
        Finding::new(
            path,
            line,
            format!("this is no TOML: {}", error.message()),
            "see `cargo check`",
        )
    })?;
    let table = table.get_ref();
    let name = table_in(table, "package").and_then(|package| package.get("name"));
    let name = name.and_then(|name| name.get_ref().as_str());
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
        for (section, dev) in [
            ("dependencies", false),
            ("build-dependencies", false),
            ("dev-dependencies", true),
        ] {
            for (name, value) in table_in(table, section).into_iter().flatten() {
                let renamed = as_table(value.get_ref()).and_then(|table| table.get("package"));
                let renamed = renamed.and_then(|package| package.get_ref().as_str());
                dependencies.push(Dependency {
                    name: renamed.unwrap_or(name.get_ref()).to_string(),
                    line: text::line_at(manifest, name.span().start),
                    dev,
                });
            }
        }
    }
    Ok(Crate {
        name: name.to_string(),
        folder: path.trim_end_matches("/Cargo.toml").to_string(),
        dependencies,
        default_features: default.is_some_and(|features| features.iter().len() > 0),
    })
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
