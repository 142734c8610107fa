//! The rules for cells, so that a function's body is a notebook's cell: what one cell makes, the kernel keeps for the
//! next.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Stmt};

use crate::finding::Finding;
use crate::home::Home;
use crate::mentions::defined_in;
use crate::resolve::{Resolved, Role};
use crate::source::{Kind, Source};
use crate::tree::Tree;

/// Every function among the cells is a listed cell that keeps the rules; what else stands there is cited.
pub(super) fn check(tree: &Tree, pages: &[Resolved], home: &Home) -> Vec<Finding> {
    let shown = pages
        .iter()
        .flat_map(|page| &page.quoted)
        .filter(|one| one.role != Role::Cell);
    let shown: Vec<_> = shown.map(|one| one.cited.item).collect();
    let mut findings = Vec::new();
    for source in home.cell_sources(tree) {
        for item in source
            .items
            .iter()
            .filter(|item| !shown.iter().any(|one| std::ptr::eq(*one, *item)))
        {
            match &item.kind {
                Kind::Function(function) if home.cells.contains_key(&item.name) => {
                    findings.extend(check_cell(source, function));
                }
                Kind::Function(_) => {
                    let what = format!("the cell `{}` is compared with no snapshot", item.name);
                    let mend = format!(
                        "add it to `cells` in {}, or cite it with a `code` marker",
                        home.list()
                    );
                    findings.push(Finding::new(&source.path, item.line, what, mend));
                }
                Kind::Module | Kind::Method { .. } => {}
                _ => {
                    let what = format!(
                        "cells.rs holds cells alone: the notebook would lack this (`{}`)",
                        item.name
                    );
                    let mend =
                        "cite it with a `code` marker, or move it into the chapter's library";
                    findings.push(Finding::new(&source.path, item.line, what, mend));
                }
            }
        }
    }
    findings
}

fn check_cell(source: &Source, cell: &syn::ItemFn) -> Vec<Finding> {
    let mut found = Found::default();
    found.visit_block(&cell.block);
    if spans_lines(cell.block.to_token_stream()) {
        let what = "moving this cell to the left edge changes a text inside it";
        found.add(
            &cell.sig.ident,
            what,
            "write the text's lines with `\\n`, or one by one",
        );
    }
    let whole_is_a_block = matches!(&cell.block.stmts[..], [Stmt::Expr(Expr::Block(_), None)]);
    for statement in cell.block.stmts.iter().filter(|_| !whole_is_a_block) {
        if let Stmt::Local(local) = statement
            && let Some(init) = &local.init
            && let Some(kind) = borrowed(&init.expr)
        {
            let mend = match kind {
                "a closure" => {
                    "write it as a named `fn`, or put the whole cell in one block `{ … }`"
                }
                _ => "put the whole cell in one block `{ … }`",
            };
            found.add(
                local,
                &format!("{kind} bound by `let` cannot live on to the next cell"),
                mend,
            );
        }
    }
    let finding = |(line, what, mend): (usize, String, &'static str)| {
        Finding::new(
            &source.path,
            line,
            format!("{what} (`{}`)", cell.sig.ident),
            mend,
        )
    };
    found.0.into_iter().map(finding).collect()
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
            let receiver = Some(&call.receiver).filter(|one| matches!(***one, Expr::MethodCall(_)));
            match receiver {
                _ if is_in(VIEWS) => Some("a view"),
                Some(receiver) if is_in(ADAPTERS) => borrowed(receiver),
                _ => None,
            }
        }
        _ => None,
    }
}

/// What a cell must not hold, each at its line with its mending.
#[derive(Default)]
struct Found(Vec<(usize, String, &'static str)>);

impl Found {
    fn add(&mut self, at: &impl Spanned, what: &str, mend: &'static str) {
        self.0
            .push((at.span().start().line, what.to_string(), mend));
    }
}

/// Finds each `?` and `return` that leaves the cell itself; an inner function's leave only that function.
impl<'ast> Visit<'ast> for Found {
    fn visit_item_fn(&mut self, _: &'ast syn::ItemFn) {}

    fn visit_expr_try(&mut self, expression: &'ast syn::ExprTry) {
        let mend = "`unwrap` the value: a panic shows the reader why";
        self.add(&expression.question_token, "a cell has no `?`", mend);
        visit::visit_expr_try(self, expression);
    }

    fn visit_expr_return(&mut self, expression: &'ast syn::ExprReturn) {
        let mend = "let the value be the last expression";
        self.add(&expression.return_token, "a cell has no `return`", mend);
        visit::visit_expr_return(self, expression);
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        let before = self.0.len();
        visit::visit_expr_closure(self, closure);
        let inside = self.0.split_off(before);
        self.0.extend(
            inside
                .into_iter()
                .filter(|(_, what, _)| !what.contains("return")),
        );
    }
}

/// No cell gives a name of its own to what the notebook's first cell brings in or another cell defines for all.
pub(super) fn check_names(resolved: &Resolved) -> Vec<Finding> {
    let definitions = resolved
        .quoted
        .iter()
        .filter(|one| one.role == Role::Definition);
    let mut taken: BTreeSet<&str> = definitions
        .map(|one| one.cited.item.name.as_str())
        .collect();
    taken.extend(resolved.setup.names.iter().map(|(_, name)| name.as_str()));
    let mut findings = Vec::new();
    for one in resolved.quoted.iter().filter(|one| one.role == Role::Cell) {
        let item = one.cited.item;
        let Kind::Function(function) = &item.kind else {
            continue;
        };
        for name in defined_in(&function.block).filter(|name| taken.contains(name.as_str())) {
            let what = format!(
                "the cell `{}` defines `{name}`, a name that the notebook has already",
                item.name
            );
            findings.push(Finding::new(
                &one.cited.source.path,
                item.line,
                what,
                "choose another name",
            ));
        }
    }
    findings
}
