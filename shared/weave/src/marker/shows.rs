//! `shows NAME` … `end`: a link to the section of the page that shows a cell or figure.

use super::{Lead, Marker, Name, Place, Shape, Wanted, single};
use crate::finding::Finding;
use crate::links;
use crate::page::{Page, Piece};
use crate::text::escaped;

#[derive(Debug)]
struct Shows(Name);

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    Ok(Box::new(Shows(single(rest, "shows")?)))
}

impl Marker for Shows {
    fn shape(&self) -> Shape {
        Shape::Text
    }

    fn lead<'a>(&'a self, place: Place<'a>) -> Result<Lead<'a>, Finding> {
        let home = &place.home(&self.0)?.name;
        let name = &self.0.name;
        let shows = |page: &Page, piece: &&Piece| {
            let shown = piece
                .marker
                .name()
                .filter(|_| piece.marker.shape() != Shape::Text);
            shown.is_some_and(|shown| shown.name == *name && page.home_of(shown) == Some(home))
        };
        let mut pages = place.tree.pages.iter();
        let found = pages
            .find_map(|page| Some((page, page.pieces.iter().find(|piece| shows(page, piece))?)));
        let (page, piece) = found.ok_or_else(|| {
            let what = format!("no page shows a cell or figure `{home}/{name}`");
            place.finding(what, "correct the marker, or put the cell on a page")
        })?;
        let headings = page.parts.headings.iter().zip(links::anchors(&page.parts));
        let above = headings.take_while(|(heading, _)| heading.range.start < piece.at.start);
        let (heading, anchor) = above.last().ok_or_else(|| {
            page.finding(piece.at.start, "no heading stands above it", "write one")
        })?;
        let words = escaped(heading.words.trim());
        let path = links::relative(&place.page.path, &page.path);
        let (link, origin) = (
            format!("[{words}]({path}#{anchor})"),
            format!("the place of `{name}`"),
        );
        Ok(Lead {
            wanted: vec![Ok(Wanted::Text(link, origin))],
            runs: None,
        })
    }
}
