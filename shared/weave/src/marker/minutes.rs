//! `minutes PAGE` … `end`: how many minutes the page at that path from here takes, reckoned from what it holds.

use super::{Lead, Marker, Place, Shape, single};
use crate::{finding::Finding, links, page::Page};

#[derive(Debug)]
struct Minutes(String);

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    Ok(Box::new(Minutes(single(rest, "minutes")?.to_string())))
}

impl Marker for Minutes {
    fn shape(&self) -> Shape {
        Shape::Words
    }

    fn lead<'a>(&'a self, place: Place<'a>) -> Result<Lead<'a>, Finding> {
        let path = links::target(&place.page.path, &self.0).map(|target| target.path);
        let Some(page) = path.and_then(|path| place.tree.page(&path)) else {
            let what = format!("there is no page {}", self.0);
            return Err(place.finding(what, "correct the marker's path"));
        };
        Ok(Lead {
            wanted: vec![Ok((minutes(page).to_string(), page.path.clone()))],
            runs: None,
        })
    }
}

/// A minute for 180 words, 0.7 for a cell, 0.5 for a definition or a figure. Tables, headings and exercises do not count.
fn minutes(page: &Page) -> f64 {
    let parts = &page.parts;
    let blocks = parts.blocks.iter().map(|block| &block.range);
    let comments = parts.comments.iter().map(|comment| &comment.range);
    let images = parts.links.iter().filter(|link| link.image);
    let images = images.map(|link| &link.range);
    let targets = parts
        .links
        .iter()
        .filter_map(|link| link.target_at.as_ref());
    let mut text = page.text.clone().into_bytes();
    for range in blocks.chain(comments).chain(images).chain(targets) {
        text[range.clone()].fill(b' ');
    }
    let mut headings = parts.headings.iter();
    let exercises = headings.find(|heading| heading.words == "Exercises");
    let end = exercises.map_or(text.len(), |heading| heading.range.start);
    let text = String::from_utf8_lossy(&text[..end]);
    let prose = text.lines().filter(|line| !line.starts_with(['|', '#']));
    let between_words = |c: char| !c.is_alphanumeric() && !"_'’.-".contains(c);
    let words = prose.flat_map(|line| line.split(between_words));
    let words = words.filter(|word| word.contains(char::is_alphanumeric));
    let pieces = page.pieces.iter().filter(|piece| piece.at.start < end);
    let of_pieces = pieces.map(|piece| match piece.word {
        "cell" => 0.7,
        "code" | "figure" | "live" => 0.5,
        _ => 0.0,
    });
    (words.count() as f64 / 180.0 + of_pieces.sum::<f64>()).round()
}
