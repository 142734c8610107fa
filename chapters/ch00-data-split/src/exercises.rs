//! The page's exercises, one file each. Their order is that of the list in `tests/page/main.rs`.

#![allow(
    unused_variables,
    reason = "what the reader begins with uses its arguments only once it is written"
)]

pub mod honest_parts;
pub mod lucky_tosser;
pub mod nearest_example;
pub mod split_in_two;
