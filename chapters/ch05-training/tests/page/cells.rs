use ch03_mini_batch::{cross_entropy_error, mistakes::softmax_over_the_batch};
use ch04_numerical_diff::{functions, numerical_gradient};
use ch05_training::descent::{bowl_slopes, exact_bowl_slopes, gradient_descent};
use ch05_training::faults::{GradientFunction, trained_with, with_common_softmax, without_mean};
use ch05_training::gradient_check::{largest_difference, largest_differences, largest_slopes};
use ch05_training::mean_cross_entropy;
use ch05_training::ndarray::{Array1, Axis, array};
use ch05_training::small::{
    loss_of_weights, starting_weights, three_scores, tiny_batch, tiny_network,
};
use network::{layer, matmul, sigmoid, softmax};

use ch03_mini_batch::mini_batch;
use ch04_numerical_diff::numerical_diff;
use ch05_training::TwoLayerNet;
use ch05_training::evaluation::evaluate;
use ch05_training::experiments::{
    both_methods, data, default_run, four_decimals, length, rate_runs, shifted,
    shuffled_pixels as shuffled, subset, three_digits, trained, untrained, watched,
    with_validation,
};
use ch05_training::looking_inside::{drawn, ranked};
use ch05_training::ndarray::{Array2, ArrayRef2};
use ch05_training::squared_error::{self, unit, unit_cross_entropy, unit_squared_error};
use ch05_training::training::{Method, Settings, step};
use mnist::{Mnist, one_hot};
use network::ln;
use show::{Table, two_digits};
use std::cmp::Reverse;

// Sections 1–3, and the page's end.

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

/// The first twelve of them.
pub fn step_by_step() -> Table {
    let start = array![-3.0, 4.0];
    Table::new(["steps", "x₀", "x₁", "slope along x₀", "slope along x₁"]).rows((0..=12).map(
        |steps| {
            let x = gradient_descent(bowl_slopes, &start, 10.0, steps);
            let slopes = bowl_slopes(&x);
            let [x0, x1] = [x[0], x[1]].map(|value| format!("{value:.2e}"));
            let [slope0, slope1] = [slopes[0], slopes[1]].map(|value| format!("{value:.2e}"));
            (steps, x0, x1, slope0, slope1)
        },
    ))
}

/// Where both coordinates stand still: the gaps between the numbers, and what a step of h does.
pub fn absorbed_again() -> Table {
    let h = 1e-4;
    let end = gradient_descent(bowl_slopes, &array![-3.0, 4.0], 10.0, 10);
    Table::new(["x", "next number − x", "x + h == x"]).rows(
        end.to_vec()
            .into_iter()
            .map(|x| (x, x.next_up() - x, x + h == x)),
    )
}

/// The same hundred steps with the rule of school.
pub fn too_long_exact() -> Array1<f64> {
    gradient_descent(exact_bowl_slopes, &array![-3.0, 4.0], 10.0, 100)
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

/// Each input times what each output is off.
pub fn small_gradient_by_hand() -> Array2<f64> {
    {
        let x = array![[0.6, 0.9]];
        let t = array![[0.0, 0.0, 1.0]];
        let y = softmax(&three_scores(&starting_weights()));
        matmul(&x.t(), &(y - t))
    }
}

/// The parameters of the network, and the evaluations of the loss that their differences take.
pub fn price_of_differences() -> (usize, usize) {
    let TwoLayerNet { w1, b1, w2, b2 } = untrained(&data().train, 1).0;
    let parameters = w1.len() + b1.len() + w2.len() + b2.len();
    (parameters, 2 * parameters)
}

/// Backwards: the factors from the loss to the sum, once; then one more for each weight.
pub fn backwards() -> (f64, f64) {
    let (w0, w1) = (0.3, -0.4);
    let z = functions::sigmoid(w0 * 0.6 + w1 * 0.9);
    let slope_of_z = 2.0 * (z - 1.0);
    let slope_of_sum = slope_of_z * z * (1.0 - z);
    (slope_of_sum * 0.6, slope_of_sum * 0.9)
}

/// The small network's loss for its batch.
pub fn small_batch_loss() -> f64 {
    let (x, t) = tiny_batch();
    tiny_network().loss(&x, &t)
}

/// The slope of the scores: by the formula, and by differences.
pub fn line_of_scores() -> (Array2<f64>, Array2<f64>) {
    {
        let (x, t) = tiny_batch();
        let TwoLayerNet { w1, b1, w2, b2 } = tiny_network();
        let z = sigmoid(&layer(&x, &w1, &b1));
        let scores = layer(&z, &w2, &b2);

        let slope_of_scores = (softmax(&scores) - &t) / t.nrows() as f64;
        let loss = |scores: &ArrayRef2<f64>| mean_cross_entropy(scores, &t);
        (slope_of_scores, numerical_gradient(loss, &scores))
    }
}

/// The slope of z.
pub fn line_of_z() -> (Array2<f64>, Array2<f64>) {
    {
        let (x, t) = tiny_batch();
        let TwoLayerNet { w1, b1, w2, b2 } = tiny_network();
        let z = sigmoid(&layer(&x, &w1, &b1));
        let y = softmax(&layer(&z, &w2, &b2));

        let slope_of_scores = (y - &t) / t.nrows() as f64;
        let slope_of_z = matmul(&slope_of_scores, &w2.t());
        let loss = |z: &ArrayRef2<f64>| mean_cross_entropy(&layer(z, &w2, &b2), &t);
        (slope_of_z, numerical_gradient(loss, &z))
    }
}

/// The slope of the sums.
pub fn line_of_sums() -> (Array2<f64>, Array2<f64>) {
    {
        let (x, t) = tiny_batch();
        let TwoLayerNet { w1, b1, w2, b2 } = tiny_network();
        let sums = layer(&x, &w1, &b1);
        let z = sigmoid(&sums);
        let y = softmax(&layer(&z, &w2, &b2));

        let slope_of_scores = (y - &t) / t.nrows() as f64;
        let slope_of_z = matmul(&slope_of_scores, &w2.t());
        let slope_of_sums = slope_of_z * &z * (1.0 - &z);
        let loss = |sums: &ArrayRef2<f64>| mean_cross_entropy(&layer(&sigmoid(sums), &w2, &b2), &t);
        (slope_of_sums, numerical_gradient(loss, &sums))
    }
}

/// The four results on the tiny network, against what the differences say.
pub fn lines_of_parameters() -> Table {
    {
        let (x, t) = tiny_batch();
        let network = tiny_network();
        let gradient = network.gradient(&x, &t);
        let sizes = largest_slopes(&gradient).map(two_digits);
        let differences = largest_differences(&gradient, &network.numerical_gradient(&x, &t));
        let rows = ["W₁", "b₁", "W₂", "b₂"]
            .into_iter()
            .zip(sizes)
            .zip(differences);
        Table::new(["part", "largest slope", "largest difference"])
            .rows(rows.map(|((part, size), difference)| (part, size, two_digits(difference))))
    }
}

/// Every parameter of the network for MNIST, by both roads.
pub fn all_parameters() -> Table {
    {
        let network = untrained(&data().train, 1).0;
        let (x, t) = data().train.batch(&[0, 1, 2, 3, 4]);
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
            parts.zip(sizes.into_iter().zip(differences)).map(
                |((part, count), (size, difference))| {
                    (part, count, two_digits(size), two_digits(difference))
                },
            ),
        )
    }
}

/// Three mistakes: how well a network learns with each, and what the gradient check says.
pub fn mistakes() -> Table {
    {
        let images = &data().train;
        let (x, t) = images.batch(&[0, 1, 2, 3, 4]);
        let start = untrained(images, 1).0;
        let right = start.numerical_gradient(&x, &t);
        let with_delta = |scores: &ArrayRef2<f64>| cross_entropy_error(&softmax(scores), &t);
        let with_delta = start.numerical_gradient_of(with_delta, &x);

        let row = |mistake, gradient: GradientFunction, measured| {
            let difference = largest_difference(&gradient(&start, &x, &t), measured);
            let network = trained_with(gradient, images, 1_000);
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
}

/// Sure and wrong: the slopes of the loss with δ, by differences, and the slopes that the formula gives.
pub fn sure_and_wrong() -> (Array2<f64>, Array2<f64>) {
    {
        let scores = array![[0.0, 20.0]];
        let t = array![[1.0, 0.0]];
        let with_delta = |scores: &ArrayRef2<f64>| cross_entropy_error(&softmax(scores), &t);
        (
            numerical_gradient(with_delta, &scores),
            softmax(&scores) - &t,
        )
    }
}

/// The weights' slopes where all parameters are zero.
pub fn all_zero() -> (Array2<f64>, Array2<f64>) {
    {
        let (x, t) = tiny_batch();
        let mut network = tiny_network();
        network.descend(&tiny_network(), 1.0); // Minus itself: all zero.
        let gradient = network.gradient(&x, &t);
        (gradient.w1, gradient.w2)
    }
}

/// The forgotten division on one image, and on two.
pub fn one_image_hides_it() -> (f64, f64) {
    let network = tiny_network();
    let (x, t) = tiny_batch();
    let [one, both] = [vec![0], vec![0, 1]].map(|images| {
        let (x, t) = (x.select(Axis(0), &images), t.select(Axis(0), &images));
        let measured = network.numerical_gradient(&x, &t);
        largest_difference(&without_mean(&network, &x, &t), &measured)
    });
    (one, both)
}

/// The gradient of the wrong loss, beside differences of the wrong and of the right one.
pub fn same_mistake_twice() -> (f64, f64) {
    {
        let network = tiny_network();
        let (x, t) = tiny_batch();
        let gradient = with_common_softmax(&network, &x, &t);
        let wrong = |scores: &ArrayRef2<f64>| {
            let y = softmax_over_the_batch(scores);
            -(y.mapv(ln) * &t).sum() / t.nrows() as f64
        };
        let wrong = network.numerical_gradient_of(wrong, &x);
        let right = network.numerical_gradient(&x, &t);
        (
            largest_difference(&gradient, &wrong),
            largest_difference(&gradient, &right),
        )
    }
}

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
            train: subset(&data().train, 0..1_000),
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

/// The whole training with six rates, judged by ten thousand images that it did not learn from.
pub fn rates_compared() -> Table {
    {
        let rows = rate_runs().iter().map(|(rate, run)| {
            let accuracies = (run.end().train.accuracy(), run.end().test.accuracy());
            (
                *rate,
                four_decimals(accuracies.0),
                four_decimals(accuracies.1),
            )
        });
        Table::new(["rate", "training accuracy", "validation accuracy"]).rows(rows)
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
                    ..Settings::default()
                };
                let network = trained(&parts.train, settings, steps, 1);
                four_decimals(evaluate(&network, &parts.test).accuracy())
            });
            (batch_size, steps, usual, larger)
        });
        Table::new(["batch size", "steps", "rate 0.1", "rate 1"]).rows(rows)
    }
}

/// How steep both losses are for a unit that should say 1 and says less and less.
pub fn slopes_of_a_unit() -> Table {
    let rows = [0.0, -2.0, -5.0, -10.0].map(|score| {
        (
            score,
            three_digits(unit(score)),
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
        let images = subset(&data().train, 0..100);
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

/// Six hundred steps by numbers alone, and how many of the test images it reads rightly.
pub fn numbers_alone() -> f64 {
    let settings = Settings {
        method: Method::NumericalDifferentiation,
        ..Settings::default()
    };
    let (mut network, mut rng) = untrained(&data().train, 1);
    for _ in 0..10_000 {
        step(&mut network, &data().train, settings, &mut rng).unwrap();
    }
    evaluate(&network, &data().test).accuracy()
}

/// How far apart the two methods take two networks that begin as one.
pub fn same_path() -> Table {
    {
        let rows = both_methods().iter().filter(|at| at.step % 40 == 0);
        let rows = rows.map(|at| {
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
}

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
        let images = subset(&data().test, half);
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
