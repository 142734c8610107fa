use ch03_mini_batch::cross_entropy_error;
use ch04_numerical_diff::numerical_gradient;
use ch05_training::evaluation::evaluate;
use ch05_training::small::{tiny_batch, tiny_network};
use ch05_training::training::{Settings, trained, untrained};
use ch05_training::{
    Gradient, TwoLayerNet, largest_difference, largest_differences, largest_slopes,
    mean_cross_entropy,
};
use ch06_backpropagation::faults::{
    GradientFunction, forgotten_mean, softmax_over_the_batch, trained_with, with_common_softmax,
    without_mean,
};
use ch06_backpropagation::ndarray::{Array2, ArrayRef2, Axis, array};
use kernel::sparse_batch;
use mnist::data;
use network::{layer, ln, matmul, sigmoid, sigmoid_of, softmax};
use show::{Table, four_decimals, two_digits};

/// Backwards: the factors from the loss to the sum, once; then one more for each weight.
pub fn backwards() -> (f64, f64) {
    let (w0, w1) = (0.3, -0.4);
    let z = sigmoid_of(w0 * 0.6 + w1 * 0.9);
    let slope_of_z = 2.0 * (z - 1.0);
    let slope_of_sum = slope_of_z * z * (1.0 - z);
    (slope_of_sum * 0.6, slope_of_sum * 0.9)
}

/// For each matrix of the small network: its largest slope, and the largest difference to what is measured.
pub fn each_step_checked() -> Table {
    {
        let (x, t) = tiny_batch();
        let network = tiny_network();
        let TwoLayerNet { w1, b1, w2, b2 } = &network;
        let s = layer(&x, w1, b1);
        let z = sigmoid(&s);
        let a = layer(&z, w2, b2);

        let of_a = (softmax(&a) - &t) / t.nrows() as f64;
        let of_z = matmul(&of_a, &w2.t());
        let of_s = &of_z * &z * (1.0 - &z);

        let along_a = |a: &ArrayRef2<f64>| mean_cross_entropy(a, &t);
        let along_z = |z: &ArrayRef2<f64>| along_a(&layer(z, w2, b2));
        let along_s = |s: &ArrayRef2<f64>| along_z(&sigmoid(s));
        let largest = |slopes: &Array2<f64>| {
            slopes
                .iter()
                .fold(0.0, |most: f64, slope| slope.abs().max(most))
        };
        let row = |name, slopes: &Array2<f64>, measured: Array2<f64>| {
            (name, largest(slopes), largest(&(slopes - &measured)))
        };
        let gradient = network.gradient(&x, &t);
        let measured = network.numerical_gradient(&x, &t);
        let sizes = largest_slopes(&gradient).into_iter();
        let apart = largest_differences(&gradient, &measured);
        let parameters = ["W₁", "b₁", "W₂", "b₂"].into_iter().zip(sizes);
        let parameters = parameters.zip(apart);
        let rows = [
            row("a", &of_a, numerical_gradient(along_a, &a)),
            row("z", &of_z, numerical_gradient(along_z, &z)),
            row("s", &of_s, numerical_gradient(along_s, &s)),
        ];
        let rows = rows.into_iter();
        let rows = rows.chain(parameters.map(|((name, size), apart)| (name, size, apart)));
        let shown = rows.map(|(name, size, apart)| (name, two_digits(size), two_digits(apart)));
        Table::new(["along", "largest slope", "largest difference"]).rows(shown)
    }
}

/// Every parameter of the network for MNIST, by both roads, after a short training.
pub fn all_parameters() -> Table {
    {
        let network = trained(&data().train, Settings::default(), 1_000, 1);
        let (x, t) = sparse_batch(&data().train, &[0, 1, 2, 3, 4]);
        let gradient = network.gradient(&x, &t);
        let measured = network.numerical_gradient(&x, &t);
        let sizes = largest_slopes(&gradient);
        let apart = largest_differences(&gradient, &measured);
        let parts = ["W₁", "b₁", "W₂", "b₂"].into_iter().zip(sizes).zip(apart);
        let rows = parts.map(|((part, size), apart)| {
            let relative = two_digits(apart / size);
            (part, two_digits(size), two_digits(apart), relative)
        });
        Table::new(["part", "largest slope", "largest difference", "relative"]).rows(rows)
    }
}

/// Softmax as it should be, each row for itself, and over all six numbers at once.
pub fn softmax_of_everything() -> (Array2<f64>, Array2<f64>) {
    {
        let scores = array![[2.0, 1.0, 0.0], [5.0, 4.0, 3.0]];
        let three_decimals = |y: Array2<f64>| y.mapv(|y| (y * 1000.0).round() / 1000.0);
        (
            three_decimals(softmax(&scores)),
            three_decimals(softmax_over_the_batch(&scores)),
        )
    }
}

/// Both mistakes on growing batches.
pub fn mistakes_on_mnist() -> Table {
    {
        let images = &data().train;
        let scores = untrained(images, 1).0.scores(&images.pixels());
        let losses = [1, 10, 100, 1000, 60_000].map(|count| {
            let batch: Vec<usize> = (0..count).collect();
            let (a, t) = (scores.select(Axis(0), &batch), images.batch(&batch).1);
            let right = cross_entropy_error(&softmax(&a), &t);
            let sum = forgotten_mean(&softmax(&a), &t);
            let together = cross_entropy_error(&softmax_over_the_batch(&a), &t);
            let [right, sum, together] = [right, sum, together].map(|loss| format!("{loss:.3}"));
            (count, right, sum, together)
        });
        Table::new(["images", "right", "1/N forgotten", "softmax over all"]).rows(losses)
    }
}

/// Three mistakes: how well a network learns with each, and what the gradient check says.
pub fn mistakes() -> Table {
    {
        let images = &data().train;
        let (x, t) = images.batch(&[0, 1, 2, 3, 4]);
        let network = trained(images, Settings::default(), 1_000, 1);
        let right = network.numerical_gradient(&x, &t);
        let with_delta = |scores: &ArrayRef2<f64>| cross_entropy_error(&softmax(scores), &t);
        let with_delta = network.numerical_gradient_of(with_delta, &x);

        let row = |mistake, gradient: GradientFunction, measured: &Gradient| {
            let apart = largest_difference(&gradient(&network, &x, &t), measured);
            let largest = largest_slopes(measured).into_iter().fold(0.0, f64::max);
            let learnt = trained_with(gradient, images, 1_000);
            let accuracy = evaluate(&learnt, images).accuracy();
            (
                mistake,
                four_decimals(accuracy),
                two_digits(apart / largest),
            )
        };
        Table::new(["mistake", "accuracy", "relative difference"])
            .row(row("none", TwoLayerNet::gradient, &right))
            .row(row("forgotten 1/N", without_mean, &right))
            .row(row("softmax over the batch", with_common_softmax, &right))
            .row(row("δ in the loss", TwoLayerNet::gradient, &with_delta))
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

/// Checks that see nothing, beside checks that do.
pub fn blind_checks() -> Table {
    {
        let network = tiny_network();
        let (x, t) = tiny_batch();
        let [one, both] = [vec![0], vec![0, 1]].map(|images| {
            let (x, t) = (x.select(Axis(0), &images), t.select(Axis(0), &images));
            let measured = network.numerical_gradient(&x, &t);
            largest_difference(&without_mean(&network, &x, &t), &measured)
        });
        let gradient = with_common_softmax(&network, &x, &t);
        let wrong = |scores: &ArrayRef2<f64>| {
            let y = softmax_over_the_batch(scores);
            -(y.mapv(ln) * &t).sum() / t.nrows() as f64
        };
        let wrong = network.numerical_gradient_of(wrong, &x);
        let right = network.numerical_gradient(&x, &t);
        let blind = largest_difference(&gradient, &wrong);
        let seeing = largest_difference(&gradient, &right);
        Table::new(["mistake", "blind check", "seeing check"])
            .row(("forgotten 1/N", two_digits(one), two_digits(both)))
            .row((
                "softmax over the batch",
                two_digits(blind),
                two_digits(seeing),
            ))
    }
}
