//! The chapter's figures, each drawn from what the chapter's own functions return.

use super::live::{self, descent};
use super::pad::A_THREE;
use super::runs::{Checkpoint, default_run};
use figure::{Axis, BLUE, Chart, INK, ORANGE, Point, Sheet, Side};
use mnist::data;
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
    live::loss_curve(&default_run().losses, false).figure
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
    live::at_work(
        &default_run().end().network,
        &data().test,
        "Fifteen handwritten digits in three rows. Below each is the class that the network takes it for, with its \
         probability. Fourteen are right, mostly with a probability near 1; one, a crooked 5 in an orange frame, it takes for a 6.",
    )
}

/// A drawn digit, what the trained network sees of it and what it takes it for.
#[must_use]
pub fn own_digit() -> Figure {
    live::own_digit(Some(&default_run().end().network), &[A_THREE.to_vec()]).figure
}
