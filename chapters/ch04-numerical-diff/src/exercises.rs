//! The page's exercises, one file each. Their order is that of the list in `tests/page/main.rs`.

#![allow(
    unused_variables,
    reason = "what the reader begins with uses its arguments only once it is written"
)]

pub mod chord_of_the_cube;
pub mod mended_gradient;
pub mod second_slope;
pub mod slope_along;
pub mod slope_far_out;
pub mod step_for_a_wave;
