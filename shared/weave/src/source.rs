//! A Rust source as a list of items, each with its exact text.

mod read;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::mentions::Mentions;
use crate::{finding::Finding, text};

/// A Rust source file.
#[derive(Debug)]
pub struct Source {
    /// The path from the book's root, with `/` between folders.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Its items in order; methods stand after the block that holds them.
    pub items: Vec<Item>,
    /// The names that `use` brings in, one entry a name.
    pub uses: Vec<Use>,
}

/// An item of a source.
#[derive(Debug)]
pub struct Item {
    /// The name a marker calls it by: `name`, `Type::method` or `impl Trait for Type`.
    pub name: String,
    /// The other spellings of the name: an impl block's with all its generics.
    also: Vec<String>,
    /// What it is.
    pub kind: Kind,
    /// Whether the item itself says `pub`. An impl block and a trait's method count as public.
    pub public: bool,
    /// Where its text is, documentation and attributes included.
    pub range: Range<usize>,
    /// The line of its name.
    pub line: usize,
    /// What its text speaks of.
    pub mentions: Mentions,
}

/// What an item is.
#[derive(Debug)]
pub enum Kind {
    /// A free function.
    Function(Function),
    /// A struct, enum, union or type alias.
    Type,
    /// A trait.
    Trait,
    /// A constant or static.
    Constant,
    /// A module declared here.
    Module,
    /// A macro by example.
    Macro,
    /// An impl block.
    Impl {
        /// The trait's name, if it is a trait's block.
        of: Option<String>,
        /// The type's name.
        on: String,
    },
    /// A function in an impl block or trait.
    Method {
        /// Whether the type has it by itself, and not through a trait.
        inherent: bool,
    },
}

/// What a free function's text says about it.
#[derive(Debug)]
pub struct Function {
    /// The inside of its braces.
    pub body: Range<usize>,
    /// How many parameters it takes.
    pub parameters: usize,
    /// Whether it has generic parameters.
    pub generic: bool,
    /// Whether it returns a value.
    pub returns: bool,
    /// The names of the items that the body defines for itself.
    pub defines: BTreeSet<String>,
}

/// One name that a `use` brings in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The path that leads to it; the last part is `*` for all names of a module.
    pub path: Vec<String>,
    /// The name it has here.
    pub name: String,
    /// Whether it is passed on by `pub use`.
    pub public: bool,
}

/// Why an item was not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No item has that name.
    Unknown,
    /// This many items have it.
    Ambiguous(usize),
}

impl Source {
    /// Reads a source.
    ///
    /// # Errors
    /// If the text is no Rust.
    pub fn read(path: &str, text: &str) -> Result<Self, Finding> {
        let text = text::unix_lines(text);
        let file = syn::parse_file(&text).map_err(|error| {
            let line = error.span().start().line;
            Finding::new(
                path,
                line,
                format!("this is no Rust: {error}"),
                "see `cargo check`",
            )
        })?;
        let mut source = Self {
            path: path.to_string(),
            items: Vec::new(),
            uses: Vec::new(),
            text,
        };
        for item in &file.items {
            read::item(&mut source, item);
        }
        Ok(source)
    }

    /// The item called `name`.
    ///
    /// # Errors
    /// If there is none, or more than one.
    pub fn item(&self, name: &str) -> Result<&Item, Missing> {
        let wanted = without_spaces(name);
        let found: Vec<&Item> = (self.items.iter())
            .filter(|item| without_spaces(&item.name) == wanted || item.also.contains(&wanted))
            .collect();
        match found[..] {
            [item] => Ok(item),
            [] => Err(Missing::Unknown),
            _ => Err(Missing::Ambiguous(found.len())),
        }
    }

    /// The free functions.
    pub fn functions(&self) -> impl Iterator<Item = (&Item, &Function)> {
        self.items.iter().filter_map(|item| match &item.kind {
            Kind::Function(function) => Some((item, function)),
            _ => None,
        })
    }

    /// The item's text as a page shows it: at the left edge, and without the examples of its documentation.
    pub fn text_of(&self, item: &Item) -> String {
        text::dedent(&text::without_examples(&self.text[item.range.clone()]))
    }

    /// The text inside a function's braces, as it would stand at the left edge.
    pub fn body_of(&self, function: &Function) -> String {
        text::dedent(&self.text[function.body.clone()])
    }
}

fn without_spaces(name: &str) -> String {
    // `impl Dual` and `implDual` must not be taken for each other, nor `a for b` for `aforb`.
    let words: Vec<&str> = name.split_whitespace().collect();
    let joined = words.join(" ");
    let glues = |c: char| !(c.is_alphanumeric() || c == '_');
    let chars: Vec<char> = joined.chars().collect();
    (0..chars.len())
        .filter(|&i| {
            chars[i] != ' ' || !(glues(chars[i - 1]) || chars.get(i + 1).is_some_and(|&c| glues(c)))
        })
        .map(|i| chars[i])
        .collect()
}
