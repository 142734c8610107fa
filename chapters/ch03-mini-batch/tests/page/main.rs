//! The page: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;
mod short;

use ch03_mini_batch::figures;

snapshots::page! {
    cells: [
        three_losses,
        sum_and_mean,
        mean_of_three,
        axes_of_one_answer,
        one_answer,
        one_answer_by_label,
        shapes_that_differ,
        softmax_of_rows,
        softmax_of_everything,
        multiplications,
        ten_of_sixty_thousand,
        shapes_of_a_batch,
        ten_of_ten,
        ten_of_ten_without_repeats,
        impossible_batches,
        repeats,
        batches_of_an_epoch,
        never_drawn_in_an_epoch,
        mean_of_means,
        one_weight,
        turned_up_and_down,
        slopes_at_zero,
        around_zero,
        sigmoid_slopes_at_forty,
        ends_of_the_slope,
        beyond_the_end,
        farthest_sum,
    ],
    long: [
        labels_on_mnist,
        mistakes_on_mnist,
        loss_of_everything,
        same_work,
        five_batches,
        spread_of_batches,
        slopes_that_are_not_zero,
        close_races,
        step_function,
    ],
    figures: [
        a_batch_is_drawn,
        ten_digits,
        never_seen,
        staircase,
        flat_places,
        sigmoid_slopes,
    ],
    long_figures: [
        batch_losses,
        spread_against_batch_size,
    ],
}
