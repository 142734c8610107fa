//! The chapter's figures, each drawn from what the chapter's own functions return.

use crate::experiments::{data, default_run};
use crate::looking_inside::answers;
use figure::Digits;
use mnist::Dataset;
use show::Figure;

/// The pixels of an image, as [`Digits`] wants them.
fn pixels(data: &Dataset, index: usize) -> Vec<u8> {
    data.images.row(index).to_vec()
}

/// The first fifteen test images, with what the trained network takes them for.
#[must_use]
pub fn trained_at_work() -> Figure {
    let test = &data().test;
    let answers = answers(&default_run().network, test, &Vec::from_iter(0..15));
    let digits = answers.iter().fold(Digits::new(5), |digits, answer| {
        let caption = format!("{}: {:.2}", answer.guess, answer.sureness);
        digits.image(&pixels(test, answer.index), &caption)
    });
    digits.figure(
        "Fifteen handwritten digits in three rows. Below each is the class that the network takes it for, with its \
         probability. Fourteen are right, mostly with a probability near 1; one, a crooked 5, it takes for a 6.",
    )
}
