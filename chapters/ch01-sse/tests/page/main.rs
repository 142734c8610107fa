//! The page: every cell and figure against its accepted output.

mod cells;

use ch01_sse::page::figures;

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
}
