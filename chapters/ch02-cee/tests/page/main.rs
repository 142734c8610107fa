//! The page: every cell and figure against its accepted output.

mod cells;

use ch02_cee::page::figures;

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
}
