//! `code PATH ITEM`: an item's source, word for word.

use super::{Lead, Marker, Place, Runs, Shape};
use crate::page::{Page, Piece};
use crate::text::{Edit, fenced};
use crate::{finding::Finding, tree::Tree};

#[derive(Debug)]
struct Code {
    /// The source's path: from the page's chapter, or beginning with a chapter's folder or `shared`.
    path: String,
    /// The item: `name`, `Type::method` or `impl Trait for Type`.
    item: String,
}

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    let parts = rest.split_once(char::is_whitespace);
    let (path, item) = parts.ok_or("wanted `code`, a source's path and an item")?;
    let path = path.to_string();
    let item = item.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Box::new(Code { path, item }))
}

impl Code {
    fn full_path(&self, tree: &Tree, page: &Page) -> String {
        let (path, first) = (&self.path, self.path.split('/').next());
        match &page.chapter {
            _ if first == Some("shared") => path.clone(),
            Some(chapter) if first.is_none_or(|first| tree.home(first).is_none()) => {
                format!("chapters/{chapter}/{path}")
            }
            _ => format!("chapters/{path}"),
        }
    }
}

impl Marker for Code {
    fn shape(&self) -> Shape {
        Shape::Blocks(&["rust"])
    }

    fn lead<'a>(&'a self, place: Place<'a>) -> Result<Lead<'a>, Finding> {
        let path = self.full_path(place.tree, place.page);
        let Some(source) = place.tree.sources.get(&path) else {
            let what = format!("there is no source {path}");
            return Err(place.finding(what, "correct the marker's path"));
        };
        let item = match source.named(&self.item)[..] {
            [item] => item,
            [] => {
                let what = format!("{path} has no item `{}`", self.item);
                return Err(place.finding(what, "correct the marker, or define the item"));
            }
            _ => {
                let what = format!("{path} has several items `{}`", self.item);
                return Err(place.finding(what, "cite one of its methods"));
            }
        };
        let indent = place.page.indent(place.piece);
        let block = fenced("rust,ignore", &source.text_of(item), indent);
        let origin = format!("`{}` in {path}:{}", item.name, item.line);
        Ok(Lead {
            wanted: vec![Ok((block, origin))],
            runs: Some(Runs::Code(place.cited(source, item)?)),
        })
    }

    fn present(&self, page: &Page, piece: &Piece) -> Vec<Edit> {
        // `ch04-numerical-diff/src/lib.rs`: enough to find the file.
        let own = self.path.starts_with("src/") || self.path.starts_with("tests/");
        let folder = page.chapter.as_ref().filter(|_| own);
        let source = folder.map_or(String::new(), |folder| format!("{folder}/")) + &self.path;
        let open = format!("<div class=\"definition\" data-source=\"{source}\">\n");
        let open = Edit::new(piece.at.clone(), open);
        vec![open, Edit::insert(piece.end(), "\n</div>\n")]
    }
}
