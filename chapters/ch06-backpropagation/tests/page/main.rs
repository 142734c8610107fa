//! The page: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;

snapshots::page! {
    cells: [
        backwards,
        small_batch_loss,
        line_of_scores,
        line_of_z,
        line_of_sums,
        lines_of_parameters,
        small_gradient_by_hand,
        sure_and_wrong,
        shapes_that_differ,
        softmax_of_rows,
        softmax_of_everything,
        one_image_hides_it,
        same_mistake_twice,
    ],
    long: [
        all_parameters,
        mistakes,
        mistakes_on_mnist,
    ],
}
