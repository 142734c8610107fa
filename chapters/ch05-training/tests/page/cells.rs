use ch03_mini_batch::{cross_entropy_error, mini_batch};
use ch04_numerical_diff::numerical_gradient;
use ch05_training::descent::{bowl_slopes, gradient_descent};
use ch05_training::evaluation::evaluate;
use ch05_training::ndarray::{Array1, Array2, ArrayRef2, array};
use ch05_training::page::own_digit::{drawn, ranked};
use ch05_training::page::runs::{default_run, watched};
use ch05_training::small::{loss_of_weights, starting_weights, three_scores};
use ch05_training::training::{Settings, trained, untrained};
use ch05_training::{largest_difference, largest_slopes};
use kernel::sparse_batch;
use mnist::{Mnist, data};
use network::{ln, softmax};
use show::{Table, four_decimals, three_digits, two_digits};

/// The whole of training, and how many of the test images are then read rightly.
pub fn test_accuracy() -> f64 {
    let (mut network, mut rng) = untrained(&data().train, 1);
    for _ in 0..10_000 {
        let batch = mini_batch(60_000, 100, &mut rng).unwrap();
        let (x, t) = sparse_batch(&data().train, &batch);
        let gradient = network.gradient(&x, &t);
        network.descend(&gradient, 0.1);
    }
    evaluate(&network, &data().test).accuracy()
}

/// A hundred steps.
pub fn a_hundred_steps() -> Array1<f64> {
    gradient_descent(bowl_slopes, &array![-3.0, 4.0], 0.1, 100)
}

/// A hundred steps that are far too short, and a hundred that are far too long.
pub fn extreme_rates() -> (Array1<f64>, Array1<f64>) {
    {
        let start = array![-3.0, 4.0];
        let short = gradient_descent(bowl_slopes, &start, 1e-10, 100);
        let long = gradient_descent(bowl_slopes, &start, 10.0, 100);
        (short, long)
    }
}

/// How the rate decides where x₀ is after 100 steps.
pub fn rates() -> Table {
    {
        let start = array![-3.0, 4.0];
        let rates = [0.1, 0.5, 0.9, 1.0, 1.01];
        let rows = rates.map(|rate| {
            let end = gradient_descent(bowl_slopes, &start, rate, 100);
            let factor = format!("{:.2}", 1.0 - 2.0 * rate);
            (rate, factor, three_digits(end[0]))
        });
        Table::new(["rate η", "1 − 2η", "x₀ after 100 steps"]).rows(rows)
    }
}

/// What the small layer makes of its input: scores, and probabilities.
pub fn small_answer() -> (Array2<f64>, Array2<f64>) {
    {
        let scores = three_scores(&starting_weights());
        let probabilities = softmax(&scores);
        (scores, probabilities)
    }
}

/// The loss from the scores, and the loss with the small number in the logarithm.
pub fn small_loss() -> (f64, f64) {
    let w = starting_weights();
    let t = array![[0.0, 0.0, 1.0]];
    let with_delta = cross_entropy_error(&softmax(&three_scores(&w)), &t);
    (loss_of_weights(&w), with_delta)
}

/// One slope for each weight.
pub fn small_gradient() -> Array2<f64> {
    numerical_gradient(loss_of_weights, &starting_weights())
}

/// One step, and the loss before and after it.
pub fn small_step() -> (f64, f64) {
    fn slopes(w: &ArrayRef2<f64>) -> Array2<f64> {
        numerical_gradient(loss_of_weights, w)
    }
    let w = starting_weights();
    let lower = gradient_descent(slopes, &w, 0.1, 1);
    (loss_of_weights(&w), loss_of_weights(&lower))
}

/// The parameters of the network, and the evaluations of the loss that their differences take.
pub fn price_of_differences() -> (usize, usize) {
    let parameters = untrained(&data().train, 1).0.parameters().count();
    (parameters, 2 * parameters)
}

/// Every slope of the untrained network by either road: the largest one, and the largest difference.
pub fn one_step_both_ways() -> Table {
    let network = untrained(&data().train, 1).0;
    let batch: Vec<usize> = (0..100).collect();
    let (x, t) = sparse_batch(&data().train, &batch);
    let by_differences = network.numerical_gradient(&x, &t);
    let gradient = network.gradient(&x, &t);
    let largest = largest_slopes(&gradient).into_iter().fold(0.0, f64::max);
    let apart = largest_difference(&gradient, &by_differences);
    Table::new(["slopes", "largest slope", "largest difference"]).row((
        gradient.slopes().count(),
        two_digits(largest),
        two_digits(apart),
    ))
}

/// The loss of the first batch, before anything is learnt, and that of a guess among ten.
pub fn first_loss() -> (f64, f64) {
    let (network, mut rng) = untrained(&data().train, 1);
    let batch = mini_batch(60_000, 100, &mut rng).unwrap();
    let (x, t) = data().train.batch(&batch);
    (network.loss(&x, &t), ln(10.0))
}

/// After some of the epochs, how much of the training and of the test images is read rightly.
pub fn accuracy_per_epoch() -> Table {
    {
        let seen = [0, 600, 1_800, 5_400, 10_000];
        let checkpoints = default_run().checkpoints.iter();
        let rows = checkpoints.filter(|at| seen.contains(&at.step));
        let rows = rows.map(|at| {
            let train = four_decimals(at.train.accuracy());
            (at.step, train, four_decimals(at.test.accuracy()))
        });
        Table::new(["step", "training accuracy", "test accuracy"]).rows(rows)
    }
}

/// The same network on the first thousand training images alone, trained far too long.
pub fn small_training_set() -> Table {
    {
        let few = Mnist {
            train: data().train.select(0..1_000),
            test: data().test.clone(),
        };
        let settings = Settings::default();
        let run = watched(&few, settings, 12_000, 2_000, 1);
        let rows = run.checkpoints.iter().map(|at| {
            let (train, test) = (&at.train, &at.test);
            (
                at.step,
                four_decimals(train.loss),
                four_decimals(test.loss),
                four_decimals(train.accuracy()),
                four_decimals(test.accuracy()),
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
}

/// The same training with other weights to begin with, and other batches.
pub fn three_seeds() -> [f64; 3] {
    [1, 2, 3].map(|seed| {
        let settings = Settings::default();
        let network = trained(&data().train, settings, 10_000, seed);
        evaluate(&network, &data().test).accuracy()
    })
}

/// A digit drawn with `#`: what the network takes it for.
pub fn your_own_digit() -> Table {
    {
        let drawing = [
            "..............",
            "..............",
            "....#####.....",
            "...##...##....",
            ".........#....",
            "........##....",
            ".....####.....",
            "........##....",
            ".........##...",
            ".........##...",
            "...##...##....",
            "....#####.....",
            "..............",
            "..............",
        ];
        let y = default_run().end().network.predict(&drawn(&drawing));
        let rows = ranked(&y.row(0)).into_iter().take(3);
        let rows = rows.map(|(class, p)| (class, four_decimals(p)));
        Table::new(["class", "probability"]).rows(rows)
    }
}
