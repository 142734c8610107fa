//! The page: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;

use ch05_training::{exercises, page::figures};

snapshots::page! {
    cells: [
        a_hundred_steps,
        extreme_rates,
        rates,
        small_answer,
        small_loss,
        small_gradient,
        small_step,
        price_of_differences,
        first_loss,
    ],
    long: [
        test_accuracy,
        one_step_both_ways,
        accuracy_per_epoch,
        small_training_set,
        three_seeds,
        your_own_digit,
    ],
    figures: [
        downhill,
        four_rates,
    ],
    long_figures: [
        loss_curve,
        accuracy_by_epoch,
        trained_at_work,
        own_digit,
    ],
    exercises: [
        largest_rate,
        draw_batch,
        batch_loss,
        batch_gradient,
        step_downhill,
    ],
    long_exercises: [train],
}
