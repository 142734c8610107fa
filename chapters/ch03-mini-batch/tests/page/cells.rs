use ch03_mini_batch::ch02_cee;
use ch03_mini_batch::drawing::{
    chance_of_a_repeat, chance_of_no_visit, has_a_repeat, mean_of, never_drawn, spread,
};
use ch03_mini_batch::ndarray::{Axis, array};
use ch03_mini_batch::network::{sigmoid_of, softmax, step};
use ch03_mini_batch::page::network_at_work::{after, trained, training_images, untrained};
use ch03_mini_batch::page::workbench::{Weight, Workbench, leads, reach};
use ch03_mini_batch::rand::SeedableRng;
use ch03_mini_batch::rand_chacha::ChaCha8Rng;
use ch03_mini_batch::{
    cross_entropy_error, cross_entropy_error_of_labels, forgotten_mean, mean, mini_batch,
    mini_batch_without_repeats, shuffled_epoch, slope,
};
use show::Table;

/// The loss of each of three answers.
pub fn three_losses() -> Vec<f64> {
    let y = array![[0.8, 0.1, 0.1], [0.3, 0.5, 0.2], [0.6, 0.2, 0.2]];
    let t = array![[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    let rows = y.rows().into_iter().zip(t.rows());
    rows.map(|(y, t)| ch02_cee::cross_entropy_error(&y, &t))
        .collect::<Vec<f64>>()
}

/// Their sum, and their mean.
pub fn sum_and_mean() -> (f64, f64) {
    let y = array![[0.8, 0.1, 0.1], [0.3, 0.5, 0.2], [0.6, 0.2, 0.2]];
    let t = array![[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    let sum = forgotten_mean(&y, &t);
    (sum, sum / 3.0)
}

/// The batch's loss in one call.
pub fn mean_of_three() -> f64 {
    let y = array![[0.8, 0.1, 0.1], [0.3, 0.5, 0.2], [0.6, 0.2, 0.2]];
    let t = array![[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    cross_entropy_error(&y, &t)
}

/// How long the first axis of a single answer is, and how many rows it has.
pub fn axes_of_one_answer() -> (usize, usize) {
    let y = array![0.3, 0.5, 0.2];
    (y.len_of(Axis(0)), y.rows().into_iter().len())
}

/// One answer by itself, as a batch of one, and by the function of the chapter before.
pub fn one_answer() -> (f64, f64, f64) {
    let (y, t) = (array![0.3, 0.5, 0.2], array![0.0, 1.0, 0.0]);
    let batch_of_one = (array![[0.3, 0.5, 0.2]], array![[0.0, 1.0, 0.0]]);
    (
        cross_entropy_error(&y, &t),
        cross_entropy_error(&batch_of_one.0, &batch_of_one.1),
        ch02_cee::cross_entropy_error(&y, &t),
    )
}

/// One answer and its label, and three answers and theirs.
pub fn one_answer_by_label() -> (f64, f64) {
    let y = array![[0.8, 0.1, 0.1], [0.3, 0.5, 0.2], [0.6, 0.2, 0.2]];
    (
        cross_entropy_error_of_labels(&array![0.3, 0.5, 0.2], &[1]),
        cross_entropy_error_of_labels(&y, &[0, 1, 2]),
    )
}

/// All training images: the loss by one-hot rows, by labels, and whether they are the same bits.
pub fn labels_on_mnist() -> (f64, f64, bool) {
    {
        let images = training_images();
        let y = softmax(&untrained().scores(images));
        let by_rows = cross_entropy_error(&y, &images.one_hot());
        let by_labels = cross_entropy_error_of_labels(&y, &images.labels.to_vec());
        (by_rows, by_labels, by_rows.to_bits() == by_labels.to_bits())
    }
}

/// How many multiplications the scores of so many images take.
pub fn multiplications() -> Table {
    let for_one: usize = 784 * 50 + 50 * 10;
    let counts = [1, 100, 60_000, 10_000_000].map(|images| (images, images * for_one));
    Table::new(["images", "multiplications"]).rows(counts)
}

/// The loss over all training images, before and after some learning.
pub fn loss_of_everything() -> (f64, f64) {
    {
        let images = training_images();
        (
            mean(&untrained().losses(images)),
            mean(&trained().losses(images)),
        )
    }
}

/// The same number of images read: the loss over everything before, after one step, and after 600.
pub fn same_work() -> (f64, f64, f64) {
    {
        let images = training_images();
        let networks = [untrained(), after(1, 60_000), after(600, 100)];
        let [before, one_step, many_steps] = networks.map(|network| mean(&network.losses(images)));
        (before, one_step, many_steps)
    }
}

/// The losses of five batches of 100, and how far each is from the loss of everything.
pub fn five_batches() -> Table {
    {
        let losses = trained().losses(training_images());
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let rows = [1, 2, 3, 4, 5].map(|number| {
            let batch = mini_batch(losses.len(), 100, &mut rng).unwrap();
            let estimate = mean_of(&losses, &batch);
            let [loss, off] = [estimate, estimate - mean(&losses)].map(|x| format!("{x:.3}"));
            let bad = batch.iter().filter(|&&index| losses[index] > 2.0).count();
            (number, loss, off, bad)
        });
        Table::new(["batch", "its loss", "off by", "images above 2"]).rows(rows)
    }
}

/// A thousand batches of each size: where they lie on average, how far they scatter, and what theory says.
pub fn spread_of_batches() -> Table {
    {
        let losses = trained().losses(training_images());
        let all = losses.len();
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let rows = [1, 10, 100, 1000, 10_000, 30_000, 60_000].map(|size| {
            let mut independent = || mini_batch(all, size, &mut rng).unwrap();
            let drawn: Vec<f64> = (0..1000)
                .map(|_| mean_of(&losses, &independent()))
                .collect();
            let mut different = || mini_batch_without_repeats(all, size, &mut rng).unwrap();
            let once: Vec<f64> = (0..1000).map(|_| mean_of(&losses, &different())).collect();
            let root = spread(&losses) / (size as f64).sqrt();
            let correction = ((all - size) as f64 / (all - 1) as f64).sqrt();
            let numbers = [
                mean(&drawn),
                spread(&drawn),
                root,
                spread(&once),
                root * correction,
            ];
            let [mean, drawn, root, once, corrected] = numbers.map(|x| format!("{x:.4}"));
            (size, mean, drawn, root, once, corrected)
        });
        Table::new(["B", "mean", "spread", "σ/√B", "no repeats", "corrected"]).rows(rows)
    }
}

/// Ten of sixty thousand.
pub fn ten_of_sixty_thousand() -> Vec<usize> {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    mini_batch(60_000, 10, &mut rng).unwrap()
}

/// The shapes of the images and of the targets of a batch.
pub fn shapes_of_a_batch() -> (Vec<usize>, Vec<usize>) {
    {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let images = training_images();
        let batch = mini_batch(images.len(), 10, &mut rng).unwrap();
        let (x, t) = images.batch(&batch);
        (x.shape().to_vec(), t.shape().to_vec())
    }
}

/// Ten draws from ten.
pub fn ten_of_ten() -> Vec<usize> {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    mini_batch(10, 10, &mut rng).unwrap()
}

/// Ten draws from ten, none twice.
pub fn ten_of_ten_without_repeats() -> Vec<usize> {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    mini_batch_without_repeats(10, 10, &mut rng).unwrap()
}

/// What is said of sizes from which no batch can be drawn.
pub fn impossible_batches() -> Vec<String> {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    vec![
        mini_batch(60_000, 0, &mut rng).unwrap_err().to_string(),
        mini_batch(0, 10, &mut rng).unwrap_err().to_string(),
        mini_batch_without_repeats(10, 11, &mut rng)
            .unwrap_err()
            .to_string(),
    ]
}

/// How likely a batch holds an image twice, and how often it was so.
pub fn repeats() -> Table {
    {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let rows = [(10, 100_000), (100, 10_000), (1000, 100)].map(|(size, batches)| {
            let chance = chance_of_a_repeat(60_000, size);
            let mut repeats = || has_a_repeat(&mini_batch(60_000, size, &mut rng).unwrap());
            let counted = (0..batches).filter(|_| repeats()).count();
            (size, chance, counted, batches)
        });
        Table::new(["batch size", "chance of a repeat", "counted", "of"]).rows(rows)
    }
}

/// Ten examples, shuffled and cut in batches of four.
pub fn batches_of_an_epoch() -> Vec<Vec<usize>> {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    shuffled_epoch(10, 4, &mut rng).unwrap()
}

/// An epoch of 600 batches of 100, drawn in three ways: how many images are in none.
pub fn never_drawn_in_an_epoch() -> Table {
    {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let (all, size) = (60_000, 100);
        let independent: Vec<Vec<usize>> = (0..600)
            .map(|_| mini_batch(all, size, &mut rng).unwrap())
            .collect();
        let different: Vec<Vec<usize>> = (0..600)
            .map(|_| mini_batch_without_repeats(all, size, &mut rng).unwrap())
            .collect();
        let shuffled = shuffled_epoch(all, size, &mut rng).unwrap();
        let ways = [
            ("independent draws", independent, (1, all)),
            ("no repeats inside a batch", different, (size, 600)),
            ("one shuffle", shuffled, (all, 1)),
        ];
        let rows = ways.map(|(way, batches, (at_once, times))| {
            let missed = never_drawn(all, &batches);
            let foretold = chance_of_no_visit(all, at_once, times);
            let [share, foretold] =
                [missed as f64 / all as f64, foretold].map(|share| format!("{share:.4}"));
            (way, missed, share, foretold)
        });
        Table::new(["600 batches of 100", "never drawn", "share", "foretold"]).rows(rows)
    }
}

/// Five losses in batches of two: the mean of all, and the mean of the batches' means.
pub fn mean_of_means() -> (f64, f64) {
    let losses = [1.0, 3.0, 2.0, 4.0, 10.0];
    let means: Vec<f64> = losses.chunks(2).map(mean).collect();
    (mean(&losses), mean(&means))
}

/// The slopes of the loss and of the accuracy along one weight, on 1,000 images.
pub fn one_weight() -> (f64, f64) {
    {
        let bench = Workbench::new(trained(), sigmoid_of, &training_images().select(0..1000));
        let loss = |change| bench.loss((378, 8), change);
        let accuracy = |change| bench.accuracy((378, 8), change);
        (slope(loss, 0.0), slope(accuracy, 0.0))
    }
}

/// The loss with this weight turned down, left alone and turned up.
pub fn turned_up_and_down() -> (f64, f64, f64) {
    {
        let bench = Workbench::new(trained(), sigmoid_of, &training_images().select(0..1000));
        let loss = |change| bench.loss((378, 8), change);
        (loss(-0.1), loss(0.0), loss(0.1))
    }
}

/// On 100 images: along how many weights of the first layer the slope is not zero.
pub fn slopes_that_are_not_zero() -> Table {
    {
        let images = training_images().select(0..100);
        let row = |name, network| {
            let bench = Workbench::new(network, sigmoid_of, &images);
            let sloping = |measure: fn(&Workbench, Weight, f64) -> f64| {
                let slope_along = |weight| slope(|change| measure(&bench, weight, change), 0.0);
                bench.weights().filter(|&w| slope_along(w) != 0.0).count()
            };
            let (loss, accuracy) = (sloping(Workbench::loss), sloping(Workbench::accuracy));
            (name, bench.weights().count(), loss, accuracy)
        };
        Table::new(["network", "weights", "loss", "accuracy"])
            .row(row("untrained", &untrained()))
            .row(row("trained", trained()))
    }
}

/// On all images: the narrowest lead of a best score over the second, and how far a turn can move them.
pub fn close_races() -> Table {
    {
        let networks = [("untrained", &untrained()), ("trained", trained())];
        let rows = networks.map(|(name, network)| {
            let leads = leads(&network.scores(training_images()));
            let narrowest = leads.iter().copied().fold(f64::INFINITY, f64::min);
            let reach = reach(network, 1e-4);
            let within = leads.iter().filter(|&&lead| lead <= reach).count();
            let [narrowest, reach] = [narrowest, reach].map(|x| format!("{x:.2e}"));
            (name, narrowest, reach, within)
        });
        Table::new(["network", "narrowest lead", "reach", "images within reach"]).rows(rows)
    }
}

/// With a step function, on 100 images: how many weights of the first layer move the loss at all.
pub fn step_function() -> Table {
    {
        let images = training_images().select(0..100);
        let smooth = Workbench::new(&untrained(), sigmoid_of, &images);
        let stepped = Workbench::new(&untrained(), step, &images);
        let rows = [1e-3, 1e-4, 1e-5].map(|h| {
            let moving = |bench: &Workbench| {
                let moves = |&weight: &_| bench.loss(weight, h) != bench.loss(weight, -h);
                bench.weights().filter(moves).count()
            };
            (h, moving(&smooth), moving(&stepped))
        });
        Table::new(["h", "with the sigmoid", "with the step function"]).rows(rows)
    }
}

/// The slopes of `x²` and `x³` at 0.
pub fn slopes_at_zero() -> (f64, f64) {
    {
        let square = |x: f64| x * x;
        let cube = |x: f64| x * x * x;
        (slope(square, 0.0), slope(cube, 0.0))
    }
}

/// Both a step to the left, at 0, and a step to the right.
pub fn around_zero() -> Table {
    let places = [-0.5, 0.0, 0.5].map(|x: f64| (x, x * x, x * x * x));
    Table::new(["x", "x²", "x³"]).rows(places)
}

/// The hidden sum that is farthest from 0 on 1,000 images, and the sigmoid's slope there.
pub fn farthest_sum() -> (f64, f64) {
    {
        let bench = Workbench::new(trained(), sigmoid_of, &training_images().select(0..1000));
        let distances = bench.sums().iter().map(|sum| sum.abs());
        let farthest = distances.fold(0.0, f64::max);
        let y = sigmoid_of(farthest);
        (farthest, y * (1.0 - y))
    }
}
