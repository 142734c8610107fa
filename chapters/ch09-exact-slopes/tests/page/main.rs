//! The page: every cell and figure against its accepted output.

mod cells;

use ch09_exact_slopes::page::figures;

snapshots::page! {
    cells: [
        epsilons,
        best_steps,
        best_steps_in_f32,
        square_in_f32,
        steps_taken_in_f32,
        divided_by_the_step_taken,
        best_step_follows_x,
        best_step_follows_f,
        richardson_for_sine,
        complex_step_for_sine,
        dual_square,
        errors_of_all,
        dual_sigmoid,
        forwards,
        calls_for_a_layer,
        step_by_step,
        absorbed_again,
        too_long_exact,
        sigmoid_slopes_at_forty,
        ends_of_the_slope,
        beyond_the_end,
    ],
    figures: [accuracy_and_cost, error_by_function, frozen, sigmoid_slopes],
}
