//! From the syntax tree to the list of items.

use std::collections::BTreeSet;
use std::ops::Range;

use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, ImplItem, TraitItem, UseTree, Visibility};

use super::{Function, Item, Kind, Source, Use, without_spaces};
use crate::mentions::mentions_of;

/// Adds an item, and what it holds, to its source.
pub(super) fn item(source: &mut Source, item: &syn::Item) {
    let mut add = |ident: &Ident, vis: &Visibility, kind: Kind| {
        add(
            source,
            item,
            ident,
            matches!(vis, Visibility::Public(_)),
            kind,
        );
    };
    match item {
        syn::Item::Fn(it) => add(&it.sig.ident, &it.vis, Kind::Function(function(it))),
        syn::Item::Struct(it) => add(&it.ident, &it.vis, Kind::Type),
        syn::Item::Enum(it) => add(&it.ident, &it.vis, Kind::Type),
        syn::Item::Union(it) => add(&it.ident, &it.vis, Kind::Type),
        syn::Item::Type(it) => add(&it.ident, &it.vis, Kind::Type),
        syn::Item::Const(it) => add(&it.ident, &it.vis, Kind::Constant),
        syn::Item::Static(it) => add(&it.ident, &it.vis, Kind::Constant),
        syn::Item::Mod(it) => add(&it.ident, &it.vis, Kind::Module),
        syn::Item::Macro(it) => macro_by_example(source, item, it),
        syn::Item::Trait(it) => trait_block(source, item, it),
        syn::Item::Impl(it) => impl_block(source, item, it),
        syn::Item::Use(it) => names_brought_in(source, it),
        _ => {}
    }
}

fn add(source: &mut Source, whole: &impl ToTokens, ident: &Ident, public: bool, kind: Kind) {
    add_named(
        source,
        whole,
        (ident.span(), ident.to_string()),
        public,
        kind,
    );
}

/// Adds an item whose name stands at a span.
fn add_named(
    source: &mut Source,
    whole: &impl ToTokens,
    (at, name): (proc_macro2::Span, String),
    public: bool,
    kind: Kind,
) {
    let range = with_comments_above(&source.text, whole.span().byte_range());
    source.items.push(Item {
        name,
        also: Vec::new(),
        kind,
        public,
        range,
        line: at.start().line,
        mentions: mentions_of(whole),
    });
}

fn function(function: &syn::ItemFn) -> Function {
    let braces = function.block.brace_token.span;
    Function {
        body: braces.open().byte_range().end..braces.close().byte_range().start,
        parameters: function.sig.inputs.len(),
        generic: !function.sig.generics.params.is_empty(),
        returns: !matches!(function.sig.output, syn::ReturnType::Default),
        defines: defined_names(&function.block),
    }
}

fn macro_by_example(source: &mut Source, item: &syn::Item, it: &syn::ItemMacro) {
    if let Some(name) = &it.ident {
        let exported = it
            .attrs
            .iter()
            .any(|attribute| attribute.path().is_ident("macro_export"));
        add(source, item, name, exported, Kind::Macro);
    }
}

fn trait_block(source: &mut Source, item: &syn::Item, it: &syn::ItemTrait) {
    add(
        source,
        item,
        &it.ident,
        matches!(it.vis, Visibility::Public(_)),
        Kind::Trait,
    );
    for inner in &it.items {
        if let TraitItem::Fn(method) = inner {
            let name = (
                method.sig.ident.span(),
                format!("{}::{}", it.ident, method.sig.ident),
            );
            add_named(source, inner, name, true, Kind::Method { inherent: false });
        }
    }
}

fn impl_block(source: &mut Source, item: &syn::Item, block: &syn::ItemImpl) {
    let on = type_name(&block.self_ty);
    let of = block.trait_.as_ref().and_then(|(path, _)| {
        let last = path.segments.last()?;
        let full = source.text[path.span().byte_range()].to_string();
        Some((last.ident.unraw().to_string(), full))
    });
    let type_range = block.self_ty.span().byte_range();
    let type_text = &source.text[type_range.clone()];
    let header = &source.text[block.impl_token.span.byte_range().start..type_range.end];
    let (name, without_generics) = match &of {
        Some((short, full)) => (
            format!("impl {short} for {on}"),
            format!("impl {full} for {type_text}"),
        ),
        None => (format!("impl {on}"), format!("impl {type_text}")),
    };
    let also = vec![without_spaces(header), without_spaces(&without_generics)];
    let inherent = of.is_none();
    let kind = Kind::Impl {
        of: of.map(|(short, _)| short),
        on: on.clone(),
    };
    add_named(source, item, (block.impl_token.span, name), true, kind);
    if let Some(added) = source.items.last_mut() {
        added.also = also;
    }
    for inner in &block.items {
        if let ImplItem::Fn(method) = inner {
            let public = !inherent || matches!(method.vis, Visibility::Public(_));
            let name = (
                method.sig.ident.span(),
                format!("{on}::{}", method.sig.ident),
            );
            add_named(source, inner, name, public, Kind::Method { inherent });
        }
    }
}

fn names_brought_in(source: &mut Source, it: &syn::ItemUse) {
    let public = matches!(it.vis, Visibility::Public(_));
    flatten(&it.tree, &mut Vec::new(), &mut |path, name| {
        source.uses.push(Use { path, name, public });
    });
}

/// Widens the range to the line's beginning and to the comments right above it.
fn with_comments_above(text: &str, range: Range<usize>) -> Range<usize> {
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut start = line_start(range.start);
    if !text[start..range.start].trim().is_empty() {
        return range;
    }
    while start > 0 {
        let above = line_start(start - 1);
        let line = text[above..start].trim_start();
        if !line.starts_with("//") || line.starts_with("//!") {
            break;
        }
        start = above;
    }
    start..range.end
}

fn type_name(of: &syn::Type) -> String {
    match of {
        syn::Type::Path(path) => (path.path.segments.last())
            .map_or_else(String::new, |segment| segment.ident.unraw().to_string()),
        syn::Type::Reference(reference) => format!("&{}", type_name(&reference.elem)),
        other => other.to_token_stream().to_string(),
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
