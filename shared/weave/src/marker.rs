//! The markers: HTML comments that say where a piece of a page comes from.
//!
//! Each is one row of [`MARKERS`] and one file below this module. What a marker leads to is data ([`Lead`]): filling,
//! checking and writing notebooks know no marker by its word.

mod cell;
mod code;
mod exercises;
mod figure;
mod live;
mod minutes;
mod shows;
mod table;
mod terms;
pub mod value;

use std::fmt::Display;

use crate::exercise::Exercise;
use crate::notebook::CodeCell;
use crate::page::{Page, Piece};
use crate::source::{Item, Source};
use crate::{crates::Crate, finding::Finding, text::Edit, tree::Tree};
use Shape::{Blocks, Image, Text, Words};

/// Every marker.
pub static MARKERS: [Marker; 11] = [
    marker("code", Blocks(&["rust"]), code::lead, code::present),
    marker("cell", Blocks(&["rust", "text"]), cell::lead, cell::present),
    marker("figure", Image, figure::lead, hidden),
    marker("live", Blocks(&[]), live::lead, live::present),
    marker("value", Words, value::lead, value::present),
    marker("shows", Words, shows::lead, hidden),
    marker("table", Text, table::lead, hidden),
    marker("terms", Text, terms::lead, hidden),
    marker("minutes", Words, minutes::lead, hidden),
    marker("exercises", Text, exercises::lead, hidden),
    marker("quote", Text, quote, hidden),
];

/// One kind of marker.
#[derive(Debug)]
pub struct Marker {
    /// The word it begins with.
    pub word: &'static str,
    /// What follows it on the page.
    pub shape: Shape,
    /// Looks up where it leads, or finds that it leads nowhere.
    pub lead: Look,
    /// What the book makes of the piece.
    pub present: Present,
}

type Look = for<'a> fn(Place<'a>) -> Result<Lead<'a>, Finding>;
type Present = fn(&Page, &Piece) -> Vec<Edit>;

const fn marker(word: &'static str, shape: Shape, lead: Look, present: Present) -> Marker {
    Marker {
        word,
        shape,
        lead,
        present,
    }
}

/// What follows the marker is shown as the page has it.
fn hidden(_: &Page, piece: &Piece) -> Vec<Edit> {
    vec![Edit::new(piece.at.clone(), "")]
}

/// `quote article` … `end`: the one place in prose where a number with three or more significant digits may be typed.
fn quote(place: Place) -> Result<Lead, Finding> {
    match &*place.piece.rest {
        "" => Err(place.incomplete("wanted `quote` and what is quoted")),
        _ => Ok(Lead::default()),
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

/// Where a marker leads.
#[derive(Default)]
pub struct Lead<'a> {
    /// What should follow the marker, part by part.
    pub wanted: Vec<Result<Wanted, Finding>>,
    /// What the notebook makes of it.
    pub cell: Option<CodeCell>,
    /// The items whose names the notebook needs.
    pub quoted: Vec<(Cited<'a>, Role)>,
    /// Paths of what else the notebook brings in, from a crate on.
    pub names: Vec<Vec<String>>,
    /// A chapter's exercises.
    pub exercises: Vec<Exercise<'a>>,
}

/// A piece's Markdown, and in words where it comes from.
pub type Wanted = (String, String);

/// What a notebook makes of a quoted item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A code cell that defines it anew: what a reader changes there, later cells see.
    Definition,
    /// Text to read. A method alone is no whole definition, and the kernel cannot replace an impl block.
    Shown,
    /// A code cell with an output.
    Cell,
}

/// An item of a source.
#[derive(Clone, Copy)]
pub struct Cited<'a> {
    /// The source.
    pub source: &'a Source,
    /// The item.
    pub item: &'a Item,
}

/// A cell or figure: its home (absent: the page's own chapter) and the function's name.
#[derive(Clone, Copy)]
pub struct Name<'a> {
    /// The folder of a chapter, for example `ch01-sse`, or of a shared crate with cells.
    pub home: Option<&'a str>,
    /// The function.
    pub name: &'a str,
}

impl<'a> Name<'a> {
    fn read(word: &'a str) -> Self {
        let (home, name) = word.split_once('/').unzip();
        Self {
            home,
            name: name.unwrap_or(word),
        }
    }
}

impl Piece {
    /// The cell or figure whose accepted output follows, or a part of it.
    pub fn name(&self) -> Option<Name<'_>> {
        let names = ["cell", "figure", "value"].contains(&self.marker.word);
        let name = self.rest.split_whitespace().next().filter(|_| names);
        name.map(Name::read)
    }
}

impl Lead<'_> {
    /// A marker that leads to a text alone.
    fn text(text: String, origin: impl Into<String>) -> Self {
        let wanted = vec![Ok((text, origin.into()))];
        Self {
            wanted,
            ..Self::default()
        }
    }
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

impl<'a> Place<'a> {
    /// A finding at the marker.
    fn finding(&self, what: impl Into<String>, mend: impl Into<String>) -> Finding {
        self.page.finding(self.piece.at.start, what, mend)
    }

    /// The finding that the marker lacks a part or has one too many.
    fn incomplete(&self, wanted: impl Display) -> Finding {
        let marker = &self.page.text[self.piece.at.clone()];
        let marker = marker.trim_matches(['<', '!', '-', '>', ' ', '\n']);
        self.finding(
            format!("the marker `{marker}` is incomplete: {wanted}"),
            "complete it",
        )
    }

    /// The one word behind the marker's own, a name or a path.
    fn single(&self) -> Result<&'a str, Finding> {
        let (word, rest) = (self.piece.marker.word, &*self.piece.rest);
        if rest.is_empty() || rest.contains(char::is_whitespace) {
            return Err(self.incomplete(format!("wanted `{word}` and one name, found `{rest}`")));
        }
        Ok(rest)
    }

    /// Nothing stands behind the marker's word.
    fn bare(&self) -> Result<(), Finding> {
        let (word, rest) = (self.piece.marker.word, &*self.piece.rest);
        let wanted = || format!("wanted nothing after `{word}`, found `{rest}`");
        if rest.is_empty() {
            Ok(())
        } else {
            Err(self.incomplete(wanted()))
        }
    }

    /// The crate with cells that a name on this page belongs to.
    fn home(&self, name: Name) -> Result<&'a Crate, Finding> {
        let Some(home) = self.page.home_of(name) else {
            let name = name.name;
            let what = format!("`{name}` names no chapter, and this page belongs to none");
            return Err(self.finding(what, "write it as `chapter/name`"));
        };
        self.tree.home(home).ok_or_else(|| {
            let known = self.tree.homes().map(|home| home.name.as_str());
            let known = known.collect::<Vec<_>>().join(", ");
            let mend = format!("correct the marker: wanted one of {known}");
            self.finding(format!("there is no chapter `{home}`"), mend)
        })
    }

    /// The cell of that name, with its home.
    fn cell(&self, name: Name) -> Result<(&'a Crate, Cited<'a>), Finding> {
        let home = self.home(name)?;
        let cell = home.cell(self.tree, name.name).ok_or_else(|| {
            let what = format!("{} has no function `{}`", home.cells_path(), name.name);
            self.finding(what, "correct the marker, or write the cell")
        });
        Ok((home, cell?))
    }

    /// The accepted output, or the finding that there is none.
    fn accepted<T>(&self, home: &Crate, path: &str, output: Option<T>) -> Result<T, Finding> {
        output.ok_or_else(|| {
            let what = format!("there is no accepted output {path}");
            let mend = format!("run `cargo insta test --review -p {}`", home.name);
            self.finding(what, mend)
        })
    }
}
