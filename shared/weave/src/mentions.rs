//! What a piece of Rust speaks of: the paths and methods it names.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Stmt};

use crate::source::named;

/// The names in a piece of Rust.
#[derive(Default)]
pub struct Mentions {
    /// Paths in expressions, types, bounds and macros. The name of a variable is none, unless it is called.
    pub paths: BTreeSet<Vec<String>>,
    /// Methods called with a dot.
    pub methods: BTreeSet<String>,
}

impl Mentions {
    /// What a visitor meets.
    pub fn of(visit: impl FnOnce(&mut Visitor)) -> Self {
        let mut visitor = Visitor::default();
        visit(&mut visitor);
        let Visitor {
            mut mentions,
            variables,
            called,
        } = visitor;
        let is_variable = |name: &String| variables.contains(name) && !called.contains(name);
        let paths = &mut mentions.paths;
        paths.retain(|path| !matches!(&path[..], [name] if is_variable(name)));
        mentions
    }

    /// Whether a path begins with this name.
    pub fn speak_of(&self, name: &str) -> bool {
        self.paths.iter().any(|path| path[0] == name)
    }
}

/// The names of the items that a block defines for itself.
pub fn defined_in(block: &syn::Block) -> impl Iterator<Item = String> {
    block.stmts.iter().filter_map(|statement| match statement {
        Stmt::Item(item) => named(item).map(|(name, ..)| name.to_string()),
        _ => None,
    })
}

/// Calls `found` with every word among the tokens.
fn words(tokens: TokenStream, found: &mut impl FnMut(String)) {
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
