//! The page's exercises, one file each. Their order is that of the list in `tests/page/main.rs`.

#![allow(
    unused_variables,
    reason = "what the reader begins with uses its arguments only once it is written"
)]

pub mod batch_gradient;
pub mod batch_loss;
pub mod draw_batch;
pub mod largest_rate;
pub mod step_downhill;
pub mod train;
