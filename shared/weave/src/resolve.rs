//! Where every marker of every page leads: looked up once, for filling, checking and writing notebooks alike.

use crate::marker::{Cited, Lead, Place, Runs};
use crate::notebook::setup::{self, Setup};
use crate::{finding::Finding, page::Page, source::Kind, tree::Tree};

/// A page with where its markers lead.
pub struct Resolved<'a> {
    pub page: &'a Page,
    pub leads: Vec<Result<Lead<'a>, Finding>>,
    pub quoted: Vec<Quoted<'a>>,
    pub setup: Setup,
    pub unmet: Vec<Finding>,
}

/// A definition or cell on a page.
#[derive(Clone, Copy)]
pub struct Quoted<'a> {
    /// The piece's number in [`Page::pieces`].
    pub piece: usize,
    pub cited: Cited<'a>,
    pub role: Role,
}

/// What a notebook makes of a quoted item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A code cell that defines it anew: what a reader changes there, later cells see.
    Definition,
    /// Text to read. A method alone is no whole definition, and the kernel cannot replace an impl block.
    Shown,
    /// A code cell with an output.
    Cell,
}

/// Looks up all markers of all pages.
pub fn resolve(tree: &Tree) -> Vec<Resolved<'_>> {
    tree.pages
        .iter()
        .map(|page| resolve_page(tree, page))
        .collect()
}

fn resolve_page<'a>(tree: &'a Tree, page: &'a Page) -> Resolved<'a> {
    let pieces = page.pieces.iter();
    let leads: Vec<_> = pieces
        .map(|piece| piece.marker.lead(Place { tree, page, piece }))
        .collect();
    let mut quoted = Vec::new();
    for (piece, lead) in leads.iter().enumerate() {
        let mut quote = |cited, role| quoted.push(Quoted { piece, cited, role });
        match lead.as_ref().ok().and_then(|lead| lead.runs.as_ref()) {
            Some(Runs::Code(cited)) => quote(*cited, Role::Shown),
            Some(Runs::Cell(cited, ..)) => quote(*cited, Role::Cell),
            // The names that the solution needs are there for the reader too.
            Some(Runs::Exercises(exercises)) => exercises.iter().for_each(|exercise| {
                let stubs = exercise.stubs.iter().copied();
                let all = stubs.chain([exercise.solution]);
                all.for_each(|cited| quote(cited, Role::Definition));
            }),
            Some(Runs::Figure(..)) | None => {}
        }
    }
    let code = quoted.iter().filter(|one| one.role == Role::Shown);
    let whole: Vec<Cited> = code
        .map(|one| one.cited)
        .filter(|cited| is_whole(tree, cited))
        .collect();
    for one in quoted.iter_mut().filter(|one| one.role == Role::Shown) {
        let is_whole = |name: &str| {
            let mut whole = whole.iter();
            whole.any(|whole| whole.item.name == *name && whole.krate.name == one.cited.krate.name)
        };
        let defined = match &one.cited.item.kind {
            Kind::Impl { of, on } => is_whole(on) || of.as_deref().is_some_and(is_whole),
            _ => is_whole(&one.cited.item.name),
        };
        if defined {
            one.role = Role::Definition;
        }
    }
    let (setup, unmet) = setup::setup(tree, page, &leads, &quoted);
    Resolved {
        page,
        leads,
        quoted,
        setup,
        unmet,
    }
}

/// Whether the notebook would have all of the item.
fn is_whole(tree: &Tree, cited: &Cited) -> bool {
    let name = &cited.item.name;
    match cited.item.kind {
        Kind::Function(_) | Kind::Constant => true,
        Kind::Module | Kind::Impl { .. } | Kind::Method { .. } => false,
        // evcxr cannot take an impl block back: a cell with one could not be run a second time.
        Kind::Type | Kind::Trait => {
            let mut items = cited.krate.sources(tree).flat_map(|source| &source.items);
            items.all(|item| match &item.kind {
                Kind::Impl { of, on } => on != name && of.as_ref() != Some(name),
                _ => true,
            })
        }
    }
}

impl<'a> Resolved<'a> {
    /// The quoted items that the notebook runs.
    pub fn run(&self) -> impl Iterator<Item = &Quoted<'a>> {
        self.quoted.iter().filter(|one| one.role != Role::Shown)
    }

    /// The byte where a quoted item's marker begins.
    pub fn at(&self, one: &Quoted) -> usize {
        self.page.pieces[one.piece].at.start
    }
}
