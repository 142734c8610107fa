//! The page: every cell and figure against its accepted output.

#![expect(clippy::unwrap_used, reason = "a cell shows the value or the error")]

mod cells;

use ch00_data_split::{exercises, page::figures};

snapshots::page! {
    cells: [
        the_data,
        rules_tested,
        strokes_of_a_five,
        always_one,
        products_for_one_answer,
        sorted_by_label,
    ],
    long: [
        by_features,
        by_pixels,
        other_problems,
        by_heart,
        growth,
        overfitting,
        accuracy_by_k,
        choosing_k,
        best_of_many,
    ],
    figures: [
        digits_of_every_class,
        many_fives,
        parts_of_a_five,
        nearest_to_each,
        shuffled_pixels,
        overfitting_curves,
    ],
    exercises: [
        nearest_example,
        split_in_two,
        honest_parts,
        lucky_tosser,
    ],
}
