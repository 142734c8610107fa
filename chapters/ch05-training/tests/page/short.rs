//! The long cells on less data.

use ch03_mini_batch::cross_entropy_error;
use ch05_training::faults::{GradientFunction, trained_with, with_common_softmax, without_mean};
use ch05_training::gradient_check::{largest_difference, largest_differences, largest_slopes};
use network::softmax;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use ch03_mini_batch::mini_batch;
use ch05_training::TwoLayerNet;
use ch05_training::evaluation::evaluate;
use ch05_training::experiments::{
    Run, SideBySide, data, four_decimals, length, shifted, shuffled_pixels as shuffled,
    side_by_side, subset, three_digits, trained, untrained, watched, with_validation,
};
use ch05_training::looking_inside::{drawn, ranked};
use ch05_training::ndarray::{Array2, ArrayRef2, Axis};
use ch05_training::squared_error;
use ch05_training::training::{Method, Settings, step};
use mnist::{Mnist, one_hot};
use show::{Table, two_digits};
use std::cmp::Reverse;
use std::sync::LazyLock;

/// The article's network with two hidden units.
fn narrow() -> TwoLayerNet {
    TwoLayerNet::new(784, 2, 10, &mut ChaCha8Rng::seed_from_u64(1))
}

pub fn all_parameters() -> Table {
    let network = narrow();
    let (x, t) = data().train.batch(&[0]);
    let gradient = network.gradient(&x, &t);
    let sizes = largest_slopes(&gradient);
    let differences = largest_differences(&gradient, &network.numerical_gradient(&x, &t));
    let counts = [
        network.w1.len(),
        network.b1.len(),
        network.w2.len(),
        network.b2.len(),
    ];
    let parts = ["W₁", "b₁", "W₂", "b₂"].into_iter().zip(counts);
    Table::new(["part", "parameters", "largest slope", "largest difference"]).rows(
        parts
            .zip(sizes.into_iter().zip(differences))
            .map(|((part, count), (size, difference))| {
                (part, count, two_digits(size), two_digits(difference))
            }),
    )
}

pub fn mistakes() -> Table {
    let images = &few().train;
    let (x, t) = images.batch(&[0, 1]);
    let start = narrow();
    let right = start.numerical_gradient(&x, &t);
    let with_delta = |scores: &ArrayRef2<f64>| cross_entropy_error(&softmax(scores), &t);
    let with_delta = start.numerical_gradient_of(with_delta, &x);

    let row = |mistake, gradient: GradientFunction, measured| {
        let difference = largest_difference(&gradient(&start, &x, &t), measured);
        let network = trained_with(gradient, images, 5);
        let accuracy = evaluate(&network, images).accuracy();
        (mistake, four_decimals(accuracy), two_digits(difference))
    };
    Table::new(["mistake", "accuracy", "largest difference"])
        .row(row("none", TwoLayerNet::gradient, &right))
        .row(row("forgotten 1/N", without_mean, &right))
        .row(row("softmax over the batch", with_common_softmax, &right))
        .row(row(
            "δ in the loss alone",
            TwoLayerNet::gradient,
            &with_delta,
        ))
}

// Sections 4–6.

/// The first 500 training and 300 test images.
fn few() -> &'static Mnist {
    static FEW: LazyLock<Mnist> = LazyLock::new(|| Mnist {
        train: subset(&data().train, 0..500),
        test: subset(&data().test, 0..300),
    });
    &FEW
}

/// The default run, cut short.
fn default_run() -> &'static Run {
    static RUN: LazyLock<Run> = LazyLock::new(|| watched(few(), Settings::default(), 25, 10, 1));
    &RUN
}

/// The training by both methods, cut short.
fn both_methods() -> &'static [SideBySide] {
    static COMPARED: LazyLock<Vec<SideBySide>> = LazyLock::new(|| {
        let settings = Settings {
            batch_size: 2,
            learning_rate: 1.0,
            ..Settings::default()
        };
        side_by_side(few(), settings, 4, 2, 1)
    });
    &COMPARED
}

pub fn test_accuracy() -> f64 {
    let (mut network, mut rng) = untrained(&few().train, 1);
    for _ in 0..25 {
        let batch = mini_batch(500, 100, &mut rng).unwrap();
        let (x, t) = few().train.batch(&batch);
        let gradient = network.gradient(&x, &t);
        network.descend(&gradient, 0.1);
    }
    evaluate(&network, &few().test).accuracy()
}

pub fn accuracy_per_epoch() -> Table {
    let rows = default_run().checkpoints.iter().map(|at| {
        let accuracies = (at.train.accuracy(), at.test.accuracy());
        (
            at.step,
            four_decimals(accuracies.0),
            four_decimals(accuracies.1),
        )
    });
    Table::new(["step", "training accuracy", "test accuracy"]).rows(rows)
}

pub fn three_seeds() -> [f64; 3] {
    [1, 2, 3].map(|seed| {
        let network = trained(&few().train, Settings::default(), 10, seed);
        evaluate(&network, &few().test).accuracy()
    })
}

pub fn small_training_set() -> Table {
    let fewer = Mnist {
        train: subset(&few().train, 0..100),
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

pub fn rates_compared() -> Table {
    let parts = with_validation(&few().train, 100, 1);
    let runs = [0.1, 1.0].map(|learning_rate| {
        let settings = Settings {
            learning_rate,
            ..Settings::default()
        };
        (learning_rate, watched(&parts, settings, 20, 20, 1))
    });
    let rows = runs.iter().map(|(rate, run)| {
        let accuracies = (run.end().train.accuracy(), run.end().test.accuracy());
        (
            *rate,
            four_decimals(accuracies.0),
            four_decimals(accuracies.1),
        )
    });
    Table::new(["rate", "training accuracy", "validation accuracy"]).rows(rows)
}

pub fn chosen_rate() -> f64 {
    let settings = Settings {
        learning_rate: 3.0,
        ..Settings::default()
    };
    let network = trained(&few().train, settings, 20, 1);
    evaluate(&network, &few().test).accuracy()
}

pub fn batch_sizes_at_equal_steps() -> Table {
    let parts = with_validation(&few().train, 100, 1);
    let rows = [1, 10].map(|batch_size| {
        let settings = Settings {
            batch_size,
            ..Settings::default()
        };
        let network = trained(&parts.train, settings, 30, 1);
        let accuracy = evaluate(&network, &parts.test).accuracy();
        (batch_size, batch_size * 30, four_decimals(accuracy))
    });
    Table::new(["batch size", "images seen", "validation accuracy"]).rows(rows)
}

pub fn batch_sizes_at_equal_work() -> Table {
    let parts = with_validation(&few().train, 100, 1);
    let rows = [1, 10].map(|batch_size| {
        let steps = 200 / batch_size;
        let [usual, larger] = [0.1, 1.0].map(|learning_rate| {
            let settings = Settings {
                batch_size,
                learning_rate,
                ..Settings::default()
            };
            let network = trained(&parts.train, settings, steps, 1);
            four_decimals(evaluate(&network, &parts.test).accuracy())
        });
        (batch_size, steps, usual, larger)
    });
    Table::new(["batch size", "steps", "rate 0.1", "rate 1"]).rows(rows)
}

pub fn gradient_sizes() -> Table {
    let images = subset(&few().train, 0..20);
    let (x, t) = (images.pixels(), images.one_hot());
    let wrong = one_hot(&images.labels.mapv(|label| (label + 1) % 10), 10);
    let row = |case, network: &TwoLayerNet, t: &ArrayRef2<f64>| {
        let entropy = length(&network.gradient(&x, t));
        let squared = length(&squared_error::gradient(network, &x, t));
        (case, three_digits(squared), three_digits(entropy))
    };
    let trained = &default_run().end().network;
    Table::new(["length of the gradient", "squared error", "cross-entropy"])
        .row(row("before training", &untrained(&few().train, 1).0, &t))
        .row(row("after training", trained, &t))
        .row(row("after training, all labels wrong", trained, &wrong))
}

pub fn squared_error_with_rates() -> Table {
    let parts = with_validation(&few().train, 100, 1);
    let rows = [0.1, 1.0].map(|rate| {
        let (mut network, mut rng) = untrained(&parts.train, 1);
        for _ in 0..10 {
            squared_error::step(&mut network, &parts.train, 100, rate, &mut rng).unwrap();
        }
        let accuracy = evaluate(&network, &parts.test).accuracy();
        (rate, four_decimals(accuracy))
    });
    Table::new(["rate", "validation accuracy"]).rows(rows)
}

pub fn numbers_alone() -> f64 {
    let settings = Settings {
        method: Method::NumericalDifferentiation,
        batch_size: 2,
        learning_rate: 1.0,
    };
    let (mut network, mut rng) = untrained(&few().train, 1);
    for _ in 0..3 {
        step(&mut network, &few().train, settings, &mut rng).unwrap();
    }
    evaluate(&network, &few().test).accuracy()
}

pub fn same_path() -> Table {
    let rows = both_methods().iter().map(|at| {
        let [backpropagation, numbers] = at.accuracies.map(four_decimals);
        (
            at.step,
            three_digits(at.difference),
            backpropagation,
            numbers,
        )
    });
    Table::new(["step", "largest difference", "backpropagation", "numbers"]).rows(rows)
}

pub fn confusion() -> Array2<usize> {
    default_run().end().test.confusion.clone()
}

pub fn confused_most() -> Table {
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

pub fn test_halves() -> (f64, f64) {
    let [first, second] = [0..150, 150..300].map(|half| {
        let images = subset(&few().test, half);
        evaluate(&default_run().end().network, &images).accuracy()
    });
    (first, second)
}

pub fn never_inked() -> (usize, f64) {
    let columns = few().train.images.columns().into_iter().enumerate();
    let empty = columns.filter(|(_, column)| column.iter().all(|&pixel| pixel == 0));
    let empty: Vec<usize> = empty.map(|(pixel, _)| pixel).collect();
    let moved = &default_run().end().network.w1 - &untrained(&few().train, 1).0.w1;
    let moved = moved.select(Axis(0), &empty);
    (empty.len(), moved.fold(0.0, |most, by| by.abs().max(most)))
}

pub fn shuffled_pixels() -> (f64, f64) {
    let network = trained(&shuffled(&few().train, 1), Settings::default(), 25, 1);
    (
        evaluate(&default_run().end().network, &few().test).accuracy(),
        evaluate(&network, &shuffled(&few().test, 1)).accuracy(),
    )
}

pub fn shifted_images() -> Table {
    let rows = [0, 1, 2].map(|pixels| {
        let images = shifted(&few().test, pixels);
        let accuracy = evaluate(&default_run().end().network, &images).accuracy();
        (pixels, four_decimals(accuracy))
    });
    Table::new(["pixels", "test accuracy"]).rows(rows)
}

pub fn your_own_digit() -> Table {
    let drawing = [
        "..............",
        "..............",
        "......##......",
        "......##......",
        "......##......",
        "......##......",
        "......##......",
        "......##......",
        "......##......",
        "......##......",
        "......##......",
        "......##......",
        "..............",
        "..............",
    ];
    let y = default_run().end().network.predict(&drawn(&drawing));
    let rows = ranked(&y.row(0)).into_iter().take(3);
    let rows = rows.map(|(class, probability)| (class, four_decimals(probability)));
    Table::new(["class", "probability"]).rows(rows)
}
