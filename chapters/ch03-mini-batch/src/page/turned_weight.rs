//! What the trained network gets right, and what its loss is, while one weight of it is turned.

use super::network_at_work::{trained, training_images};
use super::workbench::{Weight, Workbench};
use crate::slope;
use show::{Show, Table, three_digits};

/// The weight that is turned: from a pixel in the middle of the image to the hidden unit 8.
pub const WEIGHT: Weight = (378, 8);

/// The changes of the weight, from −2 to 2.
pub fn changes() -> impl Iterator<Item = f64> {
    (-200..=200).map(|hundredths| 0.01 * f64::from(hundredths))
}

/// Accuracy and loss of 1,000 images after each change, and the slope of each. `activation` is that of the hidden units.
pub fn measured(activation: fn(f64) -> f64) -> Table {
    let thousand = training_images().select(0..1000);
    let bench = Workbench::new(trained(), activation, &thousand);
    let row = |change: f64| {
        let accuracy = |change| bench.accuracy(WEIGHT, change);
        let loss = |change| bench.loss(WEIGHT, change);
        [
            format!("{change:.2}"),
            accuracy(change).show(),
            three_digits(slope(accuracy, change)).show(),
            loss(change).show(),
            three_digits(slope(loss, change)).show(),
        ]
    };
    Table::new([
        "change",
        "accuracy",
        "its slope",
        "loss",
        "slope of the loss",
    ])
    .rows(changes().map(row))
}
