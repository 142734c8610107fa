//! The page: every cell and figure against its accepted output.

mod cells;

use ch02_cee::{exercises, page::figures};

snapshots::page! {
    cells: [
        by_probability,
        the_rest_does_not_count,
        all_three_right,
        exact_zeros,
        minus_infinity,
        article_s_numbers,
        sure_answers,
        from_scores,
        both_losses,
        a_little_more,
    ],
    figures: [logarithm, price_of_delta_drawn, two_losses, ten_bars],
    exercises: [
        first_loss_on_letters,
        yes_or_no_loss,
        guarded_loss,
        row_softmax,
        scores_loss,
        losses_disagree,
    ],
}
