//! The page's exercises, one file each. Their order is that of the list in `tests/page/main.rs`.

#![allow(
    unused_variables,
    clippy::missing_panics_doc,
    reason = "what a reader begins with uses no argument yet, and panics"
)]

pub mod batch_gradient;
pub mod batch_loss;
pub mod draw_batch;
pub mod largest_rate;
pub mod step_downhill;
pub mod train;
