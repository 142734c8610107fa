//! From the syntax tree to the list of items.

use std::ops::Range;

use proc_macro2::Span;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{Ident, ImplItem, UseTree, Visibility};

use super::{Item, Kind, Source, Use};
use crate::mentions::Mentions;

/// The name of an item that has one, who sees it, and what it is.
pub fn named(item: &syn::Item) -> Option<(&Ident, &Visibility, Kind)> {
    let (name, vis, kind) = match item {
        syn::Item::Fn(it) => (&it.sig.ident, &it.vis, Kind::Function(Box::new(it.clone()))),
        syn::Item::Struct(it) => (&it.ident, &it.vis, Kind::Type),
        syn::Item::Enum(it) => (&it.ident, &it.vis, Kind::Type),
        syn::Item::Type(it) => (&it.ident, &it.vis, Kind::Type),
        syn::Item::Trait(it) => (&it.ident, &it.vis, Kind::Type),
        syn::Item::Const(it) => (&it.ident, &it.vis, Kind::Constant),
        syn::Item::Static(it) => (&it.ident, &it.vis, Kind::Constant),
        syn::Item::Mod(it) => (&it.ident, &it.vis, Kind::Module),
        _ => return None,
    };
    Some((name, vis, kind))
}

/// Adds an item, and what it holds, to its source.
pub(super) fn item(source: &mut Source, item: &syn::Item) {
    match item {
        syn::Item::Macro(it) => source.calls.push(it.mac.clone()),
        syn::Item::Impl(it) => impl_block(source, item, it),
        syn::Item::Use(it) => {
            let public = matches!(it.vis, Visibility::Public(_));
            flatten(&it.tree, &[], &mut |path, name| {
                source.uses.push(Use { path, name, public });
            });
        }
        _ => {
            if let Some((name, vis, kind)) = named(item) {
                let public = matches!(vis, Visibility::Public(_));
                let mentions = Mentions::of(|visitor| visitor.visit_item(item));
                let name = (name.span(), name.to_string());
                add(source, item, mentions, name, public, kind);
            }
        }
    }
}

fn add(
    source: &mut Source,
    whole: &impl ToTokens,
    mentions: Mentions,
    (at, name): (Span, String),
    public: bool,
    kind: Kind,
) {
    source.items.push(Item {
        name,
        kind,
        public,
        range: with_comments_above(&source.text, whole.span().byte_range()),
        line: at.start().line,
        mentions,
    });
}

fn impl_block(source: &mut Source, item: &syn::Item, block: &syn::ItemImpl) {
    let on = type_name(&block.self_ty);
    let last = |(path, _): &(syn::Path, _)| Some(path.segments.last()?.ident.unraw().to_string());
    let of = block.trait_.as_ref().and_then(last);
    let name = match &of {
        Some(of) => format!("impl {of} for {on}"),
        None => format!("impl {on}"),
    };
    let inherent = of.is_none();
    let mentions = Mentions::of(|visitor| visitor.visit_item(item));
    let name = (block.impl_token.span, name);
    let kind = Kind::Impl { of, on: on.clone() };
    add(source, item, mentions, name, true, kind);
    for inner in &block.items {
        if let ImplItem::Fn(method) = inner {
            let public = !inherent || matches!(method.vis, Visibility::Public(_));
            let name = &method.sig.ident;
            let name = (name.span(), format!("{on}::{name}"));
            let mentions = Mentions::of(|visitor| visitor.visit_impl_item_fn(method));
            add(
                source,
                method,
                mentions,
                name,
                public,
                Kind::Method { inherent },
            );
        }
    }
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
    let last = match of {
        syn::Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    last.map_or_else(
        || of.to_token_stream().to_string(),
        |last| last.ident.unraw().to_string(),
    )
}

/// Calls `found` with the path and the name of every leaf of a `use`.
fn flatten(tree: &UseTree, path: &[String], found: &mut impl FnMut(Vec<String>, String)) {
    let longer = |name: &Ident| [path, &[name.to_string()]].concat();
    match tree {
        UseTree::Path(step) => flatten(&step.tree, &longer(&step.ident), found),
        UseTree::Name(leaf) if leaf.ident == "self" => {
            found(path.to_vec(), path.last().cloned().unwrap_or_default());
        }
        UseTree::Name(leaf) => found(longer(&leaf.ident), leaf.ident.to_string()),
        UseTree::Rename(leaf) => found(longer(&leaf.ident), leaf.rename.to_string()),
        UseTree::Glob(_) => found([path, &["*".to_string()]].concat(), "*".to_string()),
        UseTree::Group(group) => {
            let trees = group.items.iter();
            trees.for_each(|tree| flatten(tree, path, found));
        }
    }
}
