//! A Rust source as a list of items, each with its exact text.

use std::collections::BTreeSet;
use std::ops::Range;

use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{ImplItem, Signature, TraitItem, UseTree, Visibility};

use crate::mentions::{Mentions, mentions_in};
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
    /// Its line.
    pub line: usize,
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
            source.add(item);
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

    /// The item's text as it would stand at the left edge.
    pub fn text_of(&self, item: &Item) -> String {
        text::dedent(&self.text[item.range.clone()])
    }

    /// The text inside a function's braces, as it would stand at the left edge.
    pub fn body_of(&self, function: &Function) -> String {
        text::dedent(&self.text[function.body.clone()])
    }

    fn add(&mut self, item: &syn::Item) {
        match item {
            syn::Item::Fn(function) => {
                let braces = function.block.brace_token.span;
                let kind = Kind::Function(Function {
                    body: braces.open().byte_range().end..braces.close().byte_range().start,
                    parameters: function.sig.inputs.len(),
                    generic: !function.sig.generics.params.is_empty(),
                    returns: !matches!(function.sig.output, syn::ReturnType::Default),
                    defines: defined_names(&function.block),
                });
                let mentions = mentions_in(|visitor| visitor.function(function));
                self.push(item, &function.sig.ident, &function.vis, kind, mentions);
            }
            syn::Item::Struct(it) => self.push_item(item, &it.ident, &it.vis, Kind::Type),
            syn::Item::Enum(it) => self.push_item(item, &it.ident, &it.vis, Kind::Type),
            syn::Item::Union(it) => self.push_item(item, &it.ident, &it.vis, Kind::Type),
            syn::Item::Type(it) => self.push_item(item, &it.ident, &it.vis, Kind::Type),
            syn::Item::Const(it) => self.push_item(item, &it.ident, &it.vis, Kind::Constant),
            syn::Item::Static(it) => self.push_item(item, &it.ident, &it.vis, Kind::Constant),
            syn::Item::Mod(it) => self.push_item(item, &it.ident, &it.vis, Kind::Module),
            syn::Item::Macro(it) => {
                if let Some(name) = &it.ident {
                    let exported = it.attrs.iter().any(|a| a.path().is_ident("macro_export"));
                    let mentions = mentions_in(|visitor| visitor.item(item));
                    self.push_named(
                        item,
                        item.span(),
                        name,
                        Vec::new(),
                        exported,
                        Kind::Macro,
                        mentions,
                    );
                }
            }
            syn::Item::Trait(it) => {
                self.push_item(item, &it.ident, &it.vis, Kind::Trait);
                for inner in &it.items {
                    if let TraitItem::Fn(method) = inner {
                        self.push_method(&it.ident, inner, &method.sig, true, false);
                    }
                }
            }
            syn::Item::Impl(it) => self.push_impl(item, it),
            syn::Item::Use(it) => {
                let public = matches!(it.vis, Visibility::Public(_));
                let line = it.span().start().line;
                flatten(&it.tree, &mut Vec::new(), &mut |path, name| {
                    self.uses.push(Use {
                        path,
                        name,
                        public,
                        line,
                    });
                });
            }
            _ => {}
        }
    }

    fn push_item(&mut self, item: &syn::Item, name: &syn::Ident, vis: &Visibility, kind: Kind) {
        let mentions = mentions_in(|visitor| visitor.item(item));
        self.push(item, name, vis, kind, mentions);
    }

    fn push(
        &mut self,
        item: &syn::Item,
        name: &syn::Ident,
        vis: &Visibility,
        kind: Kind,
        mentions: Mentions,
    ) {
        let public = matches!(vis, Visibility::Public(_));
        self.push_named(item, name.span(), name, Vec::new(), public, kind, mentions);
    }

    fn push_impl(&mut self, item: &syn::Item, block: &syn::ItemImpl) {
        let on = type_name(&block.self_ty);
        let of = block.trait_.as_ref().and_then(|(path, _)| {
            let last = path.segments.last()?;
            Some((
                last.ident.unraw().to_string(),
                self.text[path.span().byte_range()].to_string(),
            ))
        });
        let type_text = &self.text[block.self_ty.span().byte_range()];
        let start = block.impl_token.span.byte_range().start;
        let header = &self.text[start..block.self_ty.span().byte_range().end];
        let (name, also) = match &of {
            Some((short, full)) => (
                format!("impl {short} for {on}"),
                vec![header.to_string(), format!("impl {full} for {type_text}")],
            ),
            None => (
                format!("impl {on}"),
                vec![header.to_string(), format!("impl {type_text}")],
            ),
        };
        let also = also.iter().map(|name| without_spaces(name)).collect();
        let inherent = of.is_none();
        let kind = Kind::Impl {
            of: of.map(|(short, _)| short),
            on: on.clone(),
        };
        let mentions = mentions_in(|visitor| visitor.item(item));
        self.push_named(
            item,
            block.impl_token.span,
            &name,
            also,
            true,
            kind,
            mentions,
        );
        for inner in &block.items {
            if let ImplItem::Fn(method) = inner {
                let public = !inherent || matches!(method.vis, Visibility::Public(_));
                self.push_method(&on, inner, &method.sig, public, inherent);
            }
        }
    }

    fn push_method(
        &mut self,
        owner: &impl ToString,
        whole: &(impl Spanned + quote::ToTokens),
        signature: &Signature,
        public: bool,
        inherent: bool,
    ) {
        let name = format!("{}::{}", owner.to_string(), signature.ident);
        let mentions = mentions_in(|visitor| visitor.tokens(whole));
        let kind = Kind::Method { inherent };
        let at = signature.ident.span();
        self.push_named(whole, at, &name, Vec::new(), public, kind, mentions);
    }

    #[allow(clippy::too_many_arguments)]
    fn push_named(
        &mut self,
        whole: &impl Spanned,
        at: proc_macro2::Span,
        name: &impl ToString,
        also: Vec<String>,
        public: bool,
        kind: Kind,
        mentions: Mentions,
    ) {
        self.items.push(Item {
            name: name.to_string(),
            also,
            kind,
            public,
            range: self.with_comments_above(whole.span().byte_range()),
            line: at.start().line,
            mentions,
        });
    }

    /// Widens the range to the line's beginning and to the comments right above it.
    fn with_comments_above(&self, range: Range<usize>) -> Range<usize> {
        let line_start = |at: usize| self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let mut start = line_start(range.start);
        if !self.text[start..range.start].trim().is_empty() {
            return range;
        }
        while start > 0 {
            let above = line_start(start - 1);
            let line = self.text[above..start].trim_start();
            if !line.starts_with("//") || line.starts_with("//!") {
                break;
            }
            start = above;
        }
        start..range.end
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

fn type_name(of: &syn::Type) -> String {
    match of {
        syn::Type::Path(path) => (path.path.segments.last())
            .map_or_else(String::new, |segment| segment.ident.unraw().to_string()),
        syn::Type::Reference(reference) => format!("&{}", type_name(&reference.elem)),
        other => quote::ToTokens::to_token_stream(other).to_string(),
    }
}

fn defined_names(block: &syn::Block) -> BTreeSet<String> {
    let items = block.stmts.iter().filter_map(|statement| match statement {
        syn::Stmt::Item(item) => Some(item),
        _ => None,
    });
    let names = items.filter_map(|item| match item {
        syn::Item::Fn(it) => Some(&it.sig.ident),
        syn::Item::Struct(it) => Some(&it.ident),
        syn::Item::Enum(it) => Some(&it.ident),
        syn::Item::Const(it) => Some(&it.ident),
        syn::Item::Static(it) => Some(&it.ident),
        syn::Item::Type(it) => Some(&it.ident),
        syn::Item::Trait(it) => Some(&it.ident),
        _ => None,
    });
    names.map(ToString::to_string).collect()
}

/// Calls `found` with the path and the name of every leaf of a `use`.
fn flatten(tree: &UseTree, path: &mut Vec<String>, found: &mut impl FnMut(Vec<String>, String)) {
    match tree {
        UseTree::Path(step) => {
            path.push(step.ident.to_string());
            flatten(&step.tree, path, found);
            path.pop();
        }
        UseTree::Name(leaf) if leaf.ident == "self" => {
            let name = path.last().cloned().unwrap_or_default();
            found(path.clone(), name);
        }
        UseTree::Name(leaf) => {
            found(
                [path.as_slice(), &[leaf.ident.to_string()]].concat(),
                leaf.ident.to_string(),
            );
        }
        UseTree::Rename(leaf) => {
            found(
                [path.as_slice(), &[leaf.ident.to_string()]].concat(),
                leaf.rename.to_string(),
            );
        }
        UseTree::Glob(_) => found(
            [path.as_slice(), &["*".to_string()]].concat(),
            "*".to_string(),
        ),
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, path, found);
            }
        }
    }
}
