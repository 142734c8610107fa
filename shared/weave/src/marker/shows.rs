//! `shows NAME` … `end`: a link to the section of the page that shows a cell or figure.

use super::{Lead, Name, Place, Shape};
use crate::page::{Page, Piece};
use crate::{finding::Finding, links, text::escaped};

pub(super) fn lead(place: Place) -> Result<Lead, Finding> {
    let name = Name::read(place.single()?);
    let (home, name) = (&*place.home(name)?.name, name.name);
    let shows = |page: &Page, piece: &&Piece| {
        let shown = piece.name().filter(|_| piece.marker.shape != Shape::Words);
        shown.is_some_and(|shown| shown.name == name && page.home_of(shown) == Some(home))
    };
    let found = place.tree.pages.iter().find_map(|page| {
        let piece = page.pieces.iter().find(|piece| shows(page, piece))?;
        Some((page, piece.at.start))
    });
    let Some((page, at)) = found else {
        let what = format!("no page shows a cell or figure `{home}/{name}`");
        let mend = "correct the marker, or put the cell on a page";
        return Err(place.finding(what, mend));
    };
    let headings = page.parts.headings.iter().zip(links::anchors(&page.parts));
    let above = headings.take_while(|(heading, _)| heading.range.start < at);
    let Some((heading, anchor)) = above.last() else {
        return Err(page.finding(at, "no heading stands above it", "write one"));
    };
    let words = escaped(heading.words.trim());
    let path = links::relative(&place.page.path, &page.path);
    let link = format!("[{words}]({path}#{anchor})");
    Ok(Lead::text(link, format!("the place of `{name}`")))
}
