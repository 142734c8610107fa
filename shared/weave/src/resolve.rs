//! Where every marker of every page leads: looked up once, for filling, checking and writing notebooks alike.

use crate::marker::{Cited, Lead, Place, Role};
use crate::notebook::{self, setup::Setup};
use crate::{finding::Finding, page::Page, tree::Tree};

/// A page with where its markers lead.
pub struct Resolved<'a> {
    pub page: &'a Page,
    pub leads: Vec<Result<Lead<'a>, Finding>>,
    /// The items that the leads quote, in order.
    pub quoted: Vec<Quoted<'a>>,
    pub setup: Setup<'a>,
}

/// A definition or cell on a page.
#[derive(Clone, Copy)]
pub struct Quoted<'a> {
    /// Where its marker begins.
    pub at: usize,
    pub cited: Cited<'a>,
    pub role: Role,
}

/// Looks up all markers of all pages.
pub fn resolve(tree: &Tree) -> Vec<Resolved<'_>> {
    let pages = tree.pages.iter();
    pages.map(|page| resolve_page(tree, page)).collect()
}

fn resolve_page<'a>(tree: &'a Tree, page: &'a Page) -> Resolved<'a> {
    let (mut leads, mut quoted) = (Vec::new(), Vec::new());
    for piece in &page.pieces {
        let lead = (piece.marker.lead)(Place { tree, page, piece });
        let found = lead.iter().flat_map(|lead| &lead.quoted);
        let at = piece.at.start;
        quoted.extend(found.map(|&(cited, role)| Quoted { at, cited, role }));
        leads.push(lead);
    }
    let mut found: Vec<&Lead> = leads.iter().flatten().collect();
    let mut run = quoted.clone();
    if notebook::path(page).is_none() {
        (found, run) = (Vec::new(), Vec::new());
    }
    let setup = Setup::read(tree, page, &found, &run);
    Resolved {
        page,
        leads,
        quoted,
        setup,
    }
}
