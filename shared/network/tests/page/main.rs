//! The book's opening and the page that follows it: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;

use network::page::figures;

snapshots::page! {
    cells: [
        and_by_hand,
        and_by_learning,
        and_and_or_as_learnt,
        parameter_counts,
        a_matrix,
        element_by_element,
        e_and_ln,
        sigmoid_of_five,
        a_product,
        a_layer,
        softmax_by_hand,
        softmax_of_rows,
        one_hot_labels,
        one_digit,
        parameters_by_layer,
        ten_probabilities,
    ],
    figures: [unit, the_network, one_step,
        against_the_slope,
        step_and_sigmoid,
        five_digits,
    ],
}
