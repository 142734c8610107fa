//! The long cells on less data.

use ch03_mini_batch::drawing::{mean_of, spread};
use ch03_mini_batch::mistakes::{forgotten_mean, softmax_over_the_batch};
use ch03_mini_batch::ndarray::Axis;
use ch03_mini_batch::network::{softmax, step};
use ch03_mini_batch::network_at_work::{after, first, training_images, untrained};
use ch03_mini_batch::rand::SeedableRng;
use ch03_mini_batch::rand_chacha::ChaCha8Rng;
use ch03_mini_batch::sigmoid_slopes::sigmoid;
use ch03_mini_batch::workbench::{Weight, Workbench, leads, reach};
use ch03_mini_batch::{
    cross_entropy_error, cross_entropy_error_of_labels, mean, mini_batch,
    mini_batch_without_repeats, slope,
};
use show::Table;

pub fn labels_on_mnist() -> (f64, f64, bool) {
    let images = first(training_images(), 500);
    let y = softmax(&untrained().scores(&images));
    let by_rows = cross_entropy_error(&y, &images.one_hot());
    let by_labels = cross_entropy_error_of_labels(&y, &images.labels.to_vec());
    (by_rows, by_labels, by_rows.to_bits() == by_labels.to_bits())
}

pub fn mistakes_on_mnist() -> Table {
    let images = first(training_images(), 100);
    let scores = untrained().scores(&images);
    let losses = [1, 100].map(|count| {
        let batch: Vec<usize> = (0..count).collect();
        let (a, t) = (scores.select(Axis(0), &batch), images.batch(&batch).1);
        let right = cross_entropy_error(&softmax(&a), &t);
        let sum = forgotten_mean(&softmax(&a), &t);
        let together = cross_entropy_error(&softmax_over_the_batch(&a), &t);
        (count, right, sum, together)
    });
    Table::new(["images", "right", "1/N forgotten", "softmax over all"]).rows(losses)
}

pub fn loss_of_everything() -> (f64, f64) {
    let images = first(training_images(), 500);
    (
        mean(&untrained().losses(&images)),
        mean(&after(5, 20).losses(&images)),
    )
}

pub fn same_work() -> (f64, f64, f64) {
    let images = first(training_images(), 200);
    let networks = [untrained(), after(1, 200), after(10, 20)];
    let [before, one_step, many_steps] = networks.map(|network| mean(&network.losses(&images)));
    (before, one_step, many_steps)
}

pub fn five_batches() -> Table {
    let losses = untrained().losses(&first(training_images(), 200));
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let rows = [1, 2].map(|number| {
        let batch = mini_batch(losses.len(), 10, &mut rng).unwrap();
        let estimate = mean_of(&losses, &batch);
        let bad = batch.iter().filter(|&&index| losses[index] > 2.3).count();
        (number, estimate, estimate - mean(&losses), bad)
    });
    Table::new(["batch", "its loss", "off by", "images above 2.3"]).rows(rows)
}

pub fn spread_of_batches() -> Table {
    let losses = untrained().losses(&first(training_images(), 200));
    let all = losses.len();
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let rows = [10, 200].map(|size| {
        let mut independent = || mini_batch(all, size, &mut rng).unwrap();
        let drawn: Vec<f64> = (0..100).map(|_| mean_of(&losses, &independent())).collect();
        let mut different = || mini_batch_without_repeats(all, size, &mut rng).unwrap();
        let once: Vec<f64> = (0..100).map(|_| mean_of(&losses, &different())).collect();
        let root = spread(&losses) / (size as f64).sqrt();
        let correction = ((all - size) as f64 / (all - 1) as f64).sqrt();
        let numbers = [
            mean(&drawn),
            spread(&drawn),
            root,
            spread(&once),
            root * correction,
        ];
        let [mean, drawn, root, once, corrected] = numbers.map(|x| format!("{x:.8}"));
        (size, mean, drawn, root, once, corrected)
    });
    Table::new(["B", "mean", "spread", "σ/√B", "no repeats", "corrected"]).rows(rows)
}

pub fn slopes_that_are_not_zero() -> Table {
    let bench = Workbench::new(&untrained(), sigmoid, &first(training_images(), 2));
    let sloping = |measure: fn(&Workbench, Weight, f64) -> f64| {
        let slope_along = |weight| slope(|change| measure(&bench, weight, change), 0.0);
        bench.weights().filter(|&w| slope_along(w) != 0.0).count()
    };
    let (loss, accuracy) = (sloping(Workbench::loss), sloping(Workbench::accuracy));
    Table::new(["weights", "loss", "accuracy"]).row((bench.weights().count(), loss, accuracy))
}

pub fn close_races() -> Table {
    let images = first(training_images(), 500);
    let networks = [("untrained", untrained()), ("after 5", after(5, 20))];
    let rows = networks.map(|(name, network)| {
        let leads = leads(&network.scores(&images));
        let narrowest = leads.iter().copied().fold(f64::INFINITY, f64::min);
        let reach = reach(&network, 1e-2);
        let within = leads.iter().filter(|&&lead| lead <= reach).count();
        (name, narrowest, reach, within)
    });
    Table::new(["network", "narrowest lead", "reach", "images within reach"]).rows(rows)
}

pub fn step_function() -> Table {
    let images = first(training_images(), 2);
    let stepped = Workbench::new(&untrained(), step, &images);
    let rows = [1e-2, 1e-5].map(|h| {
        let moves = |&weight: &_| stepped.loss(weight, h) != stepped.loss(weight, -h);
        (h, stepped.weights().filter(moves).count())
    });
    Table::new(["h", "with the step function"]).rows(rows)
}
