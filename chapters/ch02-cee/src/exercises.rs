//! The page's exercises, one file each. Their order is that of the list in `tests/page/main.rs`.

#![allow(
    unused_variables,
    clippy::missing_panics_doc,
    reason = "what a reader begins with uses no argument yet, and panics"
)]

pub mod first_loss_on_letters;
pub mod guarded_loss;
pub mod losses_disagree;
pub mod row_softmax;
pub mod scores_loss;
pub mod yes_or_no_loss;
