//! Small edits to a definition, each of which should change what it computes.

use std::ops::Range;

use proc_macro2::Span;
use quote::ToTokens;
use syn::{
    BinOp, Block, ExprBinary, ExprLit, ExprUnary, Fields, ImplItemFn, ItemEnum, ItemFn, ItemStruct,
    ItemTrait, Lit, UnOp,
    spanned::Spanned,
    visit::{self, Visit},
};

/// A body for any function.
const PANICS: &str = "{ panic!(\"this definition was edited\") }";

/// A definition with one edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The edit in a few words.
    pub what: String,
    /// The definition, edited.
    pub source: String,
    /// Whether nothing that calls the definition can go on.
    pub fatal: bool,
}

/// Edits of a definition, in the order in which they are worth trying: another operator, another number, a body that
/// panics, one more member.
///
/// They are made in the text, so the rest of it stays as it is. Not every one compiles. There is none where the
/// definition holds no operator, number, body or member, or is no Rust.
#[must_use]
pub fn edits(definition: &str) -> Vec<Edit> {
    let Ok(file) = syn::parse_file(definition) else {
        return Vec::new();
    };
    let mut places = Places::default();
    places.visit_file(&file);
    let Places {
        operators,
        numbers,
        bodies,
        members,
    } = places;
    let all = [operators, numbers, bodies, members].into_iter().flatten();
    all.map(|(range, new)| {
        let old = &definition[range.clone()];
        let source = [&definition[..range.start], &new, &definition[range.end..]].concat();
        let what = match (old.contains('\n'), old, new.trim_matches([' ', ','])) {
            (true, ..) => format!("`{new}` as its body"),
            (false, "", new) => format!("one more `{new}`"),
            (false, old, "") => format!("no `{old}`"),
            (false, old, new) => format!("`{new}` for `{old}`"),
        };
        let fatal = new == PANICS;
        Edit {
            what,
            source,
            fatal,
        }
    })
    .collect()
}

/// Where to edit, and what to write there.
#[derive(Default)]
struct Places {
    operators: Vec<(Range<usize>, String)>,
    numbers: Vec<(Range<usize>, String)>,
    bodies: Vec<(Range<usize>, String)>,
    members: Vec<(Range<usize>, String)>,
}

impl<'ast> Visit<'ast> for Places {
    fn visit_expr_binary(&mut self, expression: &'ast ExprBinary) {
        if let Some(other) = other_operator(&expression.op) {
            self.operators
                .push((expression.op.span().byte_range(), other.to_owned()));
        }
        visit::visit_expr_binary(self, expression);
    }

    fn visit_expr_unary(&mut self, expression: &'ast ExprUnary) {
        if let UnOp::Neg(minus) = expression.op {
            self.operators
                .push((minus.span.byte_range(), String::new()));
        }
        visit::visit_expr_unary(self, expression);
    }

    fn visit_expr_lit(&mut self, expression: &'ast ExprLit) {
        let (span, more) = match &expression.lit {
            Lit::Float(number) => (number.span(), "1.0"),
            Lit::Int(number) => (number.span(), "1"),
            _ => return,
        };
        let text = expression.lit.to_token_stream();
        self.numbers
            .push((span.byte_range(), format!("({text} + {more})")));
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        self.add_body(&function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        self.add_body(&function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        let (span, field): (Span, _) = match &item.fields {
            Fields::Named(fields) => (fields.brace_token.span.open(), " one_more: (), "),
            Fields::Unnamed(fields) => (fields.paren_token.span.open(), "(), "),
            Fields::Unit => return,
        };
        self.add_member(span, field);
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        self.add_member(item.brace_token.span.open(), " OneMore, ");
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        self.add_member(item.brace_token.span.open(), " fn one_more(); ");
        visit::visit_item_trait(self, item);
    }
}

impl Places {
    fn add_member(&mut self, after: Span, member: &str) {
        let after = after.byte_range().end;
        self.members.push((after..after, member.to_owned()));
    }

    fn add_body(&mut self, body: &Block) {
        self.bodies
            .push((body.span().byte_range(), PANICS.to_owned()));
    }
}

/// An operator that takes the same operands and gives another result.
fn other_operator(operator: &BinOp) -> Option<&'static str> {
    Some(match operator {
        BinOp::Add(_) => "-",
        BinOp::Sub(_) => "+",
        BinOp::Mul(_) => "/",
        BinOp::Div(_) | BinOp::Rem(_) => "*",
        BinOp::AddAssign(_) => "-=",
        BinOp::SubAssign(_) => "+=",
        BinOp::MulAssign(_) => "/=",
        BinOp::DivAssign(_) => "*=",
        BinOp::And(_) => "||",
        BinOp::Or(_) => "&&",
        BinOp::Eq(_) => "!=",
        BinOp::Ne(_) => "==",
        BinOp::Lt(_) => ">=",
        BinOp::Le(_) => ">",
        BinOp::Gt(_) => "<=",
        BinOp::Ge(_) => "<",
        _ => return None,
    })
}
