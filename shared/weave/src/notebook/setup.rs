//! A notebook's first code cell: the crates it needs and the names it uses.

use std::collections::{BTreeMap, BTreeSet};

use crate::marker::{Cited, Lead, Runs};
use crate::resolve::{Quoted, Role};
use crate::{finding::Finding, mentions::Mentions, page::Page, tree::Tree};

/// What the first code cell says.
#[derive(Default)]
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
            let (name, path) = (&krate.name, format!("path = \"../{}\"", krate.folder));
            let with = if krate.default_features {
                ", default-features = false"
            } else {
                ""
            };
            lines.push(format!(":dep {name} = {{ {path}{with} }}"));
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
        for (parent, leaves) in groups {
            lines.push(use_line(parent, &leaves));
        }
        lines.join("\n")
    }
}

/// A line wider than a page is broken as rustfmt breaks it.
fn use_line(parent: &[String], leaves: &BTreeSet<String>) -> String {
    const WIDTH: usize = 100;
    let parents = parent
        .iter()
        .flat_map(|part| [part, "::"])
        .collect::<String>();
    let all: Vec<&str> = leaves.iter().map(String::as_str).collect();
    if let [only] = all[..] {
        return format!("use {parents}{only};");
    }
    let line = format!("use {parents}{{{}}};", all.join(", "));
    if line.chars().count() <= WIDTH {
        return line;
    }
    let (mut broken, mut width) = (String::new(), WIDTH);
    for leaf in all {
        let length = leaf.chars().count() + 2;
        if width + length > WIDTH {
            (broken, width) = (broken + "\n   ", 3);
        }
        broken.extend([" ", leaf, ","]);
        width += length;
    }
    format!("use {parents}{{{broken}\n}};")
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
    let run = quoted.iter().filter(|one| one.role != Role::Shown);
    let run: Vec<&Quoted> = run.collect();
    let (mut setup, mut findings) = (Setup::default(), Vec::new());
    let mut needs = Needs {
        tree,
        page,
        run: &run,
        setup: &mut setup,
        findings: &mut findings,
    };
    for lead in leads.iter().flatten() {
        match (&lead.runs, &page.chapter) {
            (Some(Runs::Figure(home, ..)), chapter) => {
                if chapter.as_ref() == Some(&home.name) {
                    needs.bring(home.figures_module.clone(), "figures");
                }
                needs.setup.crates.insert(home.name.clone());
            }
            (Some(Runs::Exercises(_)), Some(chapter)) => {
                let module = [chapter.replace('-', "_"), "exercises".to_string()];
                needs.bring(module.to_vec(), "exercises");
            }
            _ => {}
        }
    }
    if !run.is_empty() || !needs.setup.crates.is_empty() {
        needs.setup.crates.extend(page.chapter.clone());
        needs.bring(vec!["show".to_string(), "Show".to_string()], "Show");
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
    setup.names.retain(|(_, name)| !defined(name));
    (setup, findings)
}

struct Needs<'a> {
    tree: &'a Tree,
    page: &'a Page,
    run: &'a [&'a Quoted<'a>],
    setup: &'a mut Setup,
    findings: &'a mut Vec<Finding>,
}

/// A need that a notebook cannot meet: the word that speaks of it, what is wrong, how to mend it.
type Unmet = (String, String, String);

impl Needs<'_> {
    /// Brings in what the quoted items of one source speak of.
    fn names_of(&mut self, all: &[&Quoted], mentions: &Mentions) {
        let Cited { krate, source, .. } = all[0].cited;
        for leaf in &source.uses {
            // A name that no item speaks of is there for its methods, or passed on.
            let name = &leaf.name;
            let said = || {
                source
                    .items
                    .iter()
                    .any(|item| item.mentions.words.contains(name))
            };
            let for_methods = !leaf.public && (name == "*" || !said());
            if mentions.words.contains(name) || for_methods {
                self.need(all, &leaf.path, name);
            }
        }
        for path in &mentions.paths {
            let first = path[0].as_str();
            if source.uses.iter().any(|leaf| leaf.name == first) {
                continue;
            }
            let own = source.item(first);
            if matches!(first, "crate" | "super") {
                let what = format!("`{first}::` means another crate in the notebook");
                let mend = "bring the name in with `use` at the top of the source";
                self.refuse(all, (first.to_string(), what, mend.to_string()));
            } else if own.is_some() {
                self.need(all, &["self".to_string(), first.to_string()], first);
            } else if path.len() > 1 && (krate.depends_on(first) || first == krate.ident()) {
                self.need(all, &path[..1], first);
            }
        }
    }

    /// Brings in the name that `path`, written in the items' source, leads to.
    fn need(&mut self, all: &[&Quoted], path: &[String], name: &str) {
        match self.path_outside(all[0].cited, path, name) {
            Ok(path) => self.bring(path, name),
            Err(unmet) => self.refuse(all, unmet),
        }
    }

    /// The path by which a notebook reaches what `path` means in the source; empty if the notebook has it already.
    fn path_outside(&self, from: Cited, path: &[String], name: &str) -> Result<Vec<String>, Unmet> {
        let (tree, krate) = (self.tree, from.krate);
        let first = path[0].as_str();
        let child = |module: &[String]| krate.source_of(tree, &[module, &path[..1]].concat());
        let inside: Vec<String> = match (first, krate.module(from.source)) {
            ("std" | "core" | "alloc", _) => return Ok(path.to_vec()),
            ("crate", Some(_)) => path[1..].to_vec(),
            ("self", Some(module)) => [&module, &path[1..]].concat(),
            ("super", Some(module)) => [&module[..module.len().max(1) - 1], &path[1..]].concat(),
            (_, Some(module)) if child(&module).is_some() => [&module, path].concat(),
            // An item beside the cells: cited or not, the notebook cannot import it.
            ("self" | "super" | "crate", None) => {
                if self.run.iter().any(|one| one.cited.item.name == name) {
                    return Ok(Vec::new());
                }
                let what = format!("`{name}` is not in the notebook");
                let mend = "cite it, or move it into the chapter's library";
                return Err((name.to_string(), what, mend.to_string()));
            }
            _ => return self.path_of_crate(from, path),
        };
        let whole = |inside: &[String]| Ok([&[krate.ident()], inside].concat());
        let Some((last, module)) = inside.split_last() else {
            return Ok(Vec::new());
        };
        let source = krate.source_of(tree, module);
        let Some((source, item)) = source.and_then(|one| Some((one, one.item(last)?))) else {
            return whole(&inside);
        };
        if let Some(path) = krate.public_path(tree, source, item) {
            return whole(&path);
        }
        let mut run = self.run.iter();
        if run.any(|one| std::ptr::eq(one.cited.item, item)) {
            return Ok(Vec::new());
        }
        let place = format!("{}:{}", source.path, item.line);
        let what = format!("`{last}` in {place} is not public, so the notebook lacks it");
        let mend = "make it and its module `pub`, or pass it on with `pub use`";
        Err((last.clone(), what, mend.to_string()))
    }

    /// The path by which a notebook reaches a name of another crate.
    fn path_of_crate(&self, from: Cited, path: &[String]) -> Result<Vec<String>, Unmet> {
        let (krate, first) = (from.krate, &path[0]);
        if self.tree.crates.values().any(|one| one.ident() == *first) {
            return Ok(path.to_vec());
        }
        let root = krate.source_of(self.tree, &[]);
        let mut uses = root.iter().flat_map(|root| &root.uses);
        if uses.any(|leaf| leaf.public && leaf.name == *first && leaf.path == path[..1]) {
            return Ok([&[krate.ident()], path].concat());
        }
        let root = format!("{}/src/lib.rs", krate.folder);
        let what =
            format!("the notebook cannot name the crate `{first}`, which {root} does not pass on");
        let mend = format!("write `pub use {first};` in {root}");
        Err((first.clone(), what, mend))
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
