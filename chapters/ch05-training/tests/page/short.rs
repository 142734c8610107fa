//! The long cells on less data.

use ch05_training::evaluation::evaluate;
use ch05_training::experiments::{
    Run, data, four_decimals, shuffled_pixels as shuffled, subset, trained, untrained, watched,
};
use ch05_training::training::{Settings, step};
use mnist::Mnist;
use show::Table;
use std::sync::LazyLock;

// Sections 4–6.

/// The first 500 training and 300 test images.
fn few() -> &'static Mnist {
    static FEW: LazyLock<Mnist> = LazyLock::new(|| Mnist {
        train: subset(&data().train, &Vec::from_iter(0..500)),
        test: subset(&data().test, &Vec::from_iter(0..300)),
    });
    &FEW
}

/// The default run, cut short.
fn default_run() -> &'static Run {
    static RUN: LazyLock<Run> = LazyLock::new(|| watched(few(), Settings::default(), 25, 10, 1));
    &RUN
}

pub fn test_accuracy() -> f64 {
    let (mut network, mut rng) = untrained(&few().train, 1);
    for _ in 0..25 {
        step(&mut network, &few().train, Settings::default(), &mut rng).unwrap();
    }
    evaluate(&network, &few().test).accuracy()
}

pub fn test_halves() -> (f64, f64) {
    let halves = [0..150, 150..300].map(Vec::from_iter);
    let accuracies = halves.map(|half| {
        let images = subset(&few().test, &half);
        evaluate(&default_run().network, &images).accuracy()
    });
    accuracies.into()
}

pub fn shuffled_pixels() -> (f64, f64) {
    let network = trained(&shuffled(&few().train, 1), Settings::default(), 25, 1);
    (
        evaluate(&default_run().network, &few().test).accuracy(),
        evaluate(&network, &shuffled(&few().test, 1)).accuracy(),
    )
}

pub fn small_training_set() -> Table {
    let fewer = Mnist {
        train: subset(&few().train, &Vec::from_iter(0..100)),
        test: few().test.clone(),
    };
    let run = watched(&fewer, Settings::default(), 20, 10, 1);
    let rows = run.checkpoints.iter().map(|at| {
        (
            at.step,
            four_decimals(at.train.loss),
            four_decimals(at.test.loss),
            four_decimals(at.train.accuracy()),
            four_decimals(at.test.accuracy()),
        )
    });
    let titles = [
        "step",
        "training loss",
        "test loss",
        "training accuracy",
        "test accuracy",
    ];
    Table::new(titles).rows(rows)
}
