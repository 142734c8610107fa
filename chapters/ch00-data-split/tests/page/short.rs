//! The long cells on less data.

use ch00_data_split::choosing::{best_of, candidates};
use ch00_data_split::features::{at_places, describe, shades, strokes};
use ch00_data_split::labels::{redraw_labels, relabel};
use ch00_data_split::mnist::Dataset;
use ch00_data_split::neighbours::{accuracy, classify, labels_nearby, votes};
use ch00_data_split::rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use ch00_data_split::{digits, shuffled, split};
use show::Table;

/// The first training images.
fn seen(count: usize) -> Dataset {
    digits().train.select(0..count)
}

/// The first test images.
fn asked(count: usize) -> Dataset {
    digits().test.select(0..count)
}

/// How many of the 100 first test images are named rightly.
fn on_100(train: &Dataset, k: usize) -> f64 {
    let asked = asked(100);
    accuracy(&classify(train, &asked, k), &asked.labels)
}

pub fn by_strokes() -> f64 {
    let asked = describe(&asked(100), strokes);
    accuracy(
        &classify(&describe(&seen(500), strokes), &asked, 3),
        &asked.labels,
    )
}

pub fn by_shades() -> f64 {
    let asked = describe(&asked(100), shades);
    accuracy(
        &classify(&describe(&seen(500), shades), &asked, 3),
        &asked.labels,
    )
}

pub fn by_pixels() -> (f64, f64) {
    let is_five = |label| u8::from(label == 5);
    let asked = asked(100);
    let guesses = classify(&seen(500), &asked, 3);
    let fives = accuracy(&guesses.mapv(is_five), &asked.labels.mapv(is_five));
    (accuracy(&guesses, &asked.labels), fives)
}

pub fn other_problems() -> Table {
    let order = shuffled(784, &mut ChaCha8Rng::seed_from_u64(1));
    let tried = |change: &dyn Fn(&Dataset) -> Dataset| {
        let asked = change(&asked(100));
        accuracy(&classify(&change(&seen(500)), &asked, 3), &asked.labels)
    };
    Table::new(["problem", "accuracy"])
        .row(("which digit", tried(&Dataset::clone)))
        .row((
            "a five or not",
            tried(&|data| relabel(data, |digit| u8::from(digit == 5))),
        ))
        .row((
            "odd or even",
            tried(&|data| relabel(data, |digit| digit % 2)),
        ))
        .row((
            "which digit, pixels shuffled",
            tried(&|data| at_places(data, &order)),
        ))
}

pub fn memoriser() -> (f64, f64) {
    let seen = seen(200);
    (
        accuracy(&classify(&seen, &seen, 1), &seen.labels),
        on_100(&seen, 1),
    )
}

pub fn random_labels() -> (f64, f64) {
    let seen = redraw_labels(&seen(200), 1.0, &mut ChaCha8Rng::seed_from_u64(1));
    (
        accuracy(&classify(&seen, &seen, 1), &seen.labels),
        on_100(&seen, 1),
    )
}

pub fn growth() -> Table {
    let rows = [50, 100, 200].map(|count| {
        let seen = seen(count);
        (
            count,
            accuracy(&classify(&seen, &seen, 3), &seen.labels),
            on_100(&seen, 3),
        )
    });
    Table::new(["training images", "on these", "on test images"]).rows(rows)
}

pub fn overfitting() -> Table {
    let seen = redraw_labels(&seen(300), 0.2, &mut ChaCha8Rng::seed_from_u64(1));
    let asked = asked(100);
    let (of_seen, of_asked) = (
        labels_nearby(&seen, &seen, 9),
        labels_nearby(&seen, &asked, 9),
    );
    let rows = [9, 5, 1].map(|k| {
        let on_seen = accuracy(&votes(&of_seen, k), &seen.labels);
        (k, on_seen, accuracy(&votes(&of_asked, k), &asked.labels))
    });
    Table::new(["k", "on the images it has seen", "on test images"]).rows(rows)
}

pub fn test_halves() -> (f64, f64) {
    let on = |images: std::ops::Range<usize>| {
        let asked = digits().test.select(images);
        accuracy(&classify(&seen(500), &asked, 3), &asked.labels)
    };
    (on(0..100), on(9900..10_000))
}

pub fn choosing_k() -> Table {
    let parts = split(500, 100, 0, &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
    let train = digits().train.select(parts.train);
    let validation = digits().train.select(parts.validation);
    let labels = labels_nearby(&train, &validation, 5);
    let row = |k| (k, accuracy(&votes(&labels, k), &validation.labels));
    Table::new(["k", "on 100 validation images"]).rows([1, 3, 5].map(row))
}

pub fn best_of_many() -> Table {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let right = candidates(&seen(100), &digits().train.select(100..200), 10, &mut rng);
    let rows = [1, 10].map(|count| {
        let some = &shuffled(10, &mut rng)[..count];
        let images = split(100, 20, 50, &mut rng).unwrap();
        let best = best_of(&right, some, &images.validation, &images.test);
        (count, best.0, best.1)
    });
    Table::new(["candidates", "on its 20 images", "on 50 others"]).rows(rows)
}
