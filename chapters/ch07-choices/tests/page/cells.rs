use ch04_numerical_diff::numerical_diff;
use ch05_training::TwoLayerNet;
use ch05_training::evaluation::evaluate;
use ch05_training::page::runs::default_run;
use ch05_training::training::{Settings, step, trained, untrained};
use ch07_choices::first_weights::with_deviation;
use ch07_choices::ndarray::ArrayRef2;
use ch07_choices::page::runs::{length, rate_runs};
use ch07_choices::rand::SeedableRng;
use ch07_choices::rand_chacha::ChaCha8Rng;
use ch07_choices::squared_error::{self, unit_cross_entropy, unit_squared_error};
use ch07_choices::validation::with_validation;
use mnist::{data, one_hot};
use network::sigmoid_of;
use show::{Table, four_decimals, three_digits};

/// The whole training with six rates, judged by ten thousand images that it did not learn from.
pub fn rates_compared() -> Table {
    {
        let rows = rate_runs().iter().map(|(rate, run)| {
            let (train, validation) = (&run.end().train, &run.end().test);
            let train = four_decimals(train.accuracy());
            (*rate, train, four_decimals(validation.accuracy()))
        });
        Table::new(["rate", "training accuracy", "validation accuracy"]).rows(rows)
    }
}

/// A thousand steps with batches of four sizes.
pub fn batch_sizes_at_equal_steps() -> Table {
    {
        let parts = with_validation(&data().train, 10_000, 1);
        let rows = [1, 10, 100, 1_000].map(|batch_size| {
            let settings = Settings {
                batch_size,
                ..Settings::default()
            };
            let network = trained(&parts.train, settings, 1_000, 1);
            let accuracy = evaluate(&network, &parts.test).accuracy();
            (batch_size, batch_size * 1_000, four_decimals(accuracy))
        });
        Table::new(["batch size", "images seen", "validation accuracy"]).rows(rows)
    }
}

/// A hundred thousand images in batches of four sizes, with two rates.
pub fn batch_sizes_at_equal_work() -> Table {
    {
        let parts = with_validation(&data().train, 10_000, 1);
        let rows = [1, 10, 100, 1_000].map(|batch_size| {
            let steps = 100_000 / batch_size;
            let [usual, larger] = [0.1, 1.0].map(|learning_rate| {
                let settings = Settings {
                    batch_size,
                    learning_rate,
                };
                let network = trained(&parts.train, settings, steps, 1);
                four_decimals(evaluate(&network, &parts.test).accuracy())
            });
            (batch_size, steps, usual, larger)
        });
        Table::new(["batch size", "steps", "rate 0.1", "rate 1"]).rows(rows)
    }
}

/// Networks with five scales of their first weights, after 2,000 steps.
pub fn first_weights() -> Table {
    {
        let parts = with_validation(&data().train, 10_000, 1);
        let rows = [0.0, 0.001, 0.01, 0.1, 1.0, 10.0].map(|deviation| {
            let mut rng = ChaCha8Rng::seed_from_u64(1);
            let mut network = with_deviation(deviation, &mut rng);
            for _ in 0..2_000 {
                let settings = Settings::default();
                step(&mut network, &parts.train, settings, &mut rng).unwrap();
            }
            let accuracy = evaluate(&network, &parts.test).accuracy();
            (deviation, four_decimals(accuracy))
        });
        Table::new(["standard deviation", "validation accuracy"]).rows(rows)
    }
}

/// How steep both losses are for a unit that should say 1 and says less and less.
pub fn slopes_of_a_unit() -> Table {
    let rows = [0.0, -2.0, -5.0, -10.0].map(|score| {
        (
            score,
            three_digits(sigmoid_of(score)),
            three_digits(numerical_diff(unit_squared_error, score)),
            three_digits(numerical_diff(unit_cross_entropy, score)),
        )
    });
    Table::new([
        "score",
        "output",
        "slope of squared error",
        "slope of cross-entropy",
    ])
    .rows(rows)
}

/// How long both gradients are: at the start, at the end, and at the end for labels that are wrong.
pub fn gradient_sizes() -> Table {
    {
        let images = data().train.select(0..100);
        let (x, t) = (images.pixels(), images.one_hot());
        let wrong = one_hot(&images.labels.mapv(|label| (label + 1) % 10), 10);
        let row = |case, network: &TwoLayerNet, t: &ArrayRef2<f64>| {
            let entropy = length(&network.gradient(&x, t));
            let squared = length(&squared_error::gradient(network, &x, t));
            (case, three_digits(squared), three_digits(entropy))
        };
        let trained = &default_run().end().network;
        Table::new(["length of the gradient", "squared error", "cross-entropy"])
            .row(row("before training", &untrained(&data().train, 1).0, &t))
            .row(row("after training", trained, &t))
            .row(row("after training, all labels wrong", trained, &wrong))
    }
}

/// The squared error with four rates, judged by the validation images.
pub fn squared_error_with_rates() -> Table {
    {
        let parts = with_validation(&data().train, 10_000, 1);
        let rows = [0.1, 1.0, 3.0, 10.0].map(|rate| {
            let (mut network, mut rng) = untrained(&parts.train, 1);
            for _ in 0..10_000 {
                squared_error::step(&mut network, &parts.train, 100, rate, &mut rng).unwrap();
            }
            let accuracy = evaluate(&network, &parts.test).accuracy();
            (rate, four_decimals(accuracy))
        });
        Table::new(["rate", "validation accuracy"]).rows(rows)
    }
}

/// The chosen rate, judged by the test images.
pub fn chosen_rate() -> f64 {
    let settings = Settings {
        learning_rate: 3.0,
        ..Settings::default()
    };
    let network = trained(&data().train, settings, 10_000, 1);
    evaluate(&network, &data().test).accuracy()
}
