//! `value NAME …` … `end`: a cell's accepted output, or a part of it, within a sentence.

mod part;

use super::{Lead, Name, Place};
use crate::page::{Page, Piece};
use crate::text::{Edit, escaped};
use crate::{finding::Finding, snapshot};

pub use part::{round, select};

/// What stands behind `value`.
pub struct Value<'a> {
    name: Name<'a>,
    /// The way to the part.
    pub steps: Vec<Step<'a>>,
    digits: Option<usize>,
}

/// One step into a value: towards an item of a tuple or array, a row or a column of a table.
pub enum Step<'a> {
    /// The position, counted from 0.
    At(usize),
    /// A column's title, or what a row's first cell says.
    Titled(&'a str),
}

/// What a line break would spoil.
pub(crate) const WHOLE: &str = "<span class=\"whole\">";

impl<'a> Value<'a> {
    /// Reads what stands behind `value`.
    ///
    /// # Errors
    /// If a part is missing or one too many: what was wanted.
    pub fn read(rest: &'a str) -> Result<Self, String> {
        let mut words = words(rest)?.into_iter();
        let Some((name, false)) = words.next() else {
            return Err("wanted `value` and a cell's name".to_string());
        };
        let (name, mut steps, mut digits) = (Name::read(name), Vec::new(), None);
        while let Some((word, quoted)) = words.next() {
            if word == "digits" && !quoted {
                let count = words.next().and_then(|(count, _)| count.parse().ok());
                let count = count.filter(|&count| count > 0);
                digits = Some(count.ok_or("wanted a count above 0 after `digits`")?);
                if words.len() > 0 {
                    return Err("wanted nothing after `digits` and its count".to_string());
                }
                continue;
            }
            let position = word.parse().ok().filter(|_| !quoted);
            steps.push(position.map_or(Step::Titled(word), Step::At));
        }
        Ok(Self {
            name,
            steps,
            digits,
        })
    }
}

/// Splits at spaces; what stands in double quotes is one word, and marked as quoted.
fn words(mut rest: &str) -> Result<Vec<(&str, bool)>, String> {
    let mut words = Vec::new();
    loop {
        rest = rest.trim_start();
        let quoted = rest.strip_prefix('"');
        let (word, after) = match quoted {
            None if rest.is_empty() => return Ok(words),
            None => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
            Some(quoted) => quoted.split_once('"').ok_or("wanted a closing `\"`")?,
        };
        words.push((word, quoted.is_some()));
        rest = after;
    }
}

pub(super) fn lead(place: Place) -> Result<Lead, Finding> {
    let value = Value::read(&place.piece.rest).map_err(|wanted| place.incomplete(wanted))?;
    let (home, cell) = place.cell(value.name)?;
    let path = snapshot::text_path(&home.name, &cell.item.name);
    let output = place.accepted(home, &path, place.tree.accepted_text(&path))?;
    let part = select(output, &value.steps).and_then(|part| match value.digits {
        Some(digits) => round(&part, digits),
        None => Ok(part),
    });
    let part = part.map_err(|why| {
        let what = format!("{path} has no such part: {why}");
        place.finding(what, "correct the marker")
    })?;
    // A value that stands as inline code stays inline code.
    let old = place.piece.parts[0].clone().unwrap_or_default();
    let as_code = place.page.text[old].starts_with('`');
    Ok(Lead::text(
        if as_code {
            format!("`{part}`")
        } else {
            escaped(&part)
        },
        path,
    ))
}

pub(super) fn present(_: &Page, piece: &Piece) -> Vec<Edit> {
    let open = Edit::new(piece.at.clone(), WHOLE);
    vec![open, Edit::insert(piece.end(), "</span>")]
}
