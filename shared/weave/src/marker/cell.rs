//! `cell NAME`: the body of a function in `tests/page/cells.rs`, then its accepted output.

use super::{Cited, Lead, Marker, Name, Place, Runs, Shape, Wanted, single};
use crate::finding::Finding;
use crate::page::{Body, Page, Piece};
use crate::snapshot;
use crate::source::Kind;
use crate::text::Edit;

#[derive(Debug)]
struct Cell(Name);

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    Ok(Box::new(Cell(single(rest, "cell")?)))
}

impl Marker for Cell {
    fn shape(&self) -> Shape {
        Shape::Blocks(&["rust", "text"])
    }

    fn name(&self) -> Option<&Name> {
        Some(&self.0)
    }

    fn lead<'a>(&'a self, place: Place<'a>) -> Result<Lead<'a>, Finding> {
        let (home, source, item) = place.cell(&self.0)?;
        let krate = place.krate(source)?;
        let Kind::Function(function) = &item.kind else {
            unreachable!("a cell is a function");
        };
        let origin = format!("the cell `{}` in {}:{}", item.name, source.path, item.line);
        let path = snapshot::text_path(&home.name, &self.0.name);
        let text = place.tree.snapshots.text(&home.name, &self.0.name);
        let output = place.accepted(home, &path, text);
        Ok(Lead {
            wanted: vec![
                Ok(Wanted::Block(
                    "rust,ignore",
                    source.body_of(function),
                    origin,
                )),
                output.map(|text| Wanted::Block("text", text.to_string(), path)),
            ],
            runs: Some(Runs::Cell(
                Cited {
                    krate,
                    source,
                    item,
                },
                function,
                text,
            )),
        })
    }

    fn present(&self, page: &Page, piece: &Piece) -> Vec<Edit> {
        let range = |block: usize| page.parts.blocks[block].range.clone();
        let open = Edit::new(piece.at.clone(), "<div class=\"cell\">\n");
        match &piece.body {
            Body::Blocks(blocks) => match blocks[..] {
                [Some(_), Some(output)] => vec![
                    open,
                    Edit::insert(range(output).start, "<div class=\"output\">\n\n"),
                    Edit::insert(range(output).end, "\n</div>\n</div>\n"),
                ],
                [Some(code), None] => vec![open, Edit::insert(range(code).end, "\n</div>\n")],
                _ => vec![Edit::new(piece.at.clone(), "")],
            },
            _ => Vec::new(),
        }
    }
}
