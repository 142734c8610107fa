//! The chapter's figures, each drawn from what the chapter's own functions return.

use super::live::{self, descent};
use super::runs::{Checkpoint, default_run, smoothed};
use crate::evaluation::answers;
use figure::{Axis, BLUE, Chart, Digits, INK, ORANGE, Point, Sheet, Side};
use mnist::data;
use network::ln;
use show::Figure;

/// The path of gradient descent down the bowl, with the rate 0.1.
#[must_use]
pub fn downhill() -> Figure {
    live::downhill(0.1, 30, [-3.0, 4.0]).figure
}

/// The first steps along `x₀` with four other rates.
#[must_use]
pub fn four_rates() -> Figure {
    let panel = |rate: f64| {
        let path = descent(rate, 20, [-3.0, 4.0]).into_iter().map(|(x0, _)| x0);
        let path: Vec<Point> = (0..).map(f64::from).zip(path).collect();
        Chart::new(
            Axis::linear(0.0..20.5)
                .title("step")
                .ticks([0.0, 5.0, 10.0, 15.0, 20.0]),
            Axis::linear(-5.0..5.0).title("x₀").ticks([-3.0, 0.0, 3.0]),
        )
        .title(&format!("rate {rate}"))
        .line(INK.thin(), [(0.0, 0.0), (20.5, 0.0)])
        .line(BLUE.thin(), path.clone())
        .dots(BLUE, path)
    };
    Sheet::new([0.5, 0.9, 1.0, 1.01].map(panel))
        .columns(2)
        .height(210.0)
        .figure(
            "Four panels with x₀ after each of twenty steps, all from −3. With the rate 0.5 the first step ends at 0, and \
             there it stays. With 0.9 the steps jump from side to side and come closer. With 1 they jump between −3 and 3 \
             for ever, and with a little more each jump ends farther out.",
        )
}

/// The loss of the batches over the whole training, and their means over a hundred neighbours.
#[must_use]
pub fn loss_curve() -> Figure {
    let losses = &default_run().losses;
    // Ten thousand points would hide each other.
    let some = losses.iter().copied().enumerate().step_by(10);
    let guess = ln(10.0);
    Chart::new(
        Axis::linear(0.0..10_000.0)
            .title("step")
            .ticks([0.0, 2_000.0, 4_000.0, 6_000.0, 8_000.0]),
        Axis::linear(0.0..2.5).title("loss"),
    )
    .line(
        BLUE.thin(),
        some.map(|(step, loss)| (step as f64, loss)),
    )
    .line(ORANGE, smoothed(losses, 100))
    .line(INK.thin(), [(0.0, guess), (10_000.0, guess)])
    .label(
        INK,
        (5_000.0, guess),
        Side::Below,
        "ln 10, the loss of a guess",
    )
    .label(ORANGE, (700.0, 0.8), Side::Right, "mean of 100 batches")
    .label(BLUE, (6_000.0, 0.42), Side::Above, "every tenth batch")
    .figure(
        "Loss against step, from 0 to 10,000. The loss begins at ln 10, stays there for a moment, falls steeply within \
         the first thousand steps and slowly ever after. Single batches scatter widely around their mean.",
    )
}

/// The accuracies after each epoch.
#[must_use]
pub fn accuracy_by_epoch() -> Figure {
    let points = |accuracy: fn(&Checkpoint) -> f64| -> Vec<(f64, f64)> {
        // Before the first epoch there is nothing but a guess.
        let checkpoints = default_run().checkpoints.iter().skip(1);
        checkpoints
            .map(|at| (at.step as f64 / 600.0, accuracy(at)))
            .collect()
    };
    let train = points(|at| at.train.accuracy());
    let test = points(|at| at.test.accuracy());
    Chart::new(
        Axis::linear(0.0..17.0).title("epoch"),
        Axis::linear(0.78..0.96)
            .title("accuracy")
            .ticks([0.8, 0.85, 0.9, 0.95]),
    )
    .line(BLUE, train.clone())
    .dots(BLUE, train)
    .line(ORANGE.thin(), test.clone())
    .rings(ORANGE.thin(), test)
    .label(BLUE, (12.0, 0.945), Side::Above, "training images")
    .label(ORANGE, (13.0, 0.935), Side::Below, "test images")
    .figure(
        "Accuracy against epoch, for training and test images. Both rise from about 0.79 after the first epoch to about \
         0.95 after seventeen, first fast, then slowly, and lie so close together that they can hardly be told apart.",
    )
}

/// The first fifteen test images, with what the trained network takes them for.
#[must_use]
pub fn trained_at_work() -> Figure {
    let test = &data().test;
    let answers = answers(&default_run().end().network, test, 0..15);
    let digits = answers.iter().fold(Digits::new(5), |digits, answer| {
        let caption = format!("{}: {:.2}", answer.guess, answer.sureness);
        let digits = digits.image(&test.images.row(answer.index).to_vec(), &caption);
        if answer.guess == answer.label {
            digits
        } else {
            digits.wrong()
        }
    });
    digits.figure(
        "Fifteen handwritten digits in three rows. Below each is the class that the network takes it for, with its \
         probability. Fourteen are right, mostly with a probability near 1; one, a crooked 5 in an orange frame, it takes for a 6.",
    )
}
