use ch03_mini_batch::cross_entropy_error;
use ch04_numerical_diff::numerical_gradient;
use ch05_training::evaluation::evaluate;
use ch05_training::small::{starting_weights, three_scores, tiny_batch, tiny_network};
use ch05_training::training::untrained;
use ch05_training::{
    TwoLayerNet, largest_difference, largest_differences, largest_slopes, mean_cross_entropy,
};
use ch06_backpropagation::faults::{
    GradientFunction, forgotten_mean, softmax_over_the_batch, trained_with, with_common_softmax,
    without_mean,
};
use ch06_backpropagation::ndarray::{Array2, ArrayRef2, Axis, array};
use mnist::data;
use network::{layer, ln, matmul, sigmoid, sigmoid_of, softmax};
use show::{Table, four_decimals, panic_message, two_digits};

/// Backwards: the factors from the loss to the sum, once; then one more for each weight.
pub fn backwards() -> (f64, f64) {
    let (w0, w1) = (0.3, -0.4);
    let z = sigmoid_of(w0 * 0.6 + w1 * 0.9);
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

/// Each input times what each output is off.
pub fn small_gradient_by_hand() -> Array2<f64> {
    {
        let x = array![[0.6, 0.9]];
        let t = array![[0.0, 0.0, 1.0]];
        let y = softmax(&three_scores(&starting_weights()));
        matmul(&x.t(), &(y - t))
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

/// One target too few.
pub fn shapes_that_differ() -> String {
    {
        let y = Array2::<f64>::zeros((3, 10));
        let t = Array2::<f64>::zeros((2, 10));
        panic_message(|| cross_entropy_error(&y, &t))
    }
}

/// Softmax as it should be: each row for itself.
pub fn softmax_of_rows() -> Array2<f64> {
    let scores = array![[2.0, 1.0, 0.0], [5.0, 4.0, 3.0]];
    softmax(&scores)
}

/// Softmax over all six numbers at once.
pub fn softmax_of_everything() -> Array2<f64> {
    let scores = array![[2.0, 1.0, 0.0], [5.0, 4.0, 3.0]];
    softmax_over_the_batch(&scores)
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
