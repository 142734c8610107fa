//! # Never seen
//!
//! **Predict, then run**, 3 minutes, after *Drawing a batch*: how long chance leaves an image out.
//!
//! A network learns from batches whose images are drawn independently. After one epoch about 0.37 of the images have never been
//! drawn. What share of all images is still unseen after three epochs? Two decimals will do.
//!
//! # Hint
//!
//! Three epochs are $`3N`$ draws, and each misses a given image with the probability $`1 - 1/N`$.

use network::exp;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use verdict::{Exercise, Verdict};

use crate::drawing::never_drawn;
use crate::mini_batch;

/// The share of images that three epochs of independent draws never draw.
pub fn never_seen() -> f64 {
    todo!("start with the probability that 3N draws all miss one image")
}

/// Checks an answer.
pub fn check(never_seen: fn() -> f64) -> Verdict {
    exercise().check(never_seen)
}

/// The case, and the usual mistakes.
pub fn exercise() -> Exercise<fn() -> f64, f64> {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let batches = (0..1800).map(|_| mini_batch(60_000, 100, &mut rng));
    let batches: Vec<Vec<usize>> = batches.map(|batch| batch.expect("sizes above 0")).collect();
    let share = never_drawn(60_000, &batches) as f64 / 60_000.0;
    Exercise::new(never_seen as fn() -> f64, solution::never_seen)
        .case("your prediction", |predict| predict(), share)
        .within(0.006)
        .secret()
        .mistake("that is the share after one epoch: the next two draw some of those images", || exp(-1.0))
        .mistake("the share is not divided by the number of epochs: each epoch leaves the same part of what was left", || exp(-1.0) / 3.0)
        .mistake("that is the share after two epochs", || exp(-2.0))
        .mistake("that is the share that has been drawn", || 1.0 - exp(-3.0))
        .mistake("chance leaves some images out for longer than three epochs", || 0.0)
}

/// One way to write it.
pub mod solution {
    /// (1 − 1/N)³ᴺ is close to 1/e³.
    pub fn never_seen() -> f64 {
        0.05
    }
}
