//! The page: every cell and figure against its accepted output.

mod cells;

use ch09_exact_slopes::{exercises, page::figures};

snapshots::page! {
    cells: [
        best_steps,
        square_in_f32,
        best_step_follows,
        slope_of_the_size,
        dual_square,
        errors_of_all,
        dual_loses_digits,
        forwards,
        ends_of_the_slope,
        step_by_step,
        absorbed_again,
        too_long_exact,
    ],
    figures: [accuracy_and_cost, error_by_function, frozen, sigmoid_slopes],
    exercises: [
        one_error_less,
        dual_quotient,
    ],
}
