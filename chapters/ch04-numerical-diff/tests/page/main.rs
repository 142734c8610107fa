//! The page: every cell and figure against its accepted output.

mod cells;

use ch04_numerical_diff::page::figures;

snapshots::page! {
    cells: [
        over_ten_minutes,
        over_one_minute,
        towards_an_instant,
        promised_and_run,
        naive_at_three,
        naive_in_f32,
        too_small_for_f32,
        not_too_small_for_f64,
        absorbed,
        naive_at_zero,
        gap_after_three,
        step_taken,
        smaller_and_smaller,
        forward_and_central,
        terms_of_the_cube,
        a_giant_step,
        numerical_at_three,
        errors_for_sine,
        a_tenth_of_the_step,
        slope_at_five,
        slope_at_ten,
        forward_at_five_and_ten,
        partial_x0,
        partial_x1,
        gradient_at_3_4,
        gradient_at_0_2,
        gradient_at_3_0,
        gradient_of_a_matrix,
        one_step_downhill,
        there_and_back,
        cut_to_integers,
        at_a_corner,
        far_out,
    ],
    figures: [
        average_speed,
        rounding_staircase,
        chord_and_tangent,
        error_against_h,
        tangents,
        gradient_field,
    ],
}
