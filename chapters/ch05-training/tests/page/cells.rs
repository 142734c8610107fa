use ch03_mini_batch::{cross_entropy_error, mini_batch};
use ch04_numerical_diff::numerical_gradient;
use ch05_training::descent::{bowl_slopes, exact_bowl_slopes, gradient_descent};
use ch05_training::evaluation::evaluate;
use ch05_training::ndarray::{Array1, Array2, array};
use ch05_training::page::own_digit::{drawn, ranked};
use ch05_training::page::runs::{default_run, watched};
use ch05_training::small::{loss_of_weights, starting_weights, three_scores};
use ch05_training::training::{Settings, trained, untrained};
use mnist::{Mnist, data};
use network::{ln, softmax};
use show::{Table, four_decimals};

/// The first step down the bowl.
pub fn first_step() -> Array1<f64> {
    gradient_descent(bowl_slopes, &array![-3.0, 4.0], 0.1, 1)
}

/// A hundred steps.
pub fn a_hundred_steps() -> Array1<f64> {
    gradient_descent(bowl_slopes, &array![-3.0, 4.0], 0.1, 100)
}

/// A hundred steps that are far too short.
pub fn too_short() -> Array1<f64> {
    gradient_descent(bowl_slopes, &array![-3.0, 4.0], 1e-10, 100)
}

/// How the rate decides where x₀ is after 100 steps.
pub fn rates() -> Table {
    let start = array![-3.0, 4.0];
    let rates = [0.1, 0.5, 0.9, 1.0, 1.01];
    Table::new(["rate η", "1 − 2η", "by differences", "by 2x₀"]).rows(rates.map(|rate| {
        let measured = gradient_descent(bowl_slopes, &start, rate, 100);
        let exact = gradient_descent(exact_bowl_slopes, &start, rate, 100);
        let factor = format!("{:.2}", 1.0 - 2.0 * rate);
        (
            rate,
            factor,
            format!("{:.2e}", measured[0]),
            format!("{:.2e}", exact[0]),
        )
    }))
}

/// A hundred steps that are far too long.
pub fn too_long() -> Array1<f64> {
    gradient_descent(bowl_slopes, &array![-3.0, 4.0], 10.0, 100)
}

/// What the small layer makes of its input.
pub fn small_scores() -> Array2<f64> {
    three_scores(&starting_weights())
}

/// The scores as probabilities.
pub fn small_probabilities() -> Array2<f64> {
    softmax(&three_scores(&starting_weights()))
}

/// The loss.
pub fn small_loss() -> f64 {
    loss_of_weights(&starting_weights())
}

/// The loss with the small number in the logarithm.
pub fn small_loss_with_delta() -> f64 {
    let y = softmax(&three_scores(&starting_weights()));
    cross_entropy_error(&y, &array![[0.0, 0.0, 1.0]])
}

/// One slope for each weight.
pub fn small_gradient() -> Array2<f64> {
    numerical_gradient(loss_of_weights, &starting_weights())
}

/// One step, and the loss before and after it.
pub fn small_step() -> (f64, f64) {
    let w = starting_weights();
    let lower = gradient_descent(|w| numerical_gradient(loss_of_weights, w), &w, 0.1, 1);
    (loss_of_weights(&w), loss_of_weights(&lower))
}

/// The parameters of the network, and the evaluations of the loss that their differences take.
pub fn price_of_differences() -> (usize, usize) {
    let parameters = untrained(&data().train, 1).0.parameters().count();
    (parameters, 2 * parameters)
}

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
        let batch = mini_batch(60_000, 100, &mut rng).unwrap();
        let (x, t) = data().train.batch(&batch);
        let gradient = network.gradient(&x, &t);
        network.descend(&gradient, 0.1);
    }
    evaluate(&network, &data().test).accuracy()
}

/// After each epoch, how much of the training and of the test images is read rightly.
pub fn accuracy_per_epoch() -> Table {
    {
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
}

/// The same training with other weights to begin with, and other batches.
pub fn three_seeds() -> [f64; 3] {
    [1, 2, 3].map(|seed| {
        let network = trained(&data().train, Settings::default(), 10_000, seed);
        evaluate(&network, &data().test).accuracy()
    })
}

/// The same network on the first thousand training images alone, trained far too long.
pub fn small_training_set() -> Table {
    {
        let few = Mnist {
            train: data().train.select(0..1_000),
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
        let rows = rows.map(|(class, probability)| (class, four_decimals(probability)));
        Table::new(["class", "probability"]).rows(rows)
    }
}
