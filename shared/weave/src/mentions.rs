//! What a piece of Rust speaks of: the paths and methods it names.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};

/// The names in a piece of Rust.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Paths in expressions, types, bounds and macros; a name that is a local variable is none.
    pub paths: BTreeSet<Vec<String>>,
    /// Methods called with a dot.
    pub methods: BTreeSet<String>,
    /// Every word, wherever it stands.
    pub words: BTreeSet<String>,
}

impl Mentions {
    /// Everything that either of the two speaks of.
    pub fn extend(&mut self, other: &Self) {
        self.paths.extend(other.paths.iter().cloned());
        self.methods.extend(other.methods.iter().cloned());
        self.words.extend(other.words.iter().cloned());
    }
}

/// What an item, or a function of an impl block or trait, speaks of.
pub(crate) fn mentions_of(whole: &impl ToTokens) -> Mentions {
    let tokens = whole.to_token_stream();
    let mut visitor = Visitor::default();
    visitor.words(tokens.clone());
    // An item's grammar covers methods too.
    if let Ok(item) = syn::parse2::<syn::Item>(tokens) {
        visitor.visit_item(&item);
    }
    let Visitor {
        mut mentions,
        variables,
    } = visitor;
    let is_variable = |path: &Vec<String>| matches!(&path[..], [name] if variables.contains(name));
    mentions.paths.retain(|path| !is_variable(path));
    mentions
}

/// Walks through a piece of Rust.
#[derive(Default)]
struct Visitor {
    mentions: Mentions,
    variables: BTreeSet<String>,
}

impl Visitor {
    fn words(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    self.mentions.words.insert(word.to_string());
                }
                TokenTree::Group(group) => self.words(group.stream()),
                _ => {}
            }
        }
    }

    fn every_word_is_a_path(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    self.mentions.paths.insert(vec![word.to_string()]);
                }
                TokenTree::Group(group) => self.every_word_is_a_path(group.stream()),
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Visitor {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path.segments.iter().map(|part| part.ident.to_string());
        self.mentions.paths.insert(segments.collect());
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.mentions.methods.insert(call.method.to_string());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        self.variables.insert(pattern.ident.to_string());
        visit::visit_pat_ident(self, pattern);
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.variables.insert(function.sig.ident.to_string());
        visit::visit_item_fn(self, function);
    }

    fn visit_item_const(&mut self, constant: &'ast syn::ItemConst) {
        self.variables.insert(constant.ident.to_string());
        visit::visit_item_const(self, constant);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        let parser = Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
        if let Ok(arguments) = call.parse_body_with(parser) {
            for argument in &arguments {
                // What the macro holds does not live as long as the tree that is walked.
                let mut inner = Visitor::default();
                inner.visit_expr(argument);
                self.mentions.extend(&inner.mentions);
                self.variables.extend(inner.variables);
            }
        } else {
            self.every_word_is_a_path(call.tokens.clone());
        }
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}
