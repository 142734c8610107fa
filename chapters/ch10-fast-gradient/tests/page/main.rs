//! The page: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;

use ch10_fast_gradient::{exercises, page::figures};

snapshots::page! {
    cells: [
        price,
        what_moves,
        ink,
        last_digits,
        score_gaps,
        one_weight,
        errors,
        another_order,
        wide_or_narrow,
        threads,
        machine,
        growth_with_parameters,
        growth_with_batch,
    ],
    long: [numbers_alone, same_path],
    figures: [errors_of_both, growth],
    long_figures: [two_roads],
    exercises: [
        numbers_that_move,
        square_moves_by,
    ],
}
