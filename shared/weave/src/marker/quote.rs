//! `quote article` … `end`: the one place in prose where a number with three or more significant digits may be typed.

use super::{Lead, Marker, Place, Shape};
use crate::finding::Finding;

#[derive(Debug)]
struct Quote;

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    if rest.is_empty() {
        return Err("wanted `quote` and what is quoted".to_string());
    }
    Ok(Box::new(Quote))
}

impl Marker for Quote {
    fn shape(&self) -> Shape {
        Shape::Text
    }

    fn lead<'a>(&'a self, _: Place<'a>) -> Result<Lead<'a>, Finding> {
        Ok(Lead::default())
    }
}
