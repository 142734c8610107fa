//! The page's exercises, one file each. Their order is that of the list in `tests/page/main.rs`.

#![allow(
    unused_variables,
    clippy::missing_panics_doc,
    reason = "what a reader begins with uses no argument yet, and panics"
)]

pub mod batch_for_a_quarter;
pub mod draw_without_repeats;
pub mod mended_batch_loss;
pub mod never_seen;
pub mod share_right;
