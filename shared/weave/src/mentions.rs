//! What a piece of Rust speaks of: the paths and methods it names.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Item, Stmt};

/// The names in a piece of Rust.
#[derive(Default)]
pub struct Mentions {
    /// Paths in expressions, types, bounds and macros; what is a local variable where it stands is none.
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
        words(whole.to_token_stream(), &mut |word| {
            visitor.mentions.words.insert(word);
        });
        visitor.within([], |visitor| visit(visitor, whole));
        visitor.mentions
    }

    /// Everything that either of the two speaks of.
    pub fn extend(&mut self, other: &Self) {
        self.paths.extend(other.paths.iter().cloned());
        self.methods.extend(other.methods.iter().cloned());
        self.words.extend(other.words.iter().cloned());
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

/// Walks through a piece of Rust in the order in which names come to be known.
#[derive(Default)]
pub struct Visitor {
    mentions: Mentions,
    /// The names of local variables and items, a set for each block around.
    scopes: Vec<BTreeSet<String>>,
}

impl Visitor {
    fn within(&mut self, names: impl IntoIterator<Item = String>, visit: impl FnOnce(&mut Self)) {
        self.scopes.push(names.into_iter().collect());
        visit(self);
        self.scopes.pop();
    }

    fn path(&mut self, path: Vec<String>) {
        let local = |name: &String| self.scopes.iter().any(|scope| scope.contains(name));
        if !matches!(&path[..], [name] if local(name)) {
            self.mentions.paths.insert(path);
        }
    }
}

/// What names its variables for itself alone.
macro_rules! scopes {
    ($($visit:ident: $node:ident,)*) => {$(
        fn $visit(&mut self, node: &'ast syn::$node) {
            self.within([], |inside| visit::$visit(inside, node));
        }
    )*};
}

impl<'ast> Visit<'ast> for Visitor {
    scopes! {
        visit_arm: Arm,
        visit_expr_closure: ExprClosure,
        visit_expr_if: ExprIf,
        visit_expr_while: ExprWhile,
        visit_impl_item_fn: ImplItemFn,
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts = path.segments.iter().map(|part| part.ident.to_string());
        self.path(parts.collect());
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.mentions.methods.insert(call.method.to_string());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        let name = pattern.ident.to_string();
        if name.starts_with(char::is_uppercase) {
            // A constant that the value is compared with.
            self.path(vec![name]);
        } else if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name);
        }
        visit::visit_pat_ident(self, pattern);
    }

    // `let loss = loss(…)` calls a function: the variable is there after it.
    fn visit_local(&mut self, local: &'ast syn::Local) {
        if let Some(init) = &local.init {
            visit::visit_local_init(self, init);
        }
        self.visit_pat(&local.pat);
    }

    fn visit_expr_let(&mut self, condition: &'ast syn::ExprLet) {
        self.visit_expr(&condition.expr);
        self.visit_pat(&condition.pat);
    }

    fn visit_expr_for_loop(&mut self, repeated: &'ast syn::ExprForLoop) {
        self.visit_expr(&repeated.expr);
        self.within([], |inside| {
            inside.visit_pat(&repeated.pat);
            inside.visit_block(&repeated.body);
        });
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.within(defined_in(block), |inside| {
            visit::visit_block(inside, block);
        });
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        let name = function.sig.ident.to_string();
        self.within([name], |inside| visit::visit_item_fn(inside, function));
    }

    fn visit_item_const(&mut self, constant: &'ast syn::ItemConst) {
        let name = constant.ident.to_string();
        self.within([name], |inside| visit::visit_item_const(inside, constant));
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        let parser = Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
        match call.parse_body_with(parser) {
            Ok(arguments) => arguments
                .iter()
                .for_each(|argument| self.visit_expr(argument)),
            Err(_) => words(call.tokens.clone(), &mut |word| self.path(vec![word])),
        }
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}
