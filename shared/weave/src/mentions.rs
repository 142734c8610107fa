//! What a piece of Rust speaks of: the paths and methods it names.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Item, Stmt};

/// The names in a piece of Rust.
#[derive(Default)]
pub struct Mentions {
    /// Paths in expressions, types, bounds and macros. The name of a variable is none, unless it is called.
    pub paths: BTreeSet<Vec<String>>,
    /// Methods called with a dot.
    pub methods: BTreeSet<String>,
    /// Every word, wherever it stands.
    pub words: BTreeSet<String>,
}

impl Mentions {
    /// What an item or method speaks of.
    pub fn of<T: ToTokens>(whole: &T, visit: impl FnOnce(&mut Visitor, &T)) -> Self {
        let mut visitor = Visitor::default();
        visit(&mut visitor, whole);
        let Visitor {
            mut mentions,
            variables,
            called,
        } = visitor;
        let is_variable = |name: &String| variables.contains(name) && !called.contains(name);
        mentions
            .paths
            .retain(|path| !matches!(&path[..], [name] if is_variable(name)));
        words(whole.to_token_stream(), &mut |word| {
            mentions.words.insert(word);
        });
        mentions
    }
}

/// The names of the items that a block defines for itself.
pub fn defined_in(block: &syn::Block) -> impl Iterator<Item = String> {
    let names = block.stmts.iter().filter_map(|statement| match statement {
        Stmt::Item(Item::Fn(it)) => Some(&it.sig.ident),
        Stmt::Item(Item::Struct(it)) => Some(&it.ident),
        Stmt::Item(Item::Enum(it)) => Some(&it.ident),
        Stmt::Item(Item::Const(it)) => Some(&it.ident),
        Stmt::Item(Item::Static(it)) => Some(&it.ident),
        Stmt::Item(Item::Type(it)) => Some(&it.ident),
        Stmt::Item(Item::Trait(it)) => Some(&it.ident),
        _ => None,
    });
    names.map(ToString::to_string)
}

/// Calls `found` with every word among the tokens.
pub fn words(tokens: TokenStream, found: &mut impl FnMut(String)) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => found(word.to_string()),
            TokenTree::Group(group) => words(group.stream(), found),
            _ => {}
        }
    }
}

/// Collects names.
#[derive(Default)]
pub struct Visitor {
    mentions: Mentions,
    /// The names of variables.
    variables: BTreeSet<String>,
    /// The names that are called: `let loss = loss(…)` calls a function.
    called: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Visitor {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts = path.segments.iter().map(|part| part.ident.to_string());
        self.mentions.paths.insert(parts.collect());
        visit::visit_path(self, path);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let Expr::Path(function) = &*call.func
            && let Some(name) = function.path.get_ident()
        {
            self.called.insert(name.to_string());
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.mentions.methods.insert(call.method.to_string());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        let name = pattern.ident.to_string();
        if name.starts_with(char::is_uppercase) {
            // A constant that the value is compared with.
            self.mentions.paths.insert(vec![name]);
        } else {
            self.variables.insert(name);
        }
        visit::visit_pat_ident(self, pattern);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        let parser = Punctuated::<Expr, syn::Token![,]>::parse_terminated;
        match call.parse_body_with(parser) {
            Ok(arguments) => arguments
                .iter()
                .for_each(|argument| self.visit_expr(argument)),
            Err(_) => words(call.tokens.clone(), &mut |word| {
                self.mentions.paths.insert(vec![word]);
            }),
        }
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}
