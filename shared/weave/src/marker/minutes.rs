//! `minutes PAGE` … `end`: how many minutes the page at that path from here takes, reckoned from what it holds.

use super::{Lead, Place};
use crate::{finding::Finding, links, page::Page};

pub(super) fn lead(place: Place) -> Result<Lead, Finding> {
    let path = place.single()?;
    let target = links::target(&place.page.path, path).map(|target| target.path);
    let Some(page) = target.and_then(|target| place.tree.page(&target)) else {
        let what = format!("there is no page {path}");
        return Err(place.finding(what, "correct the marker's path"));
    };
    Ok(Lead::text(minutes(page).to_string(), &page.path))
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
    let of_pieces = pieces.map(|piece| match piece.marker.word {
        "cell" => 0.7,
        "code" | "figure" | "live" => 0.5,
        _ => 0.0,
    });
    (words.count() as f64 / 180.0 + of_pieces.sum::<f64>()).round()
}
