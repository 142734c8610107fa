//! The book's opening and the page that follows it: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;

use network::figures;

snapshots::page! {
    cells: [
        and_by_hand,
        and_by_learning,
        and_as_learnt,
        or_as_learnt,
        parameter_counts,
        a_matrix,
        a_row_and_a_column,
        element_by_element,
        a_row_for_every_row,
        e_and_ln,
        yes_if_both,
        sigmoid_of_five,
        a_product,
        an_element_by_hand,
        a_layer,
        a_batch,
        softmax_of_three,
        softmax_by_hand,
        softmax_shifted,
        softmax_of_rows,
        one_hot_labels,
        one_digit,
        on_the_way,
        ten_probabilities,
    ],
    figures: [unit, the_network, one_step,
        against_the_slope,
        step_and_sigmoid,
        five_digits,
    ],
}
