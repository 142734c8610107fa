//! The page: every cell and figure against its accepted output.

#![expect(clippy::unwrap_used, reason = "a cell shows the value or the error")]

mod cells;

use ch00_data_split::page::figures;

snapshots::page! {
    cells: [
        the_data,
        first_rule_tried,
        second_rule_tried,
        rules_tested,
        strokes_of_a_five,
        shades_of_a_five,
        how_far_apart,
        neighbours_by_strokes,
        always_one,
        products_for_one_answer,
        sizes_of_a_split,
        the_same_split_again,
        impossible_split,
        sorted_by_label,
    ],
    long: [
        by_strokes,
        by_shades,
        by_pixels,
        other_problems,
        memoriser,
        random_labels,
        growth,
        overfitting,
        test_halves,
        choosing_k,
        best_of_many,
    ],
    figures: [
        digits_of_every_class,
        many_fives,
        parts_of_a_five,
        nearest_to_each,
        shuffled_pixels,
        growth_curves,
        overfitting_curves,
    ],
}
