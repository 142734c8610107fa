use ch03_mini_batch::mini_batch;
use ch05_training::evaluation::evaluate;
use ch05_training::training::untrained;
use ch10_fast_gradient::exact::{LargestErrors, largest_errors};
use ch10_fast_gradient::fast;
use ch10_fast_gradient::ndarray::Array1;
use ch10_fast_gradient::page::growth::{
    BATCHES, HIDDEN, METHODS, measured_on, milliseconds, or_dash, parameters_with,
};
use ch10_fast_gradient::page::side_by_side::both_methods;
use ch10_fast_gradient::page::work::{
    hundred_images, ink_and_shades, outputs_that_move, two_losses,
};
use ch10_fast_gradient::rayon::ThreadPoolBuilder;
use ch10_fast_gradient::{exp_of_each, slope_of_one_weight};
use mnist::data;
use network::{exp, parameter_count};
use show::{Table, four_decimals, three_digits};

/// What one plain gradient of a hundred images multiplies.
pub fn price() -> Table {
    let parameters = parameter_count(&[784, 50, 10]);
    let evaluations = 2 * parameters;
    let of_a_loss = 100 * (784 * 50 + 50 * 10);
    Table::new(["what", "how many"])
        .row(("parameters", parameters))
        .row(("losses, two for each", evaluations))
        .row(("multiplications for one loss", of_a_loss))
        .row(("multiplications in all", evaluations * of_a_loss))
}

/// One weight moves: how many outputs of hidden units change, of how many.
pub fn what_moves() -> (usize, usize) {
    let (x, _) = hundred_images();
    outputs_that_move(&untrained(&data().train, 1).0, &x, 406, 7, 1e-4)
}

/// Pixels of a hundred images, those with ink, and the shades of each image's ink.
pub fn ink() -> [usize; 3] {
    ink_and_shades(100)
}

/// Two losses, a step of 1e-4 up and down, and their difference.
pub fn last_digits() -> (f64, f64, f64) {
    let (up, down) = two_losses(&untrained(&data().train, 1).0, 406, 7, 1e-4);
    (up, down, up - down)
}

/// The slope along that weight: plainly, and from what moves.
pub fn one_weight() -> (f64, f64) {
    {
        let network = untrained(&data().train, 1).0;
        let (up, down) = two_losses(&network, 406, 7, 1e-4);
        let (x, labels) = hundred_images();
        let moved = slope_of_one_weight(&network, &x, &labels, 406, 7, 1e-4);
        ((up - down) / 2e-4, moved)
    }
}

/// The largest error of either, against sixty digits.
pub fn errors() -> Table {
    {
        let shown = |at: &LargestErrors| {
            (
                format!("{:e}", at.h),
                three_digits(at.plain),
                three_digits(at.fast),
            )
        };
        Table::new(["h", "plain", "fast"]).rows(largest_errors().iter().map(shown))
    }
}

/// The same thousand numbers, added from left to right and in eight sums side by side.
pub fn another_order() -> (f64, f64) {
    {
        let numbers = Array1::from_iter((1..=1000).map(|n| f64::from(n).sqrt()));
        let mut eight_sums = [0.0; 8];
        for (n, number) in numbers.iter().enumerate() {
            eight_sums[n % 8] += number;
        }
        let left_to_right = numbers.iter().fold(0.0, |sum, number| sum + number);
        (left_to_right, eight_sums.iter().sum::<f64>())
    }
}

/// Of a thousand results, how many differ between one at a time and side by side.
pub fn wide_or_narrow() -> usize {
    {
        let numbers = Array1::linspace(-20.0, 20.0, 1000);
        let mut wide = numbers.to_vec();
        exp_of_each(&mut wide);
        let narrow = numbers.iter().map(|&number| exp(number));
        narrow
            .zip(wide)
            .filter(|(narrow, wide)| narrow != wide)
            .count()
    }
}

/// Whether two, three and eight threads find the same bits as one.
pub fn threads() -> [bool; 3] {
    {
        let gradient_on = |threads| {
            let pool = ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            pool.install(|| {
                fast::numerical_gradient(&untrained(&data().train, 1).0, &data().train, &[0, 1, 2])
            })
        };
        [2, 3, 8].map(|threads| gradient_on(threads) == gradient_on(1))
    }
}

/// Where and when it was measured.
pub fn machine() -> String {
    measured_on()
}

/// Milliseconds for a gradient of a batch of a hundred.
pub fn growth_with_parameters() -> Table {
    {
        let rows = HIDDEN.map(parameters_with).map(|parameters| {
            let [plain, fast, backpropagation] =
                METHODS.map(|method| milliseconds(method, parameters, 100));
            let ratio = plain.zip(fast).map(|(plain, fast)| plain / fast);
            let times = [plain, fast, backpropagation, ratio].map(or_dash);
            let [plain, fast, backpropagation, ratio] = times;
            (parameters, plain, fast, backpropagation, ratio)
        });
        let titles = [
            "parameters",
            "plain",
            "fast",
            "backpropagation",
            "plain / fast",
        ];
        Table::new(titles).rows(rows)
    }
}

/// Milliseconds for a gradient of 39,760 slopes.
pub fn growth_with_batch() -> Table {
    {
        let rows = BATCHES.map(|batch| {
            let [plain, fast, backpropagation] =
                METHODS.map(|method| or_dash(milliseconds(method, parameters_with(50), batch)));
            (batch, plain, fast, backpropagation)
        });
        Table::new(["images", "plain", "fast", "backpropagation"]).rows(rows)
    }
}

/// The whole training by numbers alone, and how many of the test images it reads rightly.
pub fn numbers_alone() -> f64 {
    let (mut network, mut rng) = untrained(&data().train, 1);
    for _ in 0..10_000 {
        let batch = mini_batch(60_000, 100, &mut rng).unwrap();
        let gradient = fast::numerical_gradient(&network, &data().train, &batch);
        network.descend(&gradient, 0.1);
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
