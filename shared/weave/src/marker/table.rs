//! `table PATH` … `end`: a table that a command measured and wrote, word for word. No snapshot can hold times.

use super::{Lead, Place};
use crate::finding::Finding;

pub(super) fn lead(place: Place) -> Result<Lead, Finding> {
    let path = place.single()?;
    let table = place.tree.read_text(path).map_err(|_| {
        let what = format!("there is no table {path}");
        place.finding(what, "correct the marker's path")
    })?;
    Ok(Lead::text(format!("\n\n{}\n\n", table.trim()), path))
}
