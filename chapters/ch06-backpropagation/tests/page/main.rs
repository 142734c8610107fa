//! The page: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;

use ch06_backpropagation::{exercises, page::figures};

snapshots::page! {
    cells: [
        backwards,
        each_step_checked,
        softmax_of_everything,
        sure_and_wrong,
        blind_checks,
    ],
    long: [
        all_parameters,
        mistakes_on_mnist,
        mistakes,
    ],
    figures: [computation_graph],
    exercises: [
        unit_slopes,
        relu_backward,
        mean_squared_slopes,
    ],
}
