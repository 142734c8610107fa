//! From the syntax tree to the list of items.

use std::ops::Range;

use proc_macro2::Span;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, ImplItem, TraitItem, UseTree, Visibility};

use super::{Item, Kind, Source, Use, without_spaces};
use crate::mentions::Mentions;

/// Adds an item, and what it holds, to its source.
pub(super) fn item(source: &mut Source, item: syn::Item) {
    let mut add = |ident: &Ident, vis: &Visibility, kind: Kind| {
        let public = matches!(vis, Visibility::Public(_));
        let name = (ident.span(), ident.to_string());
        add(source, &item, Mentions::of_item(&item), name, public, kind);
    };
    match &item {
        syn::Item::Fn(it) => add(&it.sig.ident, &it.vis, Kind::Function(Box::new(it.clone()))),
        syn::Item::Struct(it) => add(&it.ident, &it.vis, Kind::Type),
        syn::Item::Enum(it) => add(&it.ident, &it.vis, Kind::Type),
        syn::Item::Union(it) => add(&it.ident, &it.vis, Kind::Type),
        syn::Item::Type(it) => add(&it.ident, &it.vis, Kind::Type),
        syn::Item::Const(it) => add(&it.ident, &it.vis, Kind::Constant),
        syn::Item::Static(it) => add(&it.ident, &it.vis, Kind::Constant),
        syn::Item::Mod(it) => add(&it.ident, &it.vis, Kind::Module),
        syn::Item::Macro(it) => match &it.ident {
            Some(ident) => {
                let exported = it
                    .attrs
                    .iter()
                    .any(|one| one.path().is_ident("macro_export"));
                let name = (ident.span(), ident.to_string());
                self::add(
                    source,
                    &item,
                    Mentions::of_item(&item),
                    name,
                    exported,
                    Kind::Macro,
                );
            }
            None => source.calls.push(it.mac.clone()),
        },
        syn::Item::Trait(it) => {
            add(&it.ident, &it.vis, Kind::Trait);
            for inner in &it.items {
                if let TraitItem::Fn(method) = inner {
                    let mentions = Mentions::of_trait_method(method);
                    let name = &method.sig.ident;
                    let name = (name.span(), format!("{}::{name}", it.ident));
                    let kind = Kind::Method { inherent: false };
                    self::add(source, method, mentions, name, true, kind);
                }
            }
        }
        syn::Item::Impl(it) => impl_block(source, &item, it),
        syn::Item::Use(it) => {
            let public = matches!(it.vis, Visibility::Public(_));
            flatten(&it.tree, &[], &mut |path, name| {
                source.uses.push(Use { path, name, public });
            });
        }
        _ => {}
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
    let range = with_comments_above(&source.text, whole.span().byte_range());
    let (also, line) = (Vec::new(), at.start().line);
    source.items.push(Item {
        name,
        also,
        kind,
        public,
        range,
        line,
        mentions,
    });
}

fn impl_block(source: &mut Source, item: &syn::Item, block: &syn::ItemImpl) {
    let on = type_name(&block.self_ty);
    let type_range = block.self_ty.span().byte_range();
    let type_text = source.text[type_range.clone()].to_string();
    let start = block.impl_token.span.byte_range().start;
    let header = without_spaces(&source.text[start..type_range.end]);
    let of = block.trait_.as_ref().and_then(|(path, _)| {
        let last = path.segments.last()?.ident.unraw().to_string();
        Some((last, source.text[path.span().byte_range()].to_string()))
    });
    let (name, without_generics) = match &of {
        Some((short, full)) => (
            format!("impl {short} for {on}"),
            format!("impl {full} for {type_text}"),
        ),
        None => (format!("impl {on}"), format!("impl {type_text}")),
    };
    let inherent = of.is_none();
    let kind = Kind::Impl {
        of: of.map(|(short, _)| short),
        on: on.clone(),
    };
    let name = (block.impl_token.span, name);
    add(source, item, Mentions::of_item(item), name, true, kind);
    if let Some(added) = source.items.last_mut() {
        added.also = vec![header, without_spaces(&without_generics)];
    }
    for inner in &block.items {
        if let ImplItem::Fn(method) = inner {
            let public = !inherent || matches!(method.vis, Visibility::Public(_));
            let name = (
                method.sig.ident.span(),
                format!("{on}::{}", method.sig.ident),
            );
            let mentions = Mentions::of_method(method);
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
    match of {
        syn::Type::Path(path) => (path.path.segments.last())
            .map_or_else(String::new, |segment| segment.ident.unraw().to_string()),
        syn::Type::Reference(reference) => format!("&{}", type_name(&reference.elem)),
        other => other.to_token_stream().to_string(),
    }
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
            for tree in &group.items {
                flatten(tree, path, found);
            }
        }
    }
}
