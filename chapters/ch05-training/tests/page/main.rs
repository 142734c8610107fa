//! The page: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;
mod short;

mod figures {
    pub use ch05_training::drawings::*;
    pub use ch05_training::figures::*;
}

// In each list: first the page's sections 1–3 and its end, then 4–6.
snapshots::page! {
    cells: [
        first_step,
        a_hundred_steps,
        too_short,
        rates,
        too_long,
        step_by_step,
        absorbed_again,
        too_long_exact,
        small_scores,
        small_probabilities,
        small_loss,
        small_loss_with_delta,
        small_gradient,
        small_step,
        small_gradient_by_hand,
        price_of_differences,
        forwards,
        backwards,
        small_batch_loss,
        line_of_scores,
        line_of_z,
        line_of_sums,
        lines_of_parameters,
        sure_and_wrong,
        all_zero,
        one_image_hides_it,
        same_mistake_twice,
        first_loss,
        slopes_of_a_unit,
    ],
    long: [
        all_parameters,
        mistakes,
        test_accuracy,
        accuracy_per_epoch,
        three_seeds,
        small_training_set,
        rates_compared,
        chosen_rate,
        batch_sizes_at_equal_steps,
        batch_sizes_at_equal_work,
        gradient_sizes,
        squared_error_with_rates,
        numbers_alone,
        same_path,
        confusion,
        confused_most,
        test_halves,
        never_inked,
        shuffled_pixels,
        shifted_images,
        your_own_digit,
    ],
    figures: [
        computation_graph,
        downhill,
        four_rates,
        frozen,
        saturated_unit,
    ],
    long_figures: [
        confusion_map,
        hidden_unit_maps,
        loss_curve,
        accuracy_by_epoch,
        loss_by_rate,
        two_roads,
        trained_at_work,
        surest_mistakes,
        hidden_units,
    ],
}
