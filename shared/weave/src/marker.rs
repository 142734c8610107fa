//! The markers: HTML comments that say where a piece of a page comes from.
//!
//! Each is one row of [`MARKERS`] and one file below this module. What a marker leads to is data ([`Lead`]): filling,
//! checking and writing notebooks know no marker by name.

mod cell;
mod code;
mod exercises;
mod figure;
mod live;
mod minutes;
mod quote;
mod shows;
mod table;
mod terms;
pub mod value;

use std::fmt::Debug;

use crate::exercise::Exercise;
use crate::page::{Page, Piece};
use crate::source::{Item, Source};
use crate::{crates::Crate, finding::Finding, home::Home, text::Edit, tree::Tree};

/// Every marker: the word it begins with, and what reads the rest of it or says what was wanted.
pub const MARKERS: [(&str, Reader); 11] = [
    ("code", code::read),
    ("cell", cell::read),
    ("figure", figure::read),
    ("live", live::read),
    ("value", value::read),
    ("shows", shows::read),
    ("table", table::read),
    ("terms", terms::read),
    ("minutes", minutes::read),
    ("exercises", exercises::read),
    ("quote", quote::read),
];

/// Reads what stands behind a marker's word.
pub type Reader = fn(&str) -> Result<Box<dyn Marker>, String>;

/// What one kind of marker asks for.
pub trait Marker: Debug {
    /// What follows the marker on the page.
    fn shape(&self) -> Shape;

    /// The cell or figure whose accepted output follows.
    fn name(&self) -> Option<&Name> {
        None
    }

    /// Looks up where the marker leads.
    ///
    /// # Errors
    /// If it leads nowhere.
    fn lead<'a>(&'a self, place: Place<'a>) -> Result<Lead<'a>, Finding>;

    /// What the book makes of the piece: without more, what follows is shown as the page has it.
    fn present(&self, _: &Page, piece: &Piece) -> Vec<Edit> {
        vec![Edit::new(piece.at.clone(), "")]
    }
}

/// What follows a marker on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Code blocks of these languages, one after the other.
    Blocks(&'static [&'static str]),
    /// An image with a caption.
    Image,
    /// Words of a sentence, up to `<!-- end -->`.
    Words,
    /// Any text up to `<!-- end -->`, also over several paragraphs.
    Text,
}

/// Where a marker stands.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The book.
    pub tree: &'a Tree,
    /// The page.
    pub page: &'a Page,
    /// The marker with what follows it.
    pub piece: &'a Piece,
}

/// Where a marker leads.
#[derive(Default)]
pub struct Lead<'a> {
    /// What should follow the marker, part by part: the Markdown, and where it comes from; or what is missing.
    pub wanted: Vec<Result<(String, String), Finding>>,
    /// What the notebook can run.
    pub runs: Option<Runs<'a>>,
}

/// What a notebook can make of a marker.
pub enum Runs<'a> {
    /// An item of a source.
    Code(Cited<'a>),
    /// A cell with its accepted output.
    Cell(Cited<'a>, &'a syn::ItemFn, Option<&'a str>),
    /// A figure with its home and accepted drawing.
    Figure(&'a Home, &'a Name, Option<&'a show::Figure>),
    /// A chapter's exercises.
    Exercises(Vec<Exercise<'a>>),
}

/// An item of a source, and the crate that it belongs to.
#[derive(Clone, Copy)]
pub struct Cited<'a> {
    /// The crate.
    pub krate: &'a Crate,
    /// The source.
    pub source: &'a Source,
    /// The item.
    pub item: &'a Item,
}

/// A cell or figure: its home (absent: the page's own chapter) and the function's name.
#[derive(Debug)]
pub struct Name {
    /// The folder of a chapter, for example `ch01-sse`, or of a shared crate with cells.
    pub home: Option<String>,
    /// The function.
    pub name: String,
}

/// What a comment is to the tool.
#[derive(Debug)]
pub enum Read {
    /// A marker, and its word.
    Marker(&'static str, Box<dyn Marker>),
    /// The end of a text.
    End,
}

/// Reads what stands between `<!--` and `-->`; none for an ordinary comment.
///
/// # Errors
/// If the comment is a marker that lacks a part or has one too many: what was wanted.
pub fn read(comment: &str) -> Result<Option<Read>, String> {
    let comment = comment.trim();
    if comment == "end" {
        return Ok(Some(Read::End));
    }
    let word = comment.split_whitespace().next().unwrap_or("");
    let Some((word, read)) = MARKERS.iter().find(|(known, _)| *known == word) else {
        return Ok(None);
    };
    let marker = read(comment[word.len()..].trim())?;
    Ok(Some(Read::Marker(word, marker)))
}

/// The one word behind a marker's own, a name or a path.
fn single<'a>(rest: &'a str, word: &str) -> Result<&'a str, String> {
    if rest.is_empty() || rest.contains(char::is_whitespace) {
        return Err(format!("wanted `{word}` and one name, found `{rest}`"));
    }
    Ok(rest)
}

impl Name {
    fn read(word: &str) -> Self {
        let (home, name) = match word.split_once('/') {
            Some((home, name)) => (Some(home.to_string()), name.to_string()),
            None => (None, word.to_string()),
        };
        Self { home, name }
    }
}

impl<'a> Place<'a> {
    /// A finding at the marker.
    fn finding(&self, what: impl Into<String>, mend: impl Into<String>) -> Finding {
        self.page.finding(self.piece.at.start, what, mend)
    }

    /// The home that a name on this page belongs to.
    fn home(&self, name: &'a Name) -> Result<&'a Home, Finding> {
        let Some(home) = self.page.home_of(name) else {
            let name = &name.name;
            let what = format!("`{name}` names no chapter, and this page belongs to none");
            return Err(self.finding(what, "write it as `chapter/name`"));
        };
        self.tree.home(home).ok_or_else(|| {
            let known = self.tree.homes.iter().map(|home| home.name.as_str());
            let known = known.collect::<Vec<_>>().join(", ");
            let mend = format!("correct the marker: wanted one of {known}");
            self.finding(format!("there is no chapter `{home}`"), mend)
        })
    }

    /// The cell of that name, with its home.
    fn cell(&self, name: &'a Name) -> Result<(&'a Home, &'a Source, &'a Item), Finding> {
        let home = self.home(name)?;
        let Some((source, item)) = home.cell(self.tree, &name.name) else {
            let what = format!("{} has no function `{}`", home.cells_path(), name.name);
            return Err(self.finding(what, "correct the marker, or write the cell"));
        };
        Ok((home, source, item))
    }

    /// The accepted output, or the finding that there is none.
    fn accepted<T>(&self, home: &Home, path: &str, output: Option<T>) -> Result<T, Finding> {
        output.ok_or_else(|| {
            let what = format!("there is no accepted output {path}");
            let mend = format!("run `cargo insta test --review -p {}`", home.name);
            self.finding(what, mend)
        })
    }

    /// The item with its crate.
    fn cited(&self, source: &'a Source, item: &'a Item) -> Result<Cited<'a>, Finding> {
        let Some(krate) = self.tree.crate_of(&source.path) else {
            let what = format!("no crate holds {}", source.path);
            return Err(self.finding(what, "write its Cargo.toml"));
        };
        Ok(Cited {
            krate,
            source,
            item,
        })
    }
}
