//! The page: every cell and figure against its accepted output.

mod cells;

use ch01_sse::figures;

snapshots::page! {
    cells: [
        answer_and_target,
        confident_and_right,
        part_by_part,
        confident_and_wrong,
        from_left_to_right,
        best_and_worst,
        nine_outputs,
        lost_entry,
        entry_put_back,
        padded_with_zero,
        one_output_broadcast,
        one_output_refused,
        a_little_more,
        right_or_not,
        where_the_rest_lies,
    ],
    figures: [worked_example, contributions, loss_surface],
}
