//! `table PATH` … `end`: a table that a command measured and wrote, word for word. No snapshot can hold times.

use super::{Lead, Marker, Place, Shape, single};
use crate::finding::Finding;

#[derive(Debug)]
struct Table(String);

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    Ok(Box::new(Table(single(rest, "table")?.to_string())))
}

impl Marker for Table {
    fn shape(&self) -> Shape {
        Shape::Text
    }

    fn lead<'a>(&'a self, place: Place<'a>) -> Result<Lead<'a>, Finding> {
        let path = &self.0;
        let Ok(table) = place.tree.read_text(path) else {
            let what = format!("there is no table {path}");
            return Err(place.finding(what, "correct the marker's path"));
        };
        let table = format!("\n\n{}\n\n", table.trim());
        Ok(Lead {
            wanted: vec![Ok((table, path.clone()))],
            runs: None,
        })
    }
}
