//! The page: every cell and figure against its accepted output.

#![allow(clippy::unwrap_used, reason = "a cell may unwrap")]

mod cells;

use ch05_training::page::figures;

snapshots::page! {
    cells: [
        first_step,
        a_hundred_steps,
        too_short,
        rates,
        too_long,
        small_scores,
        small_probabilities,
        small_loss,
        small_loss_with_delta,
        small_gradient,
        small_step,
        price_of_differences,
        first_loss,
    ],
    long: [
        test_accuracy,
        accuracy_per_epoch,
        three_seeds,
        small_training_set,
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
    ],
}
