//! A notebook's first code cell: the crates it needs and the names it uses.

use std::collections::{BTreeMap, BTreeSet};

use crate::marker::{Cited, Lead, Role};
use crate::resolve::Quoted;
use crate::{finding::Finding, page::Page, tree::Tree};

/// What a page's definitions, cells and figures need.
pub struct Setup<'a> {
    tree: &'a Tree,
    page: &'a Page,
    /// The items that the notebook runs.
    pub run: Vec<Quoted<'a>>,
    /// The crates, by name.
    crates: BTreeSet<String>,
    /// The names to bring in: where each leads, and the name it gets.
    names: BTreeSet<(Vec<String>, String)>,
    /// What a notebook cannot have: something private, or a crate that is not passed on.
    pub unmet: Vec<Finding>,
}

impl<'a> Setup<'a> {
    /// Collects what the leads and the items that they quote need.
    pub fn read(tree: &'a Tree, page: &'a Page, leads: &[&Lead], quoted: &[Quoted<'a>]) -> Self {
        let run = quoted.iter().filter(|one| one.role != Role::Shown);
        let mut setup = Self {
            tree,
            page,
            run: run.copied().collect(),
            crates: BTreeSet::new(),
            names: BTreeSet::new(),
            unmet: Vec::new(),
        };
        for path in leads.iter().flat_map(|lead| &lead.names) {
            setup.bring(path, &path[path.len() - 1]);
        }
        if !setup.run.is_empty() || !setup.crates.is_empty() {
            setup.crates.extend(page.chapter.clone());
            setup.bring(&["show", "Show"].map(str::to_string), "Show");
        }
        for one in setup.run.clone() {
            setup.bring_names_of(&one);
        }
        let definitions = setup.run.iter().filter(|one| one.role == Role::Definition);
        let defined: Vec<&String> = definitions.map(|one| &one.cited.item.name).collect();
        setup.names.retain(|(_, name)| !defined.contains(&name));
        setup
    }

    /// The names that the cell brings in.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(_, name)| name.as_str())
    }

    /// The cell's text.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        for krate in self
            .crates
            .iter()
            .filter_map(|name| self.tree.crates.get(name))
        {
            let (name, folder) = (&krate.name, &krate.folder);
            lines.push(format!(":dep {name} = {{ path = \"../{folder}\" }}"));
        }
        // One `use` for each module, its names in one group.
        let mut groups: BTreeMap<&[String], BTreeSet<String>> = BTreeMap::new();
        for (path, name) in &self.names {
            if let Some((last, parent)) = path.split_last() {
                let renamed = Some(format!("{last} as {name}")).filter(|_| last != name);
                let leaf = renamed.unwrap_or_else(|| name.clone());
                groups.entry(parent).or_default().insert(leaf);
            }
        }
        let uses = groups
            .into_iter()
            .map(|(parent, leaves)| use_line(parent, leaves));
        lines.extend(uses);
        lines.join("\n")
    }

    /// Brings in what a quoted item speaks of.
    fn bring_names_of(&mut self, one: &Quoted) {
        let Cited { source, item } = one.cited;
        for leaf in &source.uses {
            // A name that no item speaks of is there for its methods, or passed on.
            let said = || {
                source
                    .items
                    .iter()
                    .any(|item| item.mentions.speak_of(&leaf.name))
            };
            let for_methods = !leaf.public && (leaf.name == "*" || !said());
            if for_methods || item.mentions.speak_of(&leaf.name) {
                self.need(one, &leaf.path, &leaf.name);
            }
        }
        let krate = self.tree.crate_of(&source.path);
        for path in &item.mentions.paths {
            let first = &path[0];
            if source.uses.iter().any(|leaf| leaf.name == *first) {
                continue;
            }
            if ["crate", "super"].contains(&&**first) {
                let what = format!("`{first}::` means another crate in the notebook");
                self.refuse(
                    one,
                    &what,
                    "bring the name in with `use` at the top of the source",
                );
            } else if source.item(first).is_some() {
                self.need(one, &["self".to_string(), first.clone()], first);
            } else if path.len() > 1 && krate.is_some_and(|krate| krate.can_name(first)) {
                self.need(one, &path[..1], first);
            }
        }
    }

    /// Brings in what `path` means in the item's source under `name`, unless the notebook has it already.
    fn need(&mut self, one: &Quoted, path: &[String], name: &str) {
        let (tree, source) = (self.tree, one.cited.source);
        let path = tree.from_crate(source, path);
        let (root, last) = (&path[..1], &path[path.len() - 1]);
        let is_crate = tree.crates.values().any(|one| one.ident() == root[0]);
        if is_crate && (*root != source.module[..1] || path.len() == 1)
            || ["std", "core", "alloc"].contains(&&*root[0])
        {
            return self.bring(&path, name);
        }
        if *root != source.module[..1] {
            // Of no crate in the workspace.
            let root = tree.module(&source.module[..1]);
            let mut uses = root.iter().flat_map(|root| &root.uses);
            if uses.any(|leaf| leaf.public && leaf.path == path[..1]) {
                return self.bring(&[&source.module[..1], &path].concat(), name);
            }
            let (krate, root) = (&path[0], root.map_or(&source.path, |root| &root.path));
            let what = format!(
                "the notebook cannot name the crate `{krate}`, which {root} does not pass on"
            );
            return self.refuse(one, &what, &format!("write `pub use {krate};` in {root}"));
        }
        let found = tree.item(&path);
        let public = match found {
            Some(found) => tree.public_path(&path, found.item),
            None => Some(path.clone()),
        };
        let in_notebook = self.run.iter().any(|one| one.cited.item.name == *last);
        match (public, found) {
            (Some(path), _) if is_crate => self.bring(&path, name),
            _ if in_notebook => {}
            (_, Some(Cited { source, item })) if is_crate => {
                let place = format!("{}:{}", source.path, item.line);
                let what = format!("`{last}` in {place} is not public, so the notebook lacks it");
                let mend = "make it and its module `pub`, or pass it on with `pub use`";
                self.refuse(one, &what, mend);
            }
            // An item beside the cells: cited or not, the notebook cannot import it.
            _ => {
                let what = format!("`{last}` is not in the notebook");
                self.refuse(one, &what, "cite it, or move it into the chapter's library");
            }
        }
    }

    fn bring(&mut self, path: &[String], name: &str) {
        let mut crates = self.tree.crates.values();
        let krate = crates.find(|one| one.ident() == path[0]);
        self.crates.extend(krate.map(|krate| krate.name.clone()));
        if path.len() > 1 {
            self.names.insert((path.to_vec(), name.to_string()));
        }
    }

    /// Reports a need that a notebook cannot meet, once.
    fn refuse(&mut self, one: &Quoted, what: &str, mend: &str) {
        if !self.unmet.iter().any(|unmet| unmet.what.starts_with(what)) {
            let what = format!("{what} (`{}` needs it)", one.cited.item.name);
            self.unmet.push(self.page.finding(one.at, what, mend));
        }
    }
}

/// A line wider than a page is broken as rustfmt breaks it.
fn use_line(parent: &[String], leaves: BTreeSet<String>) -> String {
    const WIDTH: usize = 100;
    let parents: String = parent.iter().flat_map(|part| [part, "::"]).collect();
    let leaves: Vec<String> = leaves.into_iter().collect();
    let line = match &leaves[..] {
        [only] => format!("use {parents}{only};"),
        _ => format!("use {parents}{{{}}};", leaves.join(", ")),
    };
    if line.chars().count() <= WIDTH {
        return line;
    }
    let (mut broken, mut width) = (String::new(), WIDTH);
    for leaf in &leaves {
        let length = leaf.chars().count() + 2;
        if width + length > WIDTH {
            (broken, width) = (broken + "\n   ", 3);
        }
        broken.extend([" ", leaf, ","]);
        width += length;
    }
    format!("use {parents}{{{broken}\n}};")
}
