//! The page's exercises, one file each. Their order is that of the list in `tests/page/main.rs`.

#![allow(
    unused_variables,
    clippy::missing_panics_doc,
    reason = "what a reader begins with uses no argument yet, and panics"
)]

pub mod honest_parts;
pub mod lucky_tosser;
pub mod nearest_example;
pub mod split_in_two;
