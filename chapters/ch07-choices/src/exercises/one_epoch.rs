//! # As far as one epoch leads
//!
//! **Try it out**, 30 minutes, after *The size of a batch*: choose two numbers that belong together.
//!
//! A network may see 50,000 images, one epoch of what is left when 10,000 are set aside to judge by. Choose the size of a batch, from 5
//! to 1000, and the rate. The size decides how many steps there are: 50,000 divided by it. Reach an accuracy of 0.94 on the images
//! that were set aside.
//!
//! # Hint
//!
//! The tables of the chapter say where to begin: what does a smaller batch gain, and which rate can it bear?

use ch05_training::evaluation::evaluate;
use ch05_training::training::{Settings, trained};
use mnist::data;
use verdict::{Exercise, Verdict};

use crate::validation::with_validation;

/// The size of a batch, from 5 to 1000, and the rate.
pub fn one_epoch() -> (usize, f64) {
    todo!("start with batches of 100 and the rate 0.1, and see how far they lead")
}

/// What the reader writes.
pub type Answer = fn() -> (usize, f64);

/// Checks an answer.
pub fn check(one_epoch: Answer) -> Verdict {
    exercise().check(one_epoch)
}

/// What the two numbers must do, and the usual mistakes: a case gives the size, the rate and the accuracy.
pub fn exercise() -> Exercise<Answer, (usize, f64, f64)> {
    const ENOUGH: f64 = 0.94;
    const RANGE: &str = "a batch has from 5 to 1000 images, and a rate is above 0";
    const LONG: &str = "the steps are too long for batches of this size: a small batch is badly aimed, and a long step follows it too far";
    const SHORT: &str = "the network has not come far enough: take longer steps, or more of them";
    fn trial(choose: Answer) -> (usize, f64, f64) {
        let (batch_size, learning_rate) = choose();
        let parts = with_validation(&data().train, 10_000, 1);
        let settings = Settings {
            batch_size,
            learning_rate,
        };
        let network = trained(&parts.train, settings, 50_000 / batch_size, 1);
        (
            batch_size,
            learning_rate,
            evaluate(&network, &parts.test).accuracy(),
        )
    }
    Exercise::new(one_epoch as Answer, solution::one_epoch)
        .such(
            "your batch and your rate",
            |choose| {
                let (size, rate) = choose();
                (size, rate, 0.0)
            },
            "from 5 to 1000 images, and a rate above 0",
            |&(size, rate, _)| (5..=1000).contains(&size) && rate > 0.0,
            RANGE,
        )
        .such(
            "your batch, your rate and the accuracy",
            trial,
            "an accuracy of 0.94",
            |&(size, rate, accuracy)| accuracy >= ENOUGH || rate < 0.1 * size as f64,
            LONG,
        )
        .such(
            "your batch, your rate and the accuracy",
            trial,
            "an accuracy of 0.94",
            |&(_, _, accuracy)| accuracy >= ENOUGH,
            SHORT,
        )
        .remark(|(_, _, accuracy)| {
            format!("an accuracy of {accuracy} on the images that were set aside")
        })
        .mistake(RANGE, || (0, 0.1))
        .mistake(RANGE, || (100, -0.1))
        .mistake(SHORT, || (100, 0.1))
        .mistake(SHORT, || (1000, 1.0))
        .mistake(LONG, || (10, 10.0))
}

/// One way to do it.
pub mod solution {
    /// Small batches, and a rate that they can just bear.
    pub fn one_epoch() -> (usize, f64) {
        (10, 0.7)
    }
}
