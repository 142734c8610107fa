//! Every cell, figure and accepted output is on a page, and no output waits for a review.

use std::collections::BTreeSet;

use crate::snapshot::{FOLDER, text_path};
use crate::{finding::Finding, page::Piece, tree::Tree};

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut cited = BTreeSet::new();
    for page in &tree.pages {
        let names = page.pieces.iter().filter_map(Piece::name);
        cited.extend(names.filter_map(|name| Some((page.home_of(name)?, name.name))));
    }
    let mut made = BTreeSet::new();
    for home in tree.homes() {
        for (kind, listed) in [("cell", &home.cells), ("figure", &home.figures)] {
            for (name, line) in listed {
                made.insert((&*home.name, &**name));
                if cited.contains(&(&*home.name, &**name)) {
                    continue;
                }
                let cell = home.cell(tree, name).filter(|_| kind == "cell");
                let (path, line) = match cell {
                    Some(cell) => (cell.source.path.clone(), cell.item.line),
                    None => (home.list(), *line),
                };
                let what = format!("no page cites the {kind} `{name}`");
                let mend =
                    format!("put `<!-- {kind} {name} -->` on the page, or remove the {kind}");
                findings.push(Finding::new(&path, line, what, mend));
            }
        }
        let path = format!("{}/src/exercises.rs", home.folder);
        let modules = tree
            .sources
            .get(&path)
            .into_iter()
            .flat_map(|list| &list.items);
        for module in modules.filter(|module| !home.exercises.contains(&module.name)) {
            let what = format!("no test holds the exercise `{}`", module.name);
            let mend = format!("add it to `exercises` in {}", home.list());
            findings.push(Finding::new(&path, module.line, what, mend));
        }
    }
    let mut alone = BTreeSet::new();
    for path in tree.snapshots.keys() {
        if path.contains(".snap.new") {
            let what = "this output waits for a review";
            findings.push(Finding::new(path, 1, what, "run `cargo insta review`"));
        }
        let inside = path
            .strip_prefix(FOLDER)
            .and_then(|path| path[1..].split_once('/'));
        let name = inside.and_then(|(home, file)| Some((home, file.split_once(".snap")?.0)));
        // What a checker says of an exercise stands in a folder of its own.
        let name = name.filter(|(_, name)| !name.contains('/'));
        alone.extend(name.filter(|name| !made.contains(name) && !cited.contains(name)));
    }
    for (home, name) in alone {
        let what = format!("{home} has no cell or figure `{name}`");
        let mend = "delete this file and those beside it that share its name";
        findings.push(Finding::new(&text_path(home, name), 1, what, mend));
    }
    findings
}
