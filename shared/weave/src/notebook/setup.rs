//! A notebook's first code cell: the crates it needs and the names it uses.

use std::collections::{BTreeMap, BTreeSet};

use crate::cited::{Cited, Role};
use crate::crates::Crate;
use crate::fill::figures_module;
use crate::finding::Finding;
use crate::mentions::Mentions;
use crate::page::Page;
use crate::source::{Kind, Source};
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
    pub fn text(&self, crates: &BTreeMap<String, Crate>) -> String {
        let mut lines = Vec::new();
        for krate in self.crates.iter().filter_map(|name| crates.get(name)) {
            let features = if krate.default_features {
                ", default-features = false"
            } else {
                ""
            };
            lines.push(format!(
                ":dep {} = {{ path = \"../{}\"{features} }}",
                krate.name, krate.folder
            ));
        }
        lines.extend(use_lines(&self.names));
        lines.join("\n")
    }

    /// The names that the first cell brings in.
    pub fn imported(&self) -> BTreeSet<&str> {
        self.names.iter().map(|(_, name)| name.as_str()).collect()
    }
}

/// Collects what the page's definitions, cells and figures need.
///
/// The findings are needs that a notebook cannot meet: something private, or a crate that is not passed on.
pub fn setup(
    tree: &Tree,
    crates: &BTreeMap<String, Crate>,
    page: &Page,
    cited: &[Cited],
    has_figures: bool,
) -> (Setup, Vec<Finding>) {
    let mut needs = Needs {
        tree,
        crates,
        page,
        setup: Setup::default(),
        findings: Vec::new(),
    };
    let run: Vec<&Cited> = cited.iter().filter(|one| one.role != Role::Shown).collect();
    if !run.is_empty() || has_figures {
        for name in page.chapter.iter().map(String::as_str).chain(["show"]) {
            if crates.contains_key(name) {
                needs.setup.crates.insert(name.to_string());
            }
        }
        if crates.contains_key("show") {
            needs.bring(vec!["show".to_string(), "Show".to_string()], "Show");
        }
    }
    if let Some(own) = page
        .chapter
        .as_ref()
        .and_then(|name| crates.get(name))
        .filter(|_| has_figures)
    {
        let module = figures_module(tree, &own.name).iter();
        let path = std::iter::once(own.ident()).chain(module.map(ToString::to_string));
        needs.bring(path.collect(), "figures");
    }
    let mut of_source: BTreeMap<&str, (Vec<&Cited>, Mentions)> = BTreeMap::new();
    for one in &run {
        let (all, mentions) = of_source.entry(&one.source.path).or_default();
        all.push(one);
        mentions.extend(&one.item.mentions);
    }
    for (all, mentions) in of_source.values() {
        needs.names_of(all, mentions);
    }
    let defined = |name: &str| {
        let mut definitions = run.iter().filter(|one| one.role == Role::Definition);
        definitions.any(|one| one.item.name == name)
    };
    needs.setup.names.retain(|(_, name)| !defined(name));
    (needs.setup, needs.findings)
}

struct Needs<'a> {
    tree: &'a Tree,
    crates: &'a BTreeMap<String, Crate>,
    page: &'a Page,
    setup: Setup,
    findings: Vec<Finding>,
}

impl Needs<'_> {
    /// Brings in what the cited items of one source speak of.
    fn names_of(&mut self, all: &[&Cited], mentions: &Mentions) {
        let (krate, source) = (all[0].krate, all[0].source);
        let everywhere = |name: &str| {
            source
                .items
                .iter()
                .any(|item| item.mentions.words.contains(name))
        };
        for leaf in &source.uses {
            // A name that no item speaks of is there for its methods, or passed on.
            let for_methods = leaf.name == "*" || !everywhere(&leaf.name);
            if mentions.words.contains(&leaf.name) || for_methods && !leaf.public {
                self.path(all, krate, source, &leaf.path, &leaf.name);
            }
        }
        for path in &mentions.paths {
            let first = path[0].as_str();
            if source.uses.iter().any(|leaf| leaf.name == first) {
                continue;
            }
            if matches!(first, "crate" | "super") {
                self.refuse(
                    all,
                    first,
                    &format!("`{first}::` means another crate in the notebook"),
                    "bring the name in with `use` at the top of the source",
                );
            } else if source
                .item(first)
                .is_ok_and(|item| !matches!(item.kind, Kind::Impl { .. }))
            {
                self.path(
                    all,
                    krate,
                    source,
                    &["self".to_string(), first.to_string()],
                    first,
                );
            } else if path.len() > 1 && (krate.depends_on(first) || first == krate.ident()) {
                self.path(all, krate, source, &[first.to_string()], first);
            }
        }
    }

    /// Brings in the name that `path`, written in `source`, leads to.
    fn path(
        &mut self,
        all: &[&Cited],
        krate: &Crate,
        source: &Source,
        path: &[String],
        name: &str,
    ) {
        let module = krate.module(source);
        let first = path[0].as_str();
        let is_child = |module: &Vec<String>| {
            krate
                .source_of(self.tree, &[module.as_slice(), &path[..1]].concat())
                .is_some()
        };
        let inside: Option<Vec<String>> = match (first, &module) {
            ("std" | "core" | "alloc", _) => {
                self.bring(path.to_vec(), name);
                return;
            }
            ("crate", Some(_)) => Some(path[1..].to_vec()),
            ("self", Some(module)) => Some([module.as_slice(), &path[1..]].concat()),
            ("super", Some(module)) => {
                Some([&module[..module.len().saturating_sub(1)], &path[1..]].concat())
            }
            (_, Some(module)) if is_child(module) => Some([module.as_slice(), path].concat()),
            // An item of `cells.rs` itself: cited or not, the notebook cannot import it.
            ("self", None) => {
                if !all.iter().any(|one| one.item.name == name) {
                    self.refuse(
                        all,
                        name,
                        &format!("`{name}` is not in the notebook"),
                        "cite it, or move it into the chapter's library",
                    );
                }
                return;
            }
            _ => None,
        };
        if let Some(inside) = inside {
            self.own(all, krate, inside, name);
            return;
        }
        let workspace = self.crates.values().find(|one| one.ident() == first);
        if let Some(other) = workspace {
            self.setup.crates.insert(other.name.clone());
            if path.len() > 1 {
                self.bring(path.to_vec(), name);
            }
            return;
        }
        let root = krate.source_of(self.tree, &[]);
        let passes_on = root.is_some_and(|root| {
            root.uses
                .iter()
                .any(|leaf| leaf.public && leaf.name == first && leaf.path == [first])
        });
        if passes_on {
            self.bring([&[krate.ident()], path].concat(), name);
        } else {
            let root = format!("{}/src/lib.rs", krate.folder);
            self.refuse(
                all,
                first,
                &format!(
                    "the notebook cannot name the crate `{first}`, which {root} does not pass on"
                ),
                &format!("write `pub use {first};` in {root}"),
            );
        }
    }

    /// Brings in a name of the crate itself, by the path that other crates take.
    fn own(&mut self, all: &[&Cited], krate: &Crate, inside: Vec<String>, name: &str) {
        let whole = |inside: Vec<String>| [vec![krate.ident()], inside].concat();
        let Some((last, module)) = inside.split_last() else {
            self.bring(whole(inside), name);
            return;
        };
        let source = krate.source_of(self.tree, module);
        let item = source.and_then(|source| Some((source, source.item(last).ok()?)));
        let Some((source, item)) = item else {
            self.bring(whole(inside), name);
            return;
        };
        match krate.public_path(self.tree, source, item) {
            Some(path) => self.bring(whole(path), name),
            None if all
                .iter()
                .any(|one| one.item.range == item.range && one.source.path == source.path) => {}
            None => self.refuse(
                all,
                last,
                &format!(
                    "`{last}` in {}:{} is not public, so the notebook lacks it",
                    source.path, item.line
                ),
                "make it and its module `pub`, or pass it on with `pub use`",
            ),
        }
    }

    fn bring(&mut self, path: Vec<String>, name: &str) {
        let of_workspace = self
            .crates
            .values()
            .find(|one| path.first() == Some(&one.ident()));
        if let Some(krate) = of_workspace {
            self.setup.crates.insert(krate.name.clone());
        }
        self.setup.names.insert((path, name.to_string()));
    }

    /// Reports a need of the first of the cited items that speaks of `word`.
    fn refuse(&mut self, all: &[&Cited], word: &str, what: &str, mend: &str) {
        let speaks = |one: &&&Cited| one.item.mentions.words.contains(word);
        let one = all.iter().find(speaks).unwrap_or(&all[0]);
        let at = self.page.pieces[one.piece].at.start;
        let what = format!("{what} (`{}` needs it)", one.item.name);
        self.findings.push(self.page.finding(at, what, mend));
    }
}

/// One `use` for each module, its names in one group.
fn use_lines(names: &BTreeSet<(Vec<String>, String)>) -> Vec<String> {
    let mut groups: BTreeMap<&[String], BTreeSet<String>> = BTreeMap::new();
    for (path, name) in names {
        let Some((last, parent)) = path.split_last() else {
            continue;
        };
        let leaf = if last == name {
            name.clone()
        } else {
            format!("{last} as {name}")
        };
        groups.entry(parent).or_default().insert(leaf);
    }
    groups
        .iter()
        .map(|(parent, leaves)| use_line(&parent.join("::"), leaves))
        .collect()
}

/// A line wider than a page is broken as rustfmt breaks it.
fn use_line(parent: &str, leaves: &BTreeSet<String>) -> String {
    const WIDTH: usize = 100;
    let start = if parent.is_empty() {
        "use ".to_string()
    } else {
        format!("use {parent}::")
    };
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
