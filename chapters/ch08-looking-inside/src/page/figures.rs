//! The chapter's figures, each drawn from what the chapter's own functions return.

use crate::{mistakes, weight_images};
use ch05_training::page::runs::default_run;
use figure::Digits;
use mnist::data;
use show::Figure;

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
            digits.image(&test.images.row(answer.index).to_vec(), &caption)
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
