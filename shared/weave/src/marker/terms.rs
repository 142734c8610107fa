//! `terms` … `end`: a table of every term that a page's recap sets in bold, with the page that introduces it.

use std::collections::BTreeMap;

use super::{Lead, Marker, Place, Shape};
use crate::{finding::Finding, links, page::Page, text::escaped};

#[derive(Debug)]
struct Terms;

pub(super) fn read(rest: &str) -> Result<Box<dyn Marker>, String> {
    if !rest.is_empty() {
        return Err(format!("wanted nothing after `terms`, found `{rest}`"));
    }
    Ok(Box::new(Terms))
}

impl Marker for Terms {
    fn shape(&self) -> Shape {
        Shape::Text
    }

    fn lead<'a>(&'a self, place: Place<'a>) -> Result<Lead<'a>, Finding> {
        let (of_book, of_chapters): (Vec<&Page>, Vec<&Page>) = place
            .tree
            .pages
            .iter()
            .partition(|page| page.chapter.is_none());
        let mut rows = BTreeMap::new();
        for page in of_book.into_iter().chain(of_chapters) {
            let Some(title) = page.parts.headings.first() else {
                continue;
            };
            let title = escaped(title.words.trim());
            let path = links::relative(&place.page.path, &page.path);
            for item in recap(page).split("\n- ") {
                let Some(term) = term(&item.replace("\n  ", " ")) else {
                    continue;
                };
                let (name, korean, symbol) = (term.name, term.korean, term.symbol);
                let row = format!("| {name} | {korean} | {symbol} | [{title}]({path}#recap) |\n");
                // The first page that explains a term introduces it.
                rows.entry(name.to_lowercase()).or_insert(row);
            }
        }
        let rows: String = rows.into_values().collect();
        let table =
            format!("\n\n| term | 한국어 | symbol | introduced in |\n|---|---|---|---|\n{rows}\n");
        Ok(Lead {
            wanted: vec![Ok((table, "the pages' recaps".to_string()))],
            runs: None,
        })
    }
}

/// What a recap says of a term before it explains it: `**name** (한국어, $`symbol`$): …`.
struct Term {
    name: String,
    korean: String,
    symbol: String,
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

fn term(item: &str) -> Option<Term> {
    let (name, rest) = item.strip_prefix("**")?.split_once("**")?;
    let brackets = rest
        .strip_prefix(" (")
        .and_then(|rest| rest.split_once("): "));
    let (words, formula) = brackets.map_or(("", ""), |(inside, _)| {
        inside.split_once("$`").unwrap_or((inside, ""))
    });
    let is_korean = |word: &&str| word.contains(|letter| matches!(letter, '가'..='힣'));
    let korean: Vec<&str> = words.split(", ").filter(is_korean).collect();
    let symbol = formula
        .split_once("`$")
        .map(|(symbol, _)| format!("$`{symbol}`$"));
    Some(Term {
        name: name.to_string(),
        korean: korean.join(", "),
        symbol: symbol.unwrap_or_default(),
    })
}
