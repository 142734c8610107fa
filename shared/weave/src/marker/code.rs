//! `code PATH ITEM`: an item's source, word for word.

use super::{Cited, Lead, Marker, Place, Runs, Shape, Wanted};
use crate::finding::Finding;
use crate::page::{Body, Page, Piece};
use crate::text::Edit;
use crate::tree::Tree;

#[derive(Debug)]
struct Code {
    /// The source's path: from the page's chapter, or beginning with a chapter's folder or `shared`.
    path: String,
    /// The item: `name`, `Type::method` or `impl Trait for Type`.
    item: String,
}

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    let (path, item) = rest
        .split_once(char::is_whitespace)
        .ok_or("wanted `code`, a source's path and an item")?;
    let item = item.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Box::new(Code {
        path: path.to_string(),
        item,
    }))
}

impl Code {
    fn full_path(&self, tree: &Tree, page: &Page) -> String {
        let first = self.path.split('/').next().unwrap_or("");
        match &page.chapter {
            _ if first == "shared" => self.path.clone(),
            Some(chapter) if tree.home(first).is_none() => {
                format!("chapters/{chapter}/{}", self.path)
            }
            _ => format!("chapters/{}", self.path),
        }
    }
}

impl Marker for Code {
    fn shape(&self) -> Shape {
        Shape::Blocks(&["rust"])
    }

    fn lead<'a>(&'a self, place: Place<'a>) -> Result<Lead<'a>, Finding> {
        let path = self.full_path(place.tree, place.page);
        let source = place.tree.sources.get(&path).ok_or_else(|| {
            place.finding(
                format!("there is no source {path}"),
                "correct the marker's path",
            )
        })?;
        let found = source.named(&self.item);
        let [item] = found[..] else {
            let (count, mend) = match found.len() {
                0 => (
                    "no item".to_string(),
                    "correct the marker, or define the item",
                ),
                many => (
                    format!("{many} items"),
                    "write the whole header of the impl block in the marker",
                ),
            };
            return Err(place.finding(format!("{path} has {count} `{}`", self.item), mend));
        };
        let krate = place.krate(source)?;
        let origin = format!("`{}` in {path}:{}", item.name, item.line);
        Ok(Lead {
            wanted: vec![Ok(Wanted::Block(
                "rust,ignore",
                source.text_of(item),
                origin,
            ))],
            runs: Some(Runs::Code(Cited {
                krate,
                source,
                item,
            })),
        })
    }

    fn present(&self, page: &Page, piece: &Piece) -> Vec<Edit> {
        let Body::Blocks(blocks) = &piece.body else {
            return Vec::new();
        };
        let Some(block) = blocks[0] else {
            return vec![Edit::new(piece.at.clone(), "")];
        };
        // `ch04-numerical-diff/src/lib.rs`: enough to find the file.
        let source = match &page.chapter {
            Some(chapter) if self.path.starts_with("src/") || self.path.starts_with("tests/") => {
                format!("{chapter}/{}", self.path)
            }
            _ => self.path.clone(),
        };
        let open = format!("<div class=\"definition\" data-source=\"{source}\">\n");
        let end = page.parts.blocks[block].range.end;
        vec![
            Edit::new(piece.at.clone(), open),
            Edit::insert(end, "\n</div>\n"),
        ]
    }
}
