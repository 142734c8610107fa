//! `terms` … `end`: a table of every term that a page's recap sets in bold, with the page that introduces it.

use std::collections::BTreeMap;

use super::{Lead, Place};
use crate::{finding::Finding, links, page::Page, text::escaped};

pub(super) fn lead(place: Place) -> Result<Lead, Finding> {
    place.bare()?;
    let pages = place.tree.pages.iter();
    let (of_book, of_chapters): (Vec<_>, Vec<_>) = pages.partition(|page| page.chapter.is_none());
    let mut rows = BTreeMap::new();
    for page in of_book.into_iter().chain(of_chapters) {
        let Some(title) = page.parts.headings.first() else {
            continue;
        };
        let title = escaped(title.words.trim());
        let path = links::relative(&place.page.path, &page.path);
        for item in recap(page).split("\n- ") {
            if let Some([name, korean, symbol]) = term(&item.replace("\n  ", " ")) {
                let row = format!("| {name} | {korean} | {symbol} | [{title}]({path}#recap) |\n");
                // The first page that explains a term introduces it.
                rows.entry(name.to_lowercase()).or_insert(row);
            }
        }
    }
    let rows: String = rows.into_values().collect();
    let titles = "| term | 한국어 | symbol | introduced in |\n|---|---|---|---|";
    Ok(Lead::text(
        format!("\n\n{titles}\n{rows}\n"),
        "the pages' recaps",
    ))
}

/// What stands below the heading "Recap", up to the next heading.
fn recap(page: &Page) -> &str {
    let mut headings = page.parts.headings.iter();
    let Some(recap) = headings.find(|heading| heading.words.trim() == "Recap") else {
        return "";
    };
    let end = headings
        .next()
        .map_or(page.text.len(), |next| next.range.start);
    &page.text[recap.range.end..end]
}

/// What a recap says of a term before it explains it: name, Korean and symbol of `**name** (한국어, $`symbol`$): …`.
fn term(item: &str) -> Option<[String; 3]> {
    let (name, rest) = item.strip_prefix("**")?.split_once("**")?;
    let brackets = rest
        .strip_prefix(" (")
        .and_then(|rest| rest.split_once("): "));
    let inside = brackets.map_or("", |(inside, _)| inside);
    let (words, formula) = inside.split_once("$`").unwrap_or((inside, ""));
    let is_korean = |word: &&str| word.contains(|letter| matches!(letter, '가'..='힣'));
    let korean: Vec<&str> = words.split(", ").filter(is_korean).collect();
    let symbol = formula.split_once("`$");
    let symbol = symbol.map_or(String::new(), |(symbol, _)| format!("$`{symbol}`$"));
    Some([name.to_string(), korean.join(", "), symbol])
}
