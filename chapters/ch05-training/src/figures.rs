//! The chapter's figures, each drawn from what the chapter's own functions return.

use crate::descent::{bowl_slopes, exact_bowl_slopes, gradient_descent};
use crate::experiments::{Checkpoint, both_methods, data, default_run, rate_runs, smoothed};
use crate::looking_inside::{answers, mistakes, weight_images};
use crate::squared_error::{descent_of_a_unit, unit_cross_entropy, unit_squared_error};
use ch04_numerical_diff::functions::sum_of_squares;
use figure::{Axis, BLUE, Chart, Digits, GREEN, INK, ORANGE, PINK, Point, Sheet, Side, VIOLET};
use mnist::Dataset;
use ndarray::{Array1, ArrayRef1, array};
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

/// The distance from the lowest point after each step with the rate 10, by differences and by the rule of school.
#[must_use]
pub fn frozen() -> Figure {
    let distances = |slopes: fn(&ArrayRef1<f64>) -> Array1<f64>| {
        (0..=40).map(move |steps| {
            let end = gradient_descent(slopes, &array![-3.0, 4.0], 10.0, steps);
            (steps as f64, sum_of_squares(&end).sqrt())
        })
    };
    Chart::new(
        Axis::linear(0.0..40.0).title("steps"),
        Axis::logarithmic(1.0..1e60).title("distance from the lowest point"),
    )
    .line(ORANGE, distances(exact_bowl_slopes))
    .line(BLUE, distances(bowl_slopes))
    .label(ORANGE, (24.0, 1e31), Side::AboveLeft, "by the rule 2x")
    .label(BLUE, (25.0, 1e13), Side::Below, "by differences")
    .figure(
        "Distance from the lowest point against the number of steps. Both lines rise together for ten steps, nineteen \
         times a step. Then the one by differences stays level for ever, near 10 to the 13, while the other rises on.",
    )
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

/// The loss of the whole training with each of the compared rates.
#[must_use]
pub fn loss_by_rate() -> Figure {
    let pens = [INK, BLUE, ORANGE, GREEN, PINK, VIOLET];
    let chart = Chart::new(
        Axis::linear(0.0..10_000.0)
            .title("step")
            .ticks([0.0, 2_000.0, 4_000.0, 6_000.0, 8_000.0]),
        Axis::linear(0.0..2.5).title("loss, mean of 100 batches"),
    );
    let runs = || rate_runs().iter().zip(pens);
    let chart = runs().fold(chart, |chart, ((_, run), pen)| {
        chart.line(pen, smoothed(&run.losses, 100))
    });
    let sheet = runs().fold(Sheet::new([chart]), |sheet, ((rate, _), pen)| {
        sheet.legend(pen, &format!("rate {rate}"))
    });
    sheet.figure(
        "Six curves of the loss over 10,000 steps. With rate 0.001 it hardly leaves ln 10. From 0.01 to 3 it falls the \
         sooner and the lower the larger the rate is. With rate 10 it stays high and comes down in a few sudden stairs.",
    )
}

/// What a unit says that should say 1, when it learns from the squared error and from the cross-entropy.
#[must_use]
pub fn saturated_unit() -> Figure {
    let said = |loss: fn(f64) -> f64| {
        let said = descent_of_a_unit(loss, -5.0);
        (0..).map(f64::from).zip(said)
    };
    Chart::new(
        Axis::linear(0.0..260.0).title("steps"),
        Axis::linear(0.0..1.0).title("output of the unit"),
    )
    .line(BLUE, said(unit_cross_entropy))
    .line(ORANGE, said(unit_squared_error))
    .label(BLUE, (16.0, 0.8), Side::Right, "cross-entropy")
    .label(ORANGE, (150.0, 0.35), Side::Left, "squared error")
    .figure(
        "The output of a unit that begins near 0 and should reach 1. With the cross-entropy it gets there within twenty \
         steps. With the squared error it stays near 0 for about 150 steps and only then climbs.",
    )
}

/// The test accuracies of a training by each method, and how far apart the two networks are.
#[must_use]
pub fn two_roads() -> Figure {
    let steps = || both_methods().iter().map(|at| at.step as f64);
    let accuracy = |method: usize| -> Vec<(f64, f64)> {
        let accuracies = both_methods().iter().map(|at| at.accuracies[method]);
        steps().zip(accuracies).collect()
    };
    let apart = steps().zip(both_methods().iter().map(|at| at.difference));
    let above = Chart::new(
        Axis::linear(0.0..200.0).title("step"),
        Axis::linear(0.0..1.0).title("test accuracy"),
    )
    .line(BLUE, accuracy(0))
    .rings(ORANGE.thin(), accuracy(1));
    let below = Chart::new(
        Axis::linear(0.0..200.0).title("step"),
        Axis::logarithmic(1e-12..1.0).title("largest difference between the networks"),
    )
    .line(GREEN, apart.clone().skip(1))
    .dots(GREEN, apart.skip(1));
    Sheet::new([above, below])
        .columns(1)
        .height(230.0)
        .legend(BLUE, "backpropagation")
        .legend(ORANGE.thin(), "numerical differentiation")
        .figure(
            "Above, the test accuracy of two networks over 200 steps, one trained by backpropagation and one by numerical \
             differentiation: every ring lies on the line. Below, the largest difference between their parameters.",
        )
}

/// The pixels of an image, as [`Digits`] wants them.
fn pixels(data: &Dataset, index: usize) -> Vec<u8> {
    data.images.row(index).to_vec()
}

/// The first fifteen test images, with what the trained network takes them for.
#[must_use]
pub fn trained_at_work() -> Figure {
    let test = &data().test;
    let answers = answers(&default_run().end().network, test, 0..15);
    let digits = answers.iter().fold(Digits::new(5), |digits, answer| {
        let caption = format!("{}: {:.2}", answer.guess, answer.sureness);
        digits.image(&pixels(test, answer.index), &caption)
    });
    digits.figure(
        "Fifteen handwritten digits in three rows. Below each is the class that the network takes it for, with its \
         probability. Fourteen are right, mostly with a probability near 1; one, a crooked 5, it takes for a 6.",
    )
}

/// The twelve test images that the trained network gets wrong with the most confidence.
#[must_use]
pub fn surest_mistakes() -> Figure {
    let test = &data().test;
    let mistakes = mistakes(&default_run().end().network, test);
    let digits = mistakes
        .iter()
        .take(12)
        .fold(Digits::new(4), |digits, answer| {
            let caption = format!(
                "{} as {}: {:.2}",
                answer.label, answer.guess, answer.sureness
            );
            digits.image(&pixels(test, answer.index), &caption)
        });
    digits.figure(
        "Twelve test images that the network misreads. Below each stands its label, what the network takes it for and \
         with what probability, from 0.99 down to 0.97. Some are hard for people too; others are plain to see.",
    )
}

/// The weights into the first six hidden units: above those that make a unit louder, below those that silence it.
#[must_use]
pub fn hidden_units() -> Figure {
    let network = &default_run().end().network;
    let images: Vec<[Vec<u8>; 2]> = (0..6).map(|unit| weight_images(network, unit)).collect();
    let row = |digits: Digits, sign: usize| {
        let units = images.iter().enumerate();
        units.fold(digits, |digits, (unit, image)| {
            let mark = ["+", "−"][sign];
            digits.image(&image[sign], &format!("{unit} {mark}"))
        })
    };
    row(row(Digits::new(6), 0), 1).figure(
        "Two rows of six blurred patterns, one column for each of six hidden units: the pixels that raise the unit \
         above, those that lower it below. There are spots and arcs in the middle, no whole digits, and nothing at the border.",
    )
}
