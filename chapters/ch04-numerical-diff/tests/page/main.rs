//! The page: every cell and figure against its accepted output.

mod cells;

use ch04_numerical_diff::{exercises, page::figures};

snapshots::page! {
    cells: [
        average_speeds,
        promised_and_run,
        naive_slopes,
        absorbed,
        naive_in_f32,
        step_taken,
        forward_and_central,
        terms_of_the_cube,
        numerical_at_three,
        errors_for_sine,
        two_points,
        partial_derivatives,
        gradients,
        gradient_of_a_matrix,
        one_step_downhill,
    ],
    figures: [
        average_speed,
        rounding_staircase,
        chord_and_tangent,
        error_against_h,
        tangents,
        gradient_field,
    ],
    exercises: [
        chord_of_the_cube,
        second_slope,
        slope_far_out,
        step_for_a_wave,
        slope_along,
        mended_gradient,
    ],
}
