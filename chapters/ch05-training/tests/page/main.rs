//! The page: every cell and figure against its accepted output.

mod cells;
mod short;

use ch05_training::figures;

// In each list: first the page's sections 1–3 and its end, then 4–6.
snapshots::page! {
    cells: [

    ],
    long: [

    ],
    figures: [

    ],
    long_figures: [

    ],
}
