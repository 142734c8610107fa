//! The opening page says how many minutes each page takes. They are reckoned from what the page holds.

use crate::links;
use crate::{finding::Finding, page::Page, resolve::Resolved};

/// The page with the table.
const PAGE: &str = "chapters/README.md";

pub(super) fn check(page: &Page, pages: &[Resolved]) -> Vec<Finding> {
    let rows = page.parts.rows.iter().filter(|_| page.path == PAGE);
    let wrong = rows.filter_map(|row| {
        let cells = page.text[row.clone()].trim().trim_end_matches('|');
        let written = cells.rsplit('|').next()?.trim();
        let is_number = written.parse::<u32>().is_ok();
        let mut links = page.parts.links.iter().filter(|_| is_number);
        let link = links.find(|link| row.contains(&link.range.start))?;
        let target = links::target(PAGE, &link.target)?.path;
        let leads_to = pages.iter().find(|one| one.page.path == target)?;
        let minutes = minutes(leads_to.page).to_string();
        let what = format!("{target} takes {minutes} minutes to read, and {written} are written");
        let finding = page.finding(row.start, what, format!("write {minutes}"));
        (minutes != written).then_some(finding)
    });
    wrong.collect()
}

/// A minute for 180 words, 0.7 for a cell, 0.5 for a definition or a figure. Tables, headings and exercises do not count.
fn minutes(page: &Page) -> f64 {
    let parts = &page.parts;
    let blocks = parts.blocks.iter().map(|block| &block.range);
    let comments = parts.comments.iter().map(|comment| &comment.range);
    let images = parts
        .links
        .iter()
        .filter(|link| link.image)
        .map(|link| &link.range);
    let targets = parts
        .links
        .iter()
        .filter_map(|link| link.target_at.as_ref());
    let mut text = page.text.clone().into_bytes();
    for range in blocks.chain(comments).chain(images).chain(targets) {
        text[range.clone()].fill(b' ');
    }
    let mut exercises = parts
        .headings
        .iter()
        .filter(|heading| heading.words == "Exercises");
    let end = exercises
        .next()
        .map_or(text.len(), |heading| heading.range.start);
    let text = String::from_utf8_lossy(&text[..end]);
    let prose = text.lines().filter(|line| !line.starts_with(['|', '#']));
    let words =
        prose.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && !"_'’.-".contains(c)));
    let words = words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    let pieces = page.pieces.iter().filter(|piece| piece.at.start < end);
    let of_pieces = pieces.map(|piece| match piece.word {
        "cell" => 0.7,
        "code" | "figure" | "live" => 0.5,
        _ => 0.0,
    });
    (words as f64 / 180.0 + of_pieces.sum::<f64>()).round()
}
