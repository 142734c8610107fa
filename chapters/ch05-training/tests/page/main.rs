//! The page: every cell and figure against its accepted output.

mod cells;
mod short;

use ch05_training::figures;

// In each list: first the page's sections 1–3 and its end, then 4–6.
snapshots::page! {
    cells: [
        first_loss,
    ],
    long: [
        test_accuracy,
        test_halves,
        shuffled_pixels,
        small_training_set,
    ],
    figures: [],
    long_figures: [
        trained_at_work,
    ],
}
