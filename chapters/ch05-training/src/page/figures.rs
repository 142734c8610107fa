//! The chapter's figures, each drawn from what the chapter's own functions return.

use super::runs::{Checkpoint, default_run, smoothed};
use crate::descent::{bowl_slopes, gradient_descent};
use crate::evaluation::answers;
use ch04_numerical_diff::functions::sum_of_squares;
use figure::{Axis, BLUE, Chart, Digits, INK, ORANGE, Point, Sheet, Side};
use mnist::data;
use ndarray::array;
use network::ln;
use show::Figure;

/// The path of gradient descent down the bowl, with the rate 0.1.
#[must_use]
pub fn downhill() -> Figure {
    let chart = on_the_bowl(0.1, 30).label(BLUE, (-3.0, 4.0), Side::AboveRight, "(−3, 4)");
    Sheet::new([chart]).square().figure(
        "Circles around the lowest point of a bowl, and a path of dots from (−3, 4) straight to the middle. The dots \
         are far apart at first and lie closer and closer together.",
    )
}

/// The first steps with four other rates.
#[must_use]
pub fn four_rates() -> Figure {
    let panel = |(rate, steps, title)| on_the_bowl(rate, steps).title(title);
    Sheet::new(
        [
            (0.5, 1, "rate 0.5"),
            (0.9, 12, "rate 0.9"),
            (1.0, 12, "rate 1"),
            (1.01, 12, "rate 1.01"),
        ]
        .map(panel),
    )
    .columns(2)
    .square()
    .figure(
        "Four paths on the bowl, all from (−3, 4). With the rate 0.5 a single step ends in the middle. With 0.9 the \
         steps cross the middle and come closer from both sides. With 1 they jump between two opposite points for \
         ever, and with a little more each jump ends farther out.",
    )
}

/// The bowl's circles, and so many steps down from (−3, 4).
fn on_the_bowl(rate: f64, steps: usize) -> Chart {
    let axis = |title: &str| Axis::linear(-6.0..6.0).title(title).ticks([-4.0, 0.0, 4.0]);
    let place = |steps| {
        let x = gradient_descent(bowl_slopes, &array![-3.0, 4.0], rate, steps);
        (x[0], x[1])
    };
    let path: Vec<Point> = (0..=steps).map(place).collect();
    Chart::new(axis("x₀"), axis("x₁"))
        .contours(
            INK.thin().faint(),
            [1.0, 4.0, 9.0, 16.0, 25.0, 36.0],
            |x0, x1| sum_of_squares(&array![x0, x1]),
        )
        .line(BLUE.thin(), path.clone())
        .dots(BLUE, path)
}

/// The loss of the batches over the whole training, and their means over a hundred neighbours.
#[must_use]
pub fn loss_curve() -> Figure {
    let losses = &default_run().losses;
    // Ten thousand points would hide each other.
    let some = losses.iter().copied().enumerate().step_by(10);
    let guess = ln(10.0);
    let chart = Chart::new(
        Axis::linear(0.0..10_000.0)
            .title("step")
            .ticks([0.0, 2_000.0, 4_000.0, 6_000.0, 8_000.0]),
        Axis::linear(0.0..2.5).title("loss"),
    )
    .line(
        BLUE.thin().faint(),
        some.map(|(step, loss)| (step as f64, loss)),
    )
    .line(ORANGE, smoothed(losses, 100))
    .line(INK.thin(), [(0.0, guess), (10_000.0, guess)])
    .label(
        INK,
        (5_000.0, guess),
        Side::Below,
        "ln 10, the loss of a guess",
    );
    Sheet::new([chart])
    .legend(BLUE.thin().faint(), "every tenth batch")
    .legend(ORANGE, "mean of 100 batches")
    .figure(
        "Loss against step, from 0 to 10,000. The loss begins at ln 10, stays there for a moment, falls steeply within \
         the first thousand steps and slowly ever after. Single batches scatter widely around their mean.",
    )
}

/// The accuracies after each epoch.
#[must_use]
pub fn accuracy_by_epoch() -> Figure {
    let points = |accuracy: fn(&Checkpoint) -> f64| -> Vec<(f64, f64)> {
        let checkpoints = default_run().checkpoints.iter();
        checkpoints
            .map(|at| (at.step as f64 / 600.0, accuracy(at)))
            .collect()
    };
    let train = points(|at| at.train.accuracy());
    let test = points(|at| at.test.accuracy());
    Chart::new(
        Axis::linear(0.0..17.0).title("epoch"),
        Axis::linear(0.75..1.0).title("accuracy"),
    )
    .line(BLUE, train.clone())
    .dots(BLUE, train)
    .line(ORANGE.thin(), test.clone())
    .rings(ORANGE.thin(), test)
    .label(BLUE, (13.0, 0.955), Side::Above, "training images")
    .label(ORANGE, (12.0, 0.927), Side::Below, "test images")
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
        digits.image(&test.images.row(answer.index).to_vec(), &caption)
    });
    digits.figure(
        "Fifteen handwritten digits in three rows. Below each is the class that the network takes it for, with its \
         probability. Fourteen are right, mostly with a probability near 1; one, a crooked 5, it takes for a 6.",
    )
}
