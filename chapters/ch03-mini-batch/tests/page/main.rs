//! The page: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;

use ch03_mini_batch::{exercises, page::figures};

snapshots::page! {
    cells: [
        sum_and_mean,
        one_answer,
        ten_of_sixty_thousand,
        ten_of_ten,
        never_drawn_in_an_epoch,
        one_weight,
        weight_turned,
        weight_turned_with_steps,
        slopes_at_zero,
    ],
    long: [
        same_work,
        labels_on_mnist,
        five_batches,
        spread_of_batches,
        losses_by_size,
        slopes_by_size,
        slopes_that_are_not_zero,
        step_function,
    ],
    figures: [
        a_batch_is_drawn,
        ten_digits,
        batch_losses,
        staircase,
        flat_places,
    ],
    exercises: [
        mended_batch_loss,
        draw_without_repeats,
        never_seen,
        batch_for_a_quarter,
        share_right,
    ],
}
