//! Each row of a table on the page that compares book and article names the cells or figures that show it.

use crate::{finding::Finding, page::Page};

/// The page that says where the book shows what the article says.
const PAGE: &str = "chapters/conformance.md";

pub(super) fn check(page: &Page) -> Vec<Finding> {
    if page.path != PAGE {
        return Vec::new();
    }
    let markers = page.pieces.iter().filter(|piece| piece.word == "shows");
    let places: Vec<usize> = markers.map(|piece| piece.at.start).collect();
    let rows = page.parts.rows.iter();
    let bare = rows.filter(|row| !places.iter().any(|place| row.contains(place)));
    let mend = "name what shows it: `<!-- shows chapter/cell -->`, then run `cargo weave`";
    bare.map(|row| page.finding(row.start, "this row names no cell or figure", mend))
        .collect()
}
