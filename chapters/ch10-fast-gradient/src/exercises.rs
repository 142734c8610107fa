//! The page's exercises, one file each. Their order is that of the list in `tests/page/main.rs`.

#![allow(
    unused_variables,
    clippy::missing_panics_doc,
    reason = "what a reader begins with uses no argument yet, and panics"
)]

pub mod numbers_that_move;
pub mod square_moves_by;
