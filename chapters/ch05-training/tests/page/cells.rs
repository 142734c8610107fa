use ch03_mini_batch::mini_batch;
use ch05_training::evaluation::evaluate;
use ch05_training::experiments::{
    data, default_run, four_decimals, shuffled_pixels as shuffled, subset, trained, untrained,
    watched,
};
use ch05_training::training::{Settings, step};
use mnist::Mnist;
use network::ln;
use show::Table;

// Sections 1–3, and the page's end.

// Sections 4–6.

/// The loss of the first batch, before anything is learnt, and that of a guess among ten.
pub fn first_loss() -> (f64, f64) {
    let (network, mut rng) = untrained(&data().train, 1);
    let batch = mini_batch(60_000, 100, &mut rng).unwrap();
    let (x, t) = data().train.batch(&batch);
    (network.loss(&x, &t), ln(10.0))
}

/// The training that the article promises, and how many of the test images it reads rightly.
pub fn test_accuracy() -> f64 {
    let (mut network, mut rng) = untrained(&data().train, 1);
    for _ in 0..10_000 {
        step(&mut network, &data().train, Settings::default(), &mut rng).unwrap();
    }
    evaluate(&network, &data().test).accuracy()
}

/// The accuracy on the first and on the second half of the test images.
pub fn test_halves() -> (f64, f64) {
    let halves = [0..5_000, 5_000..10_000].map(Vec::from_iter);
    let accuracies = halves.map(|half| {
        let images = subset(&data().test, &half);
        evaluate(&default_run().network, &images).accuracy()
    });
    accuracies.into()
}

/// The test accuracy with the pixels in their places, and with all of them moved by one rule.
pub fn shuffled_pixels() -> (f64, f64) {
    let network = trained(&shuffled(&data().train, 1), Settings::default(), 10_000, 1);
    (
        evaluate(&default_run().network, &data().test).accuracy(),
        evaluate(&network, &shuffled(&data().test, 1)).accuracy(),
    )
}

/// The same network on the first thousand training images alone, trained far too long.
pub fn small_training_set() -> Table {
    let few = Mnist {
        train: subset(&data().train, &Vec::from_iter(0..1_000)),
        test: data().test.clone(),
    };
    let run = watched(&few, Settings::default(), 12_000, 2_000, 1);
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
