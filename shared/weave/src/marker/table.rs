//! `table PATH`: a table that a command measured and wrote, word for word. No snapshot can hold times.

use super::{Lead, Marker, Place, Shape, Wanted};
use crate::finding::Finding;

#[derive(Debug)]
struct Table(String);

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    if rest.is_empty() || rest.contains(char::is_whitespace) {
        return Err(format!(
            "wanted `table` and one path from the book's root, found `{rest}`"
        ));
    }
    Ok(Box::new(Table(rest.to_string())))
}

impl Marker for Table {
    fn shape(&self) -> Shape {
        Shape::Table
    }

    fn lead<'a>(&'a self, place: Place<'a>) -> Result<Lead<'a>, Finding> {
        let path = &self.0;
        let table = place.tree.read_text(path).map_err(|_| {
            place.finding(
                format!("there is no table {path}"),
                "correct the marker's path",
            )
        })?;
        Ok(Lead {
            wanted: vec![Ok(Wanted::Table(
                table.trim_end().to_string(),
                path.clone(),
            ))],
            runs: None,
        })
    }
}
