//! The rules for cells, so that a function's body is a notebook's cell: what one cell makes, the kernel keeps for the
//! next.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Stmt};

use crate::marker::Role;
use crate::resolve::{Quoted, Resolved};
use crate::{crates::Crate, finding::Finding, mentions::defined_in, source::Kind, tree::Tree};

/// Every function among the cells is a listed cell that keeps the rules; what else stands there is cited.
pub(super) fn check(tree: &Tree, pages: &[Resolved], home: &Crate) -> Vec<Finding> {
    let quoted = pages.iter().flat_map(|page| &page.quoted);
    let shown = quoted
        .filter(|one| one.role != Role::Cell)
        .map(|one| one.cited.item);
    let shown: Vec<_> = shown.collect();
    let mut findings = Vec::new();
    for source in home.cell_sources(tree) {
        for item in &source.items {
            let name = &item.name;
            let mut add = |line, what: String, mend: &str| {
                findings.push(Finding::new(&source.path, line, what, mend));
            };
            match &item.kind {
                _ if shown.iter().any(|one| std::ptr::eq(*one, item)) => {}
                Kind::Module | Kind::Method { .. } => {}
                Kind::Function(function) if home.cells.contains_key(name) => {
                    for (line, what, mend) in broken(function) {
                        add(line, format!("{what} (`{name}`)"), mend);
                    }
                }
                Kind::Function(_) => {
                    let what = format!("the cell `{name}` is compared with no snapshot");
                    let list = home.list();
                    let mend = format!("add it to `cells` in {list}, or cite it with `code`");
                    add(item.line, what, &mend);
                }
                _ => {
                    let what = "cells.rs holds cells alone: the notebook would lack this";
                    let mend =
                        "cite it with a `code` marker, or move it into the chapter's library";
                    add(item.line, format!("{what} (`{name}`)"), mend);
                }
            }
        }
    }
    findings
}

/// The rules that a cell breaks: the line, what is wrong there, how to mend it.
fn broken(cell: &syn::ItemFn) -> Vec<(usize, String, &'static str)> {
    let mut rules = Rules::default();
    rules.visit_block(&cell.block);
    if spans_lines(cell.block.to_token_stream()) {
        let what = "moving this cell to the left edge changes a text inside it";
        let mend = "write the text's lines with `\\n`, or one by one";
        rules.break_one(&cell.sig.ident, what, mend);
    }
    let statements = &cell.block.stmts;
    if matches!(&statements[..], [Stmt::Expr(Expr::Block(_), None)]) {
        return rules.0;
    }
    for statement in statements {
        if let Stmt::Local(local) = statement
            && let Some(kind) = local.init.as_ref().and_then(|init| borrowed(&init.expr))
        {
            let what = format!("{kind} bound by `let` cannot live on to the next cell");
            let mend = "put the whole cell in one block `{ … }` (a closure may be a named `fn`)";
            rules.break_one(local, &what, mend);
        }
    }
    rules.0
}

/// Whether a text among the tokens goes over several lines.
fn spans_lines(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Literal(literal) => literal.to_string().contains('\n'),
        TokenTree::Group(group) => spans_lines(group.stream()),
        _ => false,
    })
}

/// Methods whose result borrows from what they are called on.
const VIEWS: &str = "as_slice as_str axis_iter chars chunks column columns first get index_axis indexed_iter iter \
                     iter_mut lanes last lines outer_iter row rows slice slice_mut split_at view view_mut";
/// Methods that hand a borrow on.
const ADAPTERS: &str =
    "chain cloned copied enumerate filter flat_map map rev skip step_by take zip";

/// What the expression is, if the kernel cannot keep it.
fn borrowed(expression: &Expr) -> Option<&'static str> {
    match expression {
        Expr::Closure(_) => Some("a closure"),
        Expr::Reference(_) => Some("a reference"),
        Expr::Paren(inner) => borrowed(&inner.expr),
        Expr::MethodCall(call) => {
            let is_in = |methods: &str| methods.split(' ').any(|method| call.method == method);
            match &*call.receiver {
                _ if is_in(VIEWS) => Some("a view"),
                receiver @ Expr::MethodCall(_) if is_in(ADAPTERS) => borrowed(receiver),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Finds each `?` and `return` that leaves the cell itself; an inner function's leave only that function.
#[derive(Default)]
struct Rules(Vec<(usize, String, &'static str)>);

impl Rules {
    fn break_one(&mut self, at: &impl Spanned, what: &str, mend: &'static str) {
        self.0
            .push((at.span().start().line, what.to_string(), mend));
    }
}

impl<'ast> Visit<'ast> for Rules {
    fn visit_item_fn(&mut self, _: &'ast syn::ItemFn) {}

    fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}

    fn visit_expr_try(&mut self, expression: &'ast syn::ExprTry) {
        let mend = "`unwrap` the value: a panic shows the reader why";
        self.break_one(&expression.question_token, "a cell has no `?`", mend);
        visit::visit_expr_try(self, expression);
    }

    fn visit_expr_return(&mut self, expression: &'ast syn::ExprReturn) {
        let mend = "let the value be the last expression";
        self.break_one(&expression.return_token, "a cell has no `return`", mend);
        visit::visit_expr_return(self, expression);
    }
}

/// No cell gives a name of its own to what the notebook's first cell brings in or another cell defines for all.
pub(super) fn check_names(resolved: &Resolved) -> Vec<Finding> {
    let mut taken: BTreeSet<&str> = resolved.setup.names().collect();
    let run = resolved.setup.run.iter();
    let (cells, definitions): (Vec<&Quoted>, Vec<_>) = run.partition(|one| one.role == Role::Cell);
    taken.extend(definitions.iter().map(|one| one.cited.item.name.as_str()));
    let mut findings = Vec::new();
    for cited in cells.into_iter().map(|one| one.cited) {
        let (path, line, cell) = (&cited.source.path, cited.item.line, &cited.item.name);
        if let Kind::Function(function) = &cited.item.kind {
            for name in defined_in(&function.block).filter(|name| taken.contains(&**name)) {
                let what = format!(
                    "the cell `{cell}` defines `{name}`, a name that the notebook has already"
                );
                findings.push(Finding::new(path, line, what, "choose another name"));
            }
        }
    }
    findings
}
