//! The page's exercises, one file each. Their order is that of the list in `tests/page/main.rs`.

#![allow(
    unused_variables,
    clippy::missing_panics_doc,
    reason = "what a reader begins with uses no argument yet, and panics"
)]

pub mod chord_of_the_cube;
pub mod mended_gradient;
pub mod second_slope;
pub mod slope_along;
pub mod slope_far_out;
pub mod step_for_a_wave;
