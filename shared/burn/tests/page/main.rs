//! What the page says of Burn: every cell against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;
mod compare;
#[path = "../runs/mod.rs"]
mod runs;

snapshots::page! {
    cells: [
        packages,
        same_answers,
        same_slopes,
        same_file,
    ],
    long: [
        same_training,
        a_layer_more,
        two_machines,
    ],
}
