//! The rules for cells, so that a function's body is a notebook's cell: what one cell makes, the kernel keeps for the
//! next.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, Stmt};

use crate::cited::{Cited, Role};
use crate::crates::Crate;
use crate::fill::{cells_path, source_path};
use crate::finding::Finding;
use crate::marker::Marker;
use crate::notebook::setup;
use crate::page::Page;
use crate::source::{Function, Item, Kind, Source};
use crate::tree::Tree;

/// Whether a page cites the item of `cells.rs` as a definition and not as a cell.
pub(super) fn is_definition(tree: &Tree, source: &Source, item: &Item) -> bool {
    let mut pieces =
        (tree.pages.iter()).flat_map(|page| page.pieces.iter().map(move |piece| (page, piece)));
    pieces.any(|(page, piece)| match &piece.marker {
        Marker::Code { path, item: name } => {
            *name == item.name && source_path(tree, page, path) == source.path
        }
        _ => false,
    })
}

/// Every function of `cells.rs` is a cell that keeps the rules.
pub(super) fn check_rules(tree: &Tree, chapter: &str) -> Vec<Finding> {
    let path = cells_path(chapter);
    let Some(source) = tree.sources.get(&path) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let Ok(file) = syn::parse_file(&source.text) else {
        return findings;
    };
    for item in &source.items {
        if is_definition(tree, source, item) {
            continue;
        }
        let mut found = |line: usize, what: String, mend: &str| {
            findings.push(Finding::new(
                &path,
                line,
                format!("{what} (`{}`)", item.name),
                mend,
            ));
        };
        let Kind::Function(function) = &item.kind else {
            if !matches!(item.kind, Kind::Method { .. }) {
                found(
                    item.line,
                    "cells.rs holds cells alone: the notebook would lack this".to_string(),
                    "cite it with a `code` marker, or move it into the chapter's library",
                );
            }
            continue;
        };
        if function.parameters > 0 || function.generic {
            found(
                item.line,
                "a cell takes no parameters".to_string(),
                "cite it with a `code` marker, or move it into the chapter's library",
            );
        }
        if !function.returns {
            found(
                item.line,
                "a cell returns what it shows".to_string(),
                "return the value",
            );
        }
        let parsed = file.items.iter().find_map(|parsed| match parsed {
            syn::Item::Fn(parsed) if parsed.sig.ident == item.name => Some(parsed),
            _ => None,
        });
        if let Some(parsed) = parsed {
            check_body(source, function, &parsed.block, &mut found);
        }
    }
    findings
}

fn check_body(
    source: &Source,
    function: &Function,
    block: &Block,
    found: &mut impl FnMut(usize, String, &str),
) {
    let mut leaves = Leaves::default();
    leaves.visit_block(block);
    for line in leaves.questions {
        found(
            line,
            "a cell has no `?`".to_string(),
            "`unwrap` the value: a panic shows the reader why",
        );
    }
    for line in leaves.returns {
        found(
            line,
            "a cell has no `return`".to_string(),
            "let the value be the last expression",
        );
    }
    let moved = syn::parse_str::<Block>(&format!("{{\n{}\n}}", source.body_of(function)));
    let same = moved.is_ok_and(|moved| {
        moved.to_token_stream().to_string() == block.to_token_stream().to_string()
    });
    if !same {
        found(
            block.span().start().line,
            "moving this cell to the left edge changes a text inside it".to_string(),
            "write the text's lines with `\\n`, or one by one",
        );
    }
    let whole_is_a_block = matches!(&block.stmts[..], [Stmt::Expr(Expr::Block(_), None)]);
    if whole_is_a_block {
        return;
    }
    for statement in &block.stmts {
        let Stmt::Local(local) = statement else {
            continue;
        };
        let Some(init) = &local.init else {
            continue;
        };
        if let Some(kind) = borrowed(&init.expr) {
            let mend = if kind == "a closure" {
                "write it as a named `fn`, or put the whole cell in one block `{ … }`"
            } else {
                "put the whole cell in one block `{ … }`"
            };
            let what = format!("{kind} bound by `let` cannot live on to the next cell");
            found(local.span().start().line, what, mend);
        }
    }
}

/// Methods whose result borrows from what they are called on.
const VIEWS: [&str; 24] = [
    "as_slice",
    "as_str",
    "axis_iter",
    "chars",
    "chunks",
    "column",
    "columns",
    "first",
    "get",
    "index_axis",
    "indexed_iter",
    "iter",
    "iter_mut",
    "lanes",
    "last",
    "lines",
    "outer_iter",
    "row",
    "rows",
    "slice",
    "slice_mut",
    "split_at",
    "view",
    "view_mut",
];
/// Methods that hand a borrow on.
const ADAPTERS: [&str; 12] = [
    "chain",
    "cloned",
    "copied",
    "enumerate",
    "filter",
    "flat_map",
    "map",
    "rev",
    "skip",
    "step_by",
    "take",
    "zip",
];

/// What the expression is, if the kernel cannot keep it.
fn borrowed(expression: &Expr) -> Option<&'static str> {
    match expression {
        Expr::Closure(_) => Some("a closure"),
        Expr::Reference(_) => Some("a reference"),
        Expr::Paren(inner) => borrowed(&inner.expr),
        Expr::MethodCall(call) => {
            let method = call.method.to_string();
            if VIEWS.contains(&method.as_str()) {
                Some("a view")
            } else if ADAPTERS.contains(&method.as_str()) {
                borrowed(&call.receiver).filter(|_| matches!(*call.receiver, Expr::MethodCall(_)))
            } else {
                None
            }
        }
        _ => None,
    }
}

/// The lines of `?` and `return` that leave the cell itself; an inner function's leave only that function.
#[derive(Default)]
struct Leaves {
    questions: Vec<usize>,
    returns: Vec<usize>,
}

impl<'ast> Visit<'ast> for Leaves {
    fn visit_item_fn(&mut self, _: &'ast syn::ItemFn) {}

    fn visit_expr_try(&mut self, expression: &'ast syn::ExprTry) {
        self.questions
            .push(expression.question_token.span().start().line);
        visit::visit_expr_try(self, expression);
    }

    fn visit_expr_return(&mut self, expression: &'ast syn::ExprReturn) {
        self.returns
            .push(expression.return_token.span().start().line);
        visit::visit_expr_return(self, expression);
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        let returns = self.returns.len();
        visit::visit_expr_closure(self, closure);
        self.returns.truncate(returns);
    }
}

/// No cell gives a name of its own to what the notebook's first cell brings in or another cell defines for all.
pub(super) fn check_names(
    tree: &Tree,
    crates: &BTreeMap<String, Crate>,
    page: &Page,
    cited: &[Cited],
) -> Vec<Finding> {
    let figures = (page.pieces.iter()).any(|piece| matches!(piece.marker, Marker::Figure(_)));
    let (setup, _) = setup::setup(tree, crates, page, cited, figures);
    let defined = cited.iter().filter(|one| one.role == Role::Definition);
    let mut taken: BTreeSet<&str> = defined.map(|one| one.item.name.as_str()).collect();
    taken.extend(setup.imported());
    let mut findings = Vec::new();
    for one in cited.iter().filter(|one| one.role == Role::Cell) {
        let Kind::Function(function) = &one.item.kind else {
            continue;
        };
        for name in function
            .defines
            .iter()
            .filter(|name| taken.contains(name.as_str()))
        {
            findings.push(Finding::new(
                &one.source.path,
                one.item.line,
                format!(
                    "the cell `{}` defines `{name}`, a name that the notebook has already",
                    one.item.name
                ),
                "choose another name",
            ));
        }
    }
    findings
}
