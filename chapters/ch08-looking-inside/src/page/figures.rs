//! The chapter's figures, each drawn from what the chapter's own functions return.

use crate::mistakes;
use ch05_training::TwoLayerNet;
use ch05_training::page::runs::default_run;
use figure::{BLUE, Chart, Digits, INK, ORANGE, Side};
use mnist::data;
use show::Figure;

/// How often the trained network takes each digit for which, on the test images.
#[must_use]
pub fn confusion_map() -> Figure {
    let confusion = &default_run().end().test.confusion;
    let cell = |row: usize, column: usize| (44.0 + 43.0 * column as f64, 62.0 + 32.0 * row as f64);
    let wrong = confusion
        .indexed_iter()
        .filter(|((row, column), _)| row != column);
    let most = wrong.map(|(_, &count)| count).max().unwrap_or(1);
    let drawing = Chart::drawing(390.0)
        .label(INK, (259.0, 14.0), Side::Middle, "taken for")
        .label(INK, (20.0, 42.0), Side::Middle, "is");
    let drawing = (0..10).fold(drawing, |drawing, digit| {
        let ((left, _), (_, top)) = (cell(0, digit), cell(digit, 0));
        drawing
            .label(INK, (left + 21.0, 42.0), Side::Middle, &digit.to_string())
            .label(INK, (20.0, top + 16.0), Side::Middle, &digit.to_string())
    });
    confusion
        .indexed_iter()
        .fold(drawing, |drawing, ((row, column), &count)| {
            let (left, top) = cell(row, column);
            let corners = [(left, top), (left + 42.0, top + 31.0)];
            let drawing = if row == column {
                drawing.frame(BLUE, corners)
            } else {
                // A few hundredths are steps enough for the eye.
                let strength = (count as f64 / most as f64 * 16.0).ceil() / 20.0;
                drawing.bars(ORANGE.shade(strength), [corners])
            };
            let pen = if row == column { BLUE } else { INK };
            let number = if count == 0 { String::new() } else { count.to_string() };
            drawing.label(pen, (left + 21.0, top + 15.5), Side::Middle, &number)
        })
        .figure(
            "A table of ten rows and ten columns: the digit that an image shows, and what the network takes it for. Most \
             stand in the framed diagonal. The stronger the orange of a cell beside it, the more often this mistake was made; the \
             strongest are few.",
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
            digits.image(&test.images.row(answer.index).to_vec(), &caption)
        });
    digits.figure(
        "Twelve test images that the network misreads. Below each stands its label, what the network takes it for and \
         with what probability, from 0.99 down to 0.97. Some are hard for people too; others are plain to see.",
    )
}

/// The weights into the first six hidden units, each as one map.
#[must_use]
pub fn hidden_unit_maps() -> Figure {
    maps_of(
        &default_run().end().network,
        "Six maps of 28 × 28 weights. Ink on a blue pixel raises the unit, ink on an orange one lowers it. There are spots \
         and arcs of both colours side by side in the middle, no whole digits, and nothing at the border.",
    )
}

/// The same for any network that reads digits. `alt` says what it shows to those who cannot see it.
#[must_use]
pub fn maps_of(network: &TwoLayerNet, alt: &str) -> Figure {
    let maps = (0..6).fold(Digits::new(3), |maps, unit| {
        let weights = network.w1.column(unit);
        let strongest = weights.fold(0.0, |strongest: f64, weight| strongest.max(weight.abs()));
        // Twice as strong: the few farthest weights would leave the others pale.
        let values: Vec<f64> = weights
            .iter()
            .map(|weight| 2.0 * weight / strongest)
            .collect();
        maps.map(&values, &format!("unit {unit}"))
    });
    maps.figure(alt)
}
