//! The page: every cell and figure against its accepted output.

mod cells;

use ch01_sse::{exercises, page::figures};

snapshots::page! {
    cells: [
        confident_and_right,
        from_best_to_worst,
        nine_outputs,
        one_output,
        a_little_more,
        right_or_not,
    ],
    figures: [worked_example, loss_surface],
    exercises: [
        error_of_two,
        mean_squared_error,
        best_of_the_unsure,
        strict_error,
    ],
}
