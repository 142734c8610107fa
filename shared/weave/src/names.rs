//! Where names lead: from a path in a source to the item, and to the path by which other crates reach it.

use crate::marker::Cited;
use crate::source::{Item, Source};
use crate::tree::Tree;

impl Tree {
    /// The source that is this module, given from its crate on.
    pub fn module(&self, module: &[String]) -> Option<&Source> {
        self.sources.values().find(|source| source.module == module)
    }

    /// The item at a path from its crate on.
    pub fn item(&self, path: &[String]) -> Option<Cited<'_>> {
        let (name, module) = path.split_last()?;
        let source = self.module(module)?;
        source.item(name).map(|item| Cited { source, item })
    }

    /// A path in a source as a path from a crate on.
    pub fn from_crate(&self, source: &Source, path: &[String]) -> Vec<String> {
        let module = &source.module[..];
        let (before, rest) = match &*path[0] {
            "crate" => (&module[..1], &path[1..]),
            "self" => (module, &path[1..]),
            "super" => (&module[..module.len() - 1], &path[1..]),
            _ if self.module(&[module, &path[..1]].concat()).is_some() => (module, path),
            _ => (&[][..], path),
        };
        [before, rest].concat()
    }

    /// The path by which other crates reach the item at `path`; none if they cannot.
    pub fn public_path(&self, path: &[String], item: &Item) -> Option<Vec<String>> {
        let (name, module) = path.split_last().filter(|_| item.public)?;
        let root = self.module(&module[..1])?;
        let mut passed_on = root.uses.iter().filter(|leaf| leaf.public);
        let passed_on = passed_on.find(|leaf| {
            let full = self.from_crate(root, &leaf.path);
            full == path || leaf.name == "*" && full[..full.len() - 1] == *module
        });
        let is_public = |depth| {
            let declared = self.item(&module[..=depth]);
            declared.is_some_and(|declared| declared.item.public)
        };
        match passed_on {
            Some(leaf) if leaf.name == "*" => Some(vec![module[0].clone(), name.clone()]),
            Some(leaf) => Some(vec![module[0].clone(), leaf.name.clone()]),
            None => (1..module.len()).all(is_public).then(|| path.to_vec()),
        }
    }
}
