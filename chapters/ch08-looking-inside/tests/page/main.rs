//! The page: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;

use ch08_looking_inside::{exercises, page::figures};

snapshots::page! {
    long: [
        confusion,
        confused_most,
        test_halves,
        never_inked,
        shuffled_pixels,
        shifted_images,
    ],
    long_figures: [
        surest_mistakes,
        confusion_map,
        hidden_unit_maps,
    ],
    exercises: [
        read_of_each,
        most_confused,
    ],
}
