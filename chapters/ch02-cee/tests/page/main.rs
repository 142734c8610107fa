//! The page: every cell and figure against its accepted output.

mod cells;

use ch02_cee::page::figures;

snapshots::page! {
    cells: [
        of_six_tenths_and_one,
        by_probability,
        the_rest_does_not_count,
        all_three_right,
        two_thousand_guesses,
        coins,
        of_a_guess,
        at_its_word,
        zero_for_the_right_class,
        zero_for_a_wrong_class,
        minus_infinity,
        article_s_numbers,
        sure_answers,
        sure_in_f32,
        price_of_delta,
        from_scores,
        mistakes,
        both_losses,
        a_little_more,
        no_probabilities,
    ],
    figures: [logarithm, price_of_delta_drawn, two_losses],
}
