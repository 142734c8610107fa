use ch03_mini_batch::ch02_cee;
use ch03_mini_batch::drawing::{mean_of, never_drawn, spread};
use ch03_mini_batch::ndarray::array;
use ch03_mini_batch::network::{sigmoid_of, softmax, step};
use ch03_mini_batch::page::batches::{OF_LOSSES, OF_SLOPES, by_size};
use ch03_mini_batch::page::network_at_work::{Network, after, trained, training_images, untrained};
use ch03_mini_batch::page::turned_weight::{WEIGHT, measured};
use ch03_mini_batch::page::workbench::{Weight, Workbench};
use ch03_mini_batch::rand::SeedableRng;
use ch03_mini_batch::rand_chacha::ChaCha8Rng;
use ch03_mini_batch::{
    cross_entropy_error, cross_entropy_error_of_labels, mean, mini_batch,
    mini_batch_without_repeats, shuffled_epoch, slope,
};
use show::{Table, four_decimals, two_digits};

/// One step with all images, at several rates, and 600 steps with a hundred each: the loss over everything.
pub fn same_work() -> Table {
    {
        let images = training_images();
        let loss = |network: &Network| {
            let losses = network.losses(images);
            format!("{:.3}", mean(&losses))
        };
        let one_step = |rate: f64| {
            let way = format!("1 step of 60000, rate {rate}");
            (way, loss(&after(1, 60_000, rate)))
        };
        Table::new(["", "loss of all images"])
            .row(("before", loss(&untrained())))
            .rows([0.5, 1.0, 2.0, 5.0].map(one_step))
            .row(("600 steps of 100, rate 0.5", loss(trained())))
    }
}

/// The loss of each of three answers, their sum, and their mean.
pub fn sum_and_mean() -> (Vec<f64>, f64, f64) {
    {
        let y = array![[0.8, 0.1, 0.1], [0.3, 0.5, 0.2], [0.6, 0.2, 0.2]];
        let t = array![[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
        let rows = y.rows().into_iter().zip(t.rows());
        let losses: Vec<f64> = rows
            .map(|(y, t)| ch02_cee::cross_entropy_error(&y, &t))
            .collect();
        let (sum, mean) = (losses.iter().sum::<f64>(), mean(&losses));
        (losses, sum, mean)
    }
}

/// Three answers as a batch; one of them by itself, and as a batch of one.
pub fn one_answer() -> (f64, f64, f64) {
    let y = array![[0.8, 0.1, 0.1], [0.3, 0.5, 0.2], [0.6, 0.2, 0.2]];
    let t = array![[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    (
        cross_entropy_error(&y, &t),
        cross_entropy_error(&y.row(1), &t.row(1)),
        cross_entropy_error(&array![[0.3, 0.5, 0.2]], &array![[0.0, 1.0, 0.0]]),
    )
}

/// All training images: the loss by one-hot rows, by labels, and whether they are the same bits.
pub fn labels_on_mnist() -> (f64, f64, bool) {
    {
        let images = training_images();
        let y = softmax(&untrained().scores(images));
        let by_rows = cross_entropy_error(&y, &images.one_hot());
        let labels = images.labels.to_vec();
        let by_labels = cross_entropy_error_of_labels(&y, &labels);
        (by_rows, by_labels, by_rows.to_bits() == by_labels.to_bits())
    }
}

/// Ten of sixty thousand, and the shapes of their images and targets.
pub fn ten_of_sixty_thousand() -> (Vec<usize>, Vec<usize>, Vec<usize>) {
    {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let batch = mini_batch(60_000, 10, &mut rng).unwrap();
        let (x, t) = training_images().batch(&batch);
        (batch, x.shape().to_vec(), t.shape().to_vec())
    }
}

/// Ten draws from ten, put back and not put back.
pub fn ten_of_ten() -> (Vec<usize>, Vec<usize>) {
    {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let drawn = mini_batch(10, 10, &mut rng).unwrap();
        let once = mini_batch_without_repeats(10, 10, &mut rng).unwrap();
        (drawn, once)
    }
}

/// An epoch of 600 batches of 100, drawn in two ways: how many images are in none.
pub fn never_drawn_in_an_epoch() -> Table {
    {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let independent: Vec<Vec<usize>> = (0..600)
            .map(|_| mini_batch(60_000, 100, &mut rng).unwrap())
            .collect();
        let shuffled = shuffled_epoch(60_000, 100, &mut rng).unwrap();
        let row = |way, batches: &[Vec<usize>]| {
            let missed = never_drawn(60_000, batches);
            (way, missed, four_decimals(missed as f64 / 60_000.0))
        };
        Table::new(["600 batches of 100", "images never drawn", "share"])
            .row(row("independent draws", &independent))
            .row(row("one shuffle", &shuffled))
    }
}

/// Five batches of 100: their loss, its likely error, and the slope along one weight; and all images.
pub fn five_batches() -> Table {
    {
        let weight = (378, 8);
        let losses = trained().losses(training_images());
        let slopes = trained().slopes(training_images(), weight);
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let row = |name: String, batch: &[usize]| {
            let of_batch: Vec<f64> = batch.iter().map(|&n| losses[n]).collect();
            let likely = spread(&of_batch) / (batch.len() as f64).sqrt();
            let slope = mean_of(&slopes, batch);
            let numbers = [mean(&of_batch), likely];
            let [loss, likely] = numbers.map(|x| format!("{x:.3}"));
            (name, loss, likely, format!("{slope:.4}"))
        };
        let five = [1, 2, 3, 4, 5].map(|number| {
            let batch = mini_batch(60_000, 100, &mut rng).unwrap();
            row(format!("batch {number}"), &batch)
        });
        let all: Vec<usize> = (0..60_000).collect();
        Table::new(["", "loss", "s/√B", "slope along one weight"])
            .rows(five)
            .row(row("all images".to_string(), &all))
    }
}

/// A thousand batches of each size: how far their loss and their slope scatter, and what theory says.
pub fn spread_of_batches() -> Table {
    {
        let losses = trained().losses(training_images());
        let slopes = trained().slopes(training_images(), (378, 8));
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let rows = [1, 10, 100, 1000, 10_000].map(|size| {
            let batches: Vec<Vec<usize>> = (0..1000)
                .map(|_| mini_batch(60_000, size, &mut rng).unwrap())
                .collect();
            let both = |values: &[f64]| {
                let means = batches.iter().map(|b| mean_of(values, b));
                let means: Vec<f64> = means.collect();
                let formula = spread(values) / (size as f64).sqrt();
                [spread(&means), formula].map(two_digits)
            };
            let [loss, formula] = both(&losses);
            let [slope, its_formula] = both(&slopes);
            (size, loss, formula, slope, its_formula)
        });
        Table::new(["B", "losses", "σ/√B", "slopes", "their σ/√B"]).rows(rows)
    }
}

/// A thousand batches of each size, counted by their loss.
pub fn losses_by_size() -> Table {
    by_size(&trained().losses(training_images()), OF_LOSSES)
}

/// The same by their slope along one weight.
pub fn slopes_by_size() -> Table {
    by_size(&trained().slopes(training_images(), WEIGHT), OF_SLOPES)
}

/// On 1,000 images: accuracy and loss while one weight is turned.
pub fn weight_turned() -> Table {
    measured(sigmoid_of)
}

/// The same where hidden units answer with the step function.
pub fn weight_turned_with_steps() -> Table {
    measured(step)
}

/// On 1,000 images: the slopes of loss and accuracy along one weight, and the loss when it is turned.
pub fn one_weight() -> ((f64, f64), [f64; 3]) {
    {
        let images = training_images().select(0..1000);
        let bench = Workbench::new(trained(), sigmoid_of, &images);
        let loss = |change| bench.loss((378, 8), change);
        let accuracy = |change| bench.accuracy((378, 8), change);
        let slopes = (slope(loss, 0.0), slope(accuracy, 0.0));
        (slopes, [-0.1, 0.0, 0.1].map(loss))
    }
}

/// On 100 images: along how many weights of the first layer the slope is not zero.
pub fn slopes_that_are_not_zero() -> Table {
    {
        let images = training_images().select(0..100);
        let row = |name, network| {
            let bench = Workbench::new(network, sigmoid_of, &images);
            let sloping = |measure: fn(&Workbench, Weight, f64) -> f64| {
                let slope_along = |weight| {
                    let along = |change| measure(&bench, weight, change);
                    slope(along, 0.0)
                };
                bench.weights().filter(|&w| slope_along(w) != 0.0).count()
            };
            let loss = sloping(Workbench::loss);
            let accuracy = sloping(Workbench::accuracy);
            (name, bench.weights().count(), loss, accuracy)
        };
        Table::new(["network", "weights", "loss", "accuracy"])
            .row(row("untrained", &untrained()))
            .row(row("trained", trained()))
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
                let moves = |&w: &_| bench.loss(w, h) != bench.loss(w, -h);
                bench.weights().filter(moves).count()
            };
            (h, moving(&smooth), moving(&stepped))
        });
        let titles = ["h", "with the sigmoid", "with the step function"];
        Table::new(titles).rows(rows)
    }
}

/// `x²` and `x³`: their slopes at 0, and their values on both sides.
pub fn slopes_at_zero() -> Table {
    {
        let row = |name, f: fn(f64) -> f64| {
            (
                name,
                format!("{:.1}", slope(f, 0.0)),
                f(-0.5),
                f(0.0),
                f(0.5),
            )
        };
        Table::new(["f", "slope at 0", "f(−0.5)", "f(0)", "f(0.5)"])
            .row(row("x²", |x| x * x))
            .row(row("x³", |x| x * x * x))
    }
}
