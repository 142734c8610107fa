//! A notebook's first code cell: the crates it needs and the names it uses.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Finding;
use crate::marker::{Cited, Lead, Runs};
use crate::mentions::Mentions;
use crate::page::Page;
use crate::resolve::{Quoted, Role};
use crate::source::Kind;
use crate::tree::Tree;

/// What the first code cell says.
#[derive(Debug, Default)]
pub struct Setup {
    /// The crates, by name.
    pub crates: BTreeSet<String>,
    /// The names to bring in: where each leads, and the name it gets.
    pub names: BTreeSet<(Vec<String>, String)>,
}

impl Setup {
    /// The cell's text.
    pub fn text(&self, tree: &Tree) -> String {
        let mut lines = Vec::new();
        for krate in self.crates.iter().filter_map(|name| tree.crates.get(name)) {
            let features = if krate.default_features {
                ", default-features = false"
            } else {
                ""
            };
            let (name, folder) = (&krate.name, &krate.folder);
            lines.push(format!(
                ":dep {name} = {{ path = \"../{folder}\"{features} }}"
            ));
        }
        // One `use` for each module, its names in one group.
        let mut groups: BTreeMap<&[String], BTreeSet<String>> = BTreeMap::new();
        for (path, name) in &self.names {
            if let Some((last, parent)) = path.split_last() {
                let renamed = format!("{last} as {name}");
                let leaf = if last == name { name.clone() } else { renamed };
                groups.entry(parent).or_default().insert(leaf);
            }
        }
        lines.extend(
            groups
                .iter()
                .map(|(parent, leaves)| use_line(parent, leaves)),
        );
        lines.join("\n")
    }
}

/// A line wider than a page is broken as rustfmt breaks it.
fn use_line(parent: &[String], leaves: &BTreeSet<String>) -> String {
    const WIDTH: usize = 100;
    let start = format!(
        "use {}",
        parent
            .iter()
            .map(|part| format!("{part}::"))
            .collect::<String>()
    );
    let all: Vec<&str> = leaves.iter().map(String::as_str).collect();
    if let [only] = all[..] {
        return format!("{start}{only};");
    }
    let line = format!("{start}{{{}}};", all.join(", "));
    if line.chars().count() <= WIDTH {
        return line;
    }
    let mut lines = vec![String::from("   ")];
    for leaf in all {
        let width = lines.last().map_or(0, |line| line.chars().count());
        if width + leaf.chars().count() + 2 > WIDTH {
            lines.push(String::from("   "));
        }
        if let Some(line) = lines.last_mut() {
            line.extend([" ", leaf, ","]);
        }
    }
    format!("{start}{{\n{}\n}};", lines.join("\n"))
}

/// Collects what the page's definitions, cells and figures need.
///
/// The findings are needs that a notebook cannot meet: something private, or a crate that is not passed on.
pub(crate) fn setup(
    tree: &Tree,
    page: &Page,
    leads: &[Result<Lead, Finding>],
    quoted: &[Quoted],
) -> (Setup, Vec<Finding>) {
    let run: Vec<&Quoted> = quoted
        .iter()
        .filter(|one| one.role != Role::Shown)
        .collect();
    let mut needs = Needs {
        tree,
        page,
        run: &run,
        setup: Setup::default(),
        findings: Vec::new(),
    };
    let homes = leads.iter().flatten().filter_map(|lead| match lead.runs {
        Some(Runs::Figure(home, ..)) => Some(home),
        _ => None,
    });
    let homes: Vec<_> = homes.collect();
    if !run.is_empty() || !homes.is_empty() {
        needs.setup.crates.extend(page.chapter.clone());
        needs.bring(vec!["show".to_string(), "Show".to_string()], "Show");
    }
    for home in homes {
        if page.chapter.as_ref() == Some(&home.name) {
            needs.bring(home.figures_module.clone(), "figures");
        }
        needs.setup.crates.insert(home.name.clone());
    }
    let mut of_source: BTreeMap<&str, (Vec<&Quoted>, Mentions)> = BTreeMap::new();
    for one in &run {
        let (all, mentions) = of_source.entry(&one.cited.source.path).or_default();
        all.push(one);
        mentions.extend(&one.cited.item.mentions);
    }
    for (all, mentions) in of_source.values() {
        needs.names_of(all, mentions);
    }
    let definitions = || run.iter().filter(|one| one.role == Role::Definition);
    let defined = |name: &String| definitions().any(|one| one.cited.item.name == *name);
    needs.setup.names.retain(|(_, name)| !defined(name));
    (needs.setup, needs.findings)
}

struct Needs<'a> {
    tree: &'a Tree,
    page: &'a Page,
    run: &'a [&'a Quoted<'a>],
    setup: Setup,
    findings: Vec<Finding>,
}

/// A need that a notebook cannot meet: the word that speaks of it, what is wrong, how to mend it.
type Unmet = (String, String, String);

impl Needs<'_> {
    /// Brings in what the quoted items of one source speak of.
    fn names_of(&mut self, all: &[&Quoted], mentions: &Mentions) {
        let Cited { krate, source, .. } = all[0].cited;
        for leaf in &source.uses {
            // A name that no item speaks of is there for its methods, or passed on.
            let unsaid = || {
                !source
                    .items
                    .iter()
                    .any(|item| item.mentions.words.contains(&leaf.name))
            };
            let for_methods = !leaf.public && (leaf.name == "*" || unsaid());
            if mentions.words.contains(&leaf.name) || for_methods {
                self.need(all, &leaf.path, &leaf.name);
            }
        }
        for path in &mentions.paths {
            let first = path[0].as_str();
            if source.uses.iter().any(|leaf| leaf.name == first) {
                continue;
            }
            let is_own = source
                .item(first)
                .is_some_and(|item| !matches!(item.kind, Kind::Impl { .. }));
            if matches!(first, "crate" | "super") {
                let what = format!("`{first}::` means another crate in the notebook");
                let mend = "bring the name in with `use` at the top of the source";
                self.refuse(all, (first.to_string(), what, mend.to_string()));
            } else if is_own {
                self.need(all, &["self".to_string(), first.to_string()], first);
            } else if path.len() > 1 && (krate.depends_on(first) || first == krate.ident()) {
                self.need(all, &path[..1], first);
            }
        }
    }

    /// Brings in the name that `path`, written in the items' source, leads to.
    fn need(&mut self, all: &[&Quoted], path: &[String], name: &str) {
        match self.path_outside(all[0].cited, path, name) {
            Ok(Some(path)) => self.bring(path, name),
            Ok(None) => {}
            Err(unmet) => self.refuse(all, unmet),
        }
    }

    /// The path by which a notebook reaches what `path` means in the source; none if the notebook has it already.
    fn path_outside(
        &self,
        from: Cited,
        path: &[String],
        name: &str,
    ) -> Result<Option<Vec<String>>, Unmet> {
        let (tree, krate) = (self.tree, from.krate);
        let first = path[0].as_str();
        let child = |module: &[String]| krate.source_of(tree, &[module, &path[..1]].concat());
        let inside: Vec<String> = match (first, krate.module(from.source)) {
            ("std" | "core" | "alloc", _) => return Ok(Some(path.to_vec())),
            ("crate", Some(_)) => path[1..].to_vec(),
            ("self", Some(module)) => [module.as_slice(), &path[1..]].concat(),
            ("super", Some(module)) => {
                [&module[..module.len().saturating_sub(1)], &path[1..]].concat()
            }
            (_, Some(module)) if child(&module).is_some() => [module.as_slice(), path].concat(),
            // An item beside the cells: cited or not, the notebook cannot import it.
            ("self" | "super" | "crate", None) => {
                let what = format!("`{name}` is not in the notebook");
                let mend = "cite it, or move it into the chapter's library".to_string();
                let cited = self.run.iter().any(|one| one.cited.item.name == name);
                return if cited {
                    Ok(None)
                } else {
                    Err((name.to_string(), what, mend))
                };
            }
            _ if tree.crates.values().any(|one| one.ident() == first) => {
                return Ok(Some(path.to_vec()));
            }
            _ => {
                let root = krate.source_of(tree, &[]);
                let mut uses = root.iter().flat_map(|root| &root.uses);
                if uses.any(|leaf| leaf.public && leaf.name == first && leaf.path == [first]) {
                    return Ok(Some([&[krate.ident()], path].concat()));
                }
                let root = format!("{}/src/lib.rs", krate.folder);
                let what = format!(
                    "the notebook cannot name the crate `{first}`, which {root} does not pass on"
                );
                return Err((
                    first.to_string(),
                    what,
                    format!("write `pub use {first};` in {root}"),
                ));
            }
        };
        let whole = |inside: &[String]| Ok(Some([&[krate.ident()], inside].concat()));
        let Some((last, module)) = inside.split_last() else {
            return Ok(None);
        };
        let source = krate.source_of(tree, module);
        let Some((source, item)) = source.and_then(|source| Some((source, source.item(last)?)))
        else {
            return whole(&inside);
        };
        if let Some(path) = krate.public_path(tree, source, item) {
            return whole(&path);
        }
        if self
            .run
            .iter()
            .any(|one| std::ptr::eq(one.cited.item, item))
        {
            return Ok(None);
        }
        let place = format!("{}:{}", source.path, item.line);
        let what = format!("`{last}` in {place} is not public, so the notebook lacks it");
        let mend = "make it and its module `pub`, or pass it on with `pub use`".to_string();
        Err((last.clone(), what, mend))
    }

    fn bring(&mut self, path: Vec<String>, name: &str) {
        let mut crates = self.tree.crates.values();
        let krate = crates.find(|one| path.first() == Some(&one.ident()));
        self.setup
            .crates
            .extend(krate.map(|krate| krate.name.clone()));
        if path.len() > 1 {
            self.setup.names.insert((path, name.to_string()));
        }
    }

    /// Reports a need of the first of the quoted items that speaks of it.
    fn refuse(&mut self, all: &[&Quoted], (word, what, mend): Unmet) {
        let speaks = |one: &&&Quoted| one.cited.item.mentions.words.contains(&word);
        let one = all.iter().find(speaks).unwrap_or(&all[0]);
        let at = self.page.pieces[one.piece].at.start;
        let what = format!("{what} (`{}` needs it)", one.cited.item.name);
        self.findings.push(self.page.finding(at, what, mend));
    }
}
