//! A Rust source as a list of items, each with its exact text.

mod examples;
mod read;

use std::ops::Range;

pub(crate) use read::named;

use crate::{finding::Finding, mentions::Mentions, text};

/// A Rust source file.
pub struct Source {
    /// The path from the book's root, with `/` between folders.
    pub path: String,
    /// The module that it is, from its crate on: `["ch01_sse", "figures"]`. What lies in `tests` is a crate of its own.
    pub module: Vec<String>,
    /// The whole text.
    pub text: String,
    /// Its items in order; methods stand after the block that holds them.
    pub items: Vec<Item>,
    /// The names that `use` brings in, one entry a name.
    pub uses: Vec<Use>,
    /// The macros that it calls outside of any item.
    pub calls: Vec<syn::Macro>,
}

/// An item of a source.
pub struct Item {
    /// The name a marker calls it by: `name`, `Type::method` or `impl Trait for Type`.
    pub name: String,
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
pub enum Kind {
    /// A free function.
    Function(Box<syn::ItemFn>),
    /// A struct, enum, type alias or trait.
    Type,
    /// A constant or static.
    Constant,
    /// A module declared here.
    Module,
    /// An impl block.
    Impl {
        /// The trait's name, if it is a trait's block.
        of: Option<String>,
        /// The type's name.
        on: String,
    },
    /// A function in an impl block.
    Method {
        /// Whether the type has it by itself, and not through a trait.
        inherent: bool,
    },
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

impl Source {
    /// Reads a source.
    ///
    /// # Errors
    /// If the text is no Rust.
    pub fn read(path: &str, text: String) -> Result<Self, Finding> {
        let file = syn::parse_file(&text).map_err(|error| {
            let what = format!("this is no Rust: {error}");
            Finding::new(path, error.span().start().line, what, "see `cargo check`")
        })?;
        let mut source = Self {
            module: module(path),
            path: path.to_string(),
            items: Vec::new(),
            uses: Vec::new(),
            calls: Vec::new(),
            text,
        };
        for item in &file.items {
            read::item(&mut source, item);
        }
        Ok(source)
    }

    /// The items called `name`, generics behind it aside: several where an impl block's name does not tell it apart.
    pub fn named(&self, name: &str) -> Vec<&Item> {
        let name = name.split('<').next().unwrap_or(name);
        let items = self.items.iter();
        items.filter(|item| item.name == name).collect()
    }

    /// The only item called `name`.
    pub fn item(&self, name: &str) -> Option<&Item> {
        match self.named(name)[..] {
            [item] => Some(item),
            _ => None,
        }
    }

    /// The item's text as a page shows it: at the left edge, and without the examples of its documentation.
    pub fn text_of(&self, item: &Item) -> String {
        text::dedent(&examples::without(&self.text[item.range.clone()]))
    }

    /// The text inside a function's braces, as it would stand at the left edge; all of another item.
    pub fn body_of(&self, item: &Item) -> String {
        let Kind::Function(function) = &item.kind else {
            return self.text_of(item);
        };
        let braces = function.block.brace_token.span;
        let inside = braces.open().byte_range().end..braces.close().byte_range().start;
        text::dedent(&self.text[inside])
    }
}

/// The module at a path.
fn module(path: &str) -> Vec<String> {
    let mut parts = path.trim_end_matches(".rs").split('/').skip(1);
    let krate = parts.next().map(|name| name.replace('-', "_"));
    let krate = krate.filter(|_| parts.next() == Some("src"));
    let inside = parts.filter(|part| !["lib", "main", "mod"].contains(part));
    krate
        .into_iter()
        .chain(inside.map(str::to_string))
        .collect()
}
