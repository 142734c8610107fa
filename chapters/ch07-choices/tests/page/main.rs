//! The page: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;

use ch07_choices::{exercises, page::figures};

snapshots::page! {
    cells: [slopes_of_a_unit],
    long: [
        rates_compared,
        batch_sizes_at_equal_steps,
        batch_sizes_at_equal_work,
        first_weights,
        gradient_sizes,
        squared_error_with_rates,
        chosen_rate,
    ],
    figures: [
        saturated_unit,
    ],
    long_figures: [
        loss_by_rate,
    ],
    exercises: [
        momentum_step,
    ],
    long_exercises: [one_epoch],
}
