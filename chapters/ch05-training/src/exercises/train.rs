//! # Your own training: the whole
//!
//! **Try it out**, 10 minutes, after *The same on MNIST*: a network that learns by nothing but what you wrote.
//!
//! There is nothing more to write. Your batch, your loss, your gradient and your step are put together into the loop at the
//! beginning of the chapter, and run ten thousand times. Every part is compared with the book's on the way: if one differs, you
//! hear which, when, and by how much. If none does, your network reads as many of the test images as the book's, to the last one.
//!
//! In a terminal the command is `cargo exercise train`.
//!
//! # Hint
//!
//! A part that is right by its own check and differs here differs in what its check does not ask. Look at the number: is it tiny,
//! or twice as large as it should be?

use ch03_mini_batch::mini_batch;
use kernel::sparse_batch;
use mnist::{Dataset, data};
use verdict::{Exercise, Verdict};

use crate::evaluation::evaluate;
use crate::exercises::{batch_gradient, batch_loss, draw_batch, step_downhill};
use crate::training::{Settings, trained, untrained};
use crate::{TwoLayerNet, largest_difference};

/// The parts of a training that the reader has written.
#[derive(Clone, Copy)]
pub struct Parts {
    /// Draws the numbers of a batch.
    pub draw_batch: draw_batch::Answer,
    /// The loss of a batch.
    pub batch_loss: batch_loss::Answer,
    /// Its gradient.
    pub batch_gradient: batch_gradient::Answer,
    /// A step against it.
    pub step_downhill: step_downhill::Answer,
}

/// Checks the parts together.
pub fn check(
    draw_batch: draw_batch::Answer,
    batch_loss: batch_loss::Answer,
    batch_gradient: batch_gradient::Answer,
    step_downhill: step_downhill::Answer,
) -> Verdict {
    exercise().check(Parts {
        draw_batch,
        batch_loss,
        batch_gradient,
        step_downhill,
    })
}

/// The images that all learn from, 60,000.
fn images() -> &'static Dataset {
    &data().train
}

/// The book's network after so many of its own steps.
fn of_the_book(steps: usize) -> TwoLayerNet {
    trained(images(), Settings::default(), steps, 1)
}

/// The reader's network after so many of the reader's steps.
fn of_the_reader(parts: Parts, steps: usize) -> TwoLayerNet {
    let (mut network, mut rng) = untrained(images(), 1);
    for _ in 0..steps {
        let batch = (parts.draw_batch)(images().len(), 100, &mut rng);
        let (x, t) = images().batch(&batch);
        let gradient = (parts.batch_gradient)(&network, &x, &t);
        (parts.step_downhill)(&mut network, &gradient, 0.1);
    }
    network
}

/// The largest difference between the parameters of two networks.
fn apart(one: &TwoLayerNet, other: &TwoLayerNet) -> f64 {
    let pairs = one.parameters().zip(other.parameters());
    pairs
        .map(|(one, other)| (one - other).abs())
        .fold(0.0, f64::max)
}

/// The parts one after the other, then together; each number is how far the reader's is from the book's, but for the last.
pub fn exercise() -> Exercise<Parts, f64> {
    const BATCH: &str = "`draw_batch` differs: with the same generator it must make the same draws";
    const LOSS: &str = "`batch_loss` differs";
    const GRADIENT: &str = "`batch_gradient` differs";
    const STEP: &str = "`step_downhill` differs";
    const TOGETHER: &str =
        "each part is right once, so one of them remembers something, or is not always right";
    fn first_batch(parts: Parts) -> f64 {
        let mut rng = untrained(images(), 1).1;
        let batch = (parts.draw_batch)(60_000, 100, &mut rng);
        let mut rng = untrained(images(), 1).1;
        let book = mini_batch(60_000, 100, &mut rng).unwrap_or_default();
        let different = batch.iter().zip(&book).filter(|(one, other)| one != other);
        (different.count() + batch.len().abs_diff(book.len())) as f64
    }
    fn first_loss(parts: Parts) -> f64 {
        let (network, _) = untrained(images(), 1);
        let numbers: Vec<usize> = (0..100).collect();
        let (x, t) = images().batch(&numbers);
        (parts.batch_loss)(&network.scores(&x), &t) - network.loss(&x, &t)
    }
    fn first_gradient(parts: Parts) -> f64 {
        let (network, _) = untrained(images(), 1);
        let numbers: Vec<usize> = (0..100).collect();
        let (x, t) = images().batch(&numbers);
        let (sparse, _) = sparse_batch(images(), &numbers);
        largest_difference(
            &(parts.batch_gradient)(&network, &x, &t),
            &network.gradient(&sparse, &t),
        )
    }
    let (stub, solution) = (
        Parts {
            draw_batch: draw_batch::draw_batch,
            batch_loss: batch_loss::batch_loss,
            batch_gradient: batch_gradient::batch_gradient,
            step_downhill: step_downhill::step_downhill,
        },
        Parts {
            draw_batch: draw_batch::solution::draw_batch,
            batch_loss: batch_loss::solution::batch_loss,
            batch_gradient: batch_gradient::solution::batch_gradient,
            step_downhill: step_downhill::solution::step_downhill,
        },
    );
    Exercise::new(stub, solution)
        .such(
            "how many numbers of the first batch are not the book's",
            first_batch,
            "0",
            |different| *different == 0.0,
            BATCH,
        )
        .such(
            "how far the loss of the first hundred images is from the book's",
            first_loss,
            "0, but for rounding",
            |apart| apart.abs() < 1e-12,
            LOSS,
        )
        .such(
            "how far the slopes on the first hundred images are from the book's",
            first_gradient,
            "0, but for rounding",
            |apart| *apart < 1e-12,
            GRADIENT,
        )
        .such(
            "how far the parameters are from the book's after one step",
            |parts| apart(&of_the_reader(parts, 1), &of_the_book(1)),
            "0, but for rounding",
            |apart| *apart < 1e-12,
            STEP,
        )
        .such(
            "how far the parameters are from the book's after a hundred steps",
            |parts| apart(&of_the_reader(parts, 100), &of_the_book(100)),
            "0, but for rounding",
            |apart| *apart < 1e-9,
            TOGETHER,
        )
        .such(
            "the share of the test images that your network reads after 10,000 steps",
            |parts| evaluate(&of_the_reader(parts, 10_000), &data().test).accuracy(),
            "0.9466",
            |accuracy| *accuracy == 0.9466,
            TOGETHER,
        )
        .remark(|accuracy| {
            format!(
                "after 10,000 steps your network reads {accuracy} of the test images, as the book's"
            )
        })
        .mistake(
            BATCH,
            Parts {
                draw_batch: |_, size, _| (0..size).collect(),
                ..solution
            },
        )
        .mistake(
            LOSS,
            Parts {
                batch_loss: |scores, t| 100.0 * batch_loss::solution::batch_loss(scores, t),
                ..solution
            },
        )
        .mistake(
            GRADIENT,
            Parts {
                batch_gradient: |network, x, t| {
                    let mut gradient = batch_gradient::solution::batch_gradient(network, x, t);
                    gradient.b2 *= 2.0;
                    gradient
                },
                ..solution
            },
        )
        .mistake(
            STEP,
            Parts {
                step_downhill: |network, gradient, rate| {
                    step_downhill::solution::step_downhill(network, gradient, -rate);
                },
                ..solution
            },
        )
        .mistake(
            TOGETHER,
            Parts {
                // Right as long as all weights are small.
                step_downhill: |network, gradient, rate| {
                    step_downhill::solution::step_downhill(network, gradient, rate);
                    network.b2.mapv_inplace(|b| b.clamp(-0.02, 0.02));
                },
                ..solution
            },
        )
}

/// The other four solutions together are this one's.
pub mod solution {}
