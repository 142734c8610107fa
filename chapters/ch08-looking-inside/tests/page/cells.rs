use ch05_training::evaluation::evaluate;
use ch05_training::page::runs::default_run;
use ch05_training::training::{Settings, trained, untrained};
use ch08_looking_inside::ndarray::{Array2, Axis};
use ch08_looking_inside::{shifted, shuffled_pixels as shuffled};
use mnist::data;
use show::{Table, four_decimals};
use std::cmp::Reverse;

/// How many test images of each class (rows) are taken for each class (columns).
pub fn confusion() -> Array2<usize> {
    default_run().end().test.confusion.clone()
}

/// The confusions that happen most often.
pub fn confused_most() -> Table {
    {
        let confusion = &default_run().end().test.confusion;
        let mistakes = confusion
            .indexed_iter()
            .filter(|((label, guess), _)| label != guess);
        let mut rows: Vec<_> = mistakes
            .map(|((label, guess), &count)| (label, guess, count))
            .collect();
        rows.sort_by_key(|&(_, _, count)| Reverse(count));
        Table::new(["written", "read as", "how often"]).rows(rows.into_iter().take(6))
    }
}

/// The accuracy on the first and on the second half of the test images.
pub fn test_halves() -> (f64, f64) {
    let [first, second] = [0..5_000, 5_000..10_000].map(|half| {
        let images = data().test.select(half);
        evaluate(&default_run().end().network, &images).accuracy()
    });
    (first, second)
}

/// How many pixels have no ink in any training image, and how far a weight from them has moved at most.
pub fn never_inked() -> (usize, f64) {
    {
        let columns = data().train.images.columns().into_iter().enumerate();
        let empty = columns.filter(|(_, column)| column.iter().all(|&pixel| pixel == 0));
        let empty: Vec<usize> = empty.map(|(pixel, _)| pixel).collect();
        let moved = &default_run().end().network.w1 - &untrained(&data().train, 1).0.w1;
        let moved = moved.select(Axis(0), &empty);
        (empty.len(), moved.fold(0.0, |most, by| by.abs().max(most)))
    }
}

/// The test accuracy with the pixels in their places, and with all of them moved by one rule.
pub fn shuffled_pixels() -> (f64, f64) {
    let network = trained(&shuffled(&data().train, 1), Settings::default(), 10_000, 1);
    (
        evaluate(&default_run().end().network, &data().test).accuracy(),
        evaluate(&network, &shuffled(&data().test, 1)).accuracy(),
    )
}

/// The test accuracy when every image is moved to the right.
pub fn shifted_images() -> Table {
    {
        let rows = [0, 1, 2, 3, 4].map(|pixels| {
            let images = shifted(&data().test, pixels);
            let accuracy = evaluate(&default_run().end().network, &images).accuracy();
            (pixels, four_decimals(accuracy))
        });
        Table::new(["pixels", "test accuracy"]).rows(rows)
    }
}
