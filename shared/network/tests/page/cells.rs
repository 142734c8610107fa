use mnist::one_hot;
use network::ndarray::{Array1, Array2, array};
use network::page::first_learning::{AND, loss, lower_the_loss};
use network::rand::SeedableRng;
use network::rand_chacha::ChaCha8Rng;
use network::{exp, layer, ln, matmul, normal, perceptron, sigmoid, sigmoid_of, softmax};
use show::{Table, four_decimals, three_digits};

/// AND with parameters that a person chose.
pub fn and_by_hand() -> Table {
    let chosen = [1.0, 1.0, -1.5];
    let rows = AND.map(|(x, t)| (x[0], x[1], t, perceptron(chosen, x)));
    Table::new(["x₁", "x₂", "wanted", "perceptron"]).rows(rows)
}

/// The loss on its way down, and the parameters that lower it.
pub fn and_by_learning() -> Table {
    let rows = [0, 1, 2, 5, 10, 20].map(|rounds| {
        let found = lower_the_loss(&AND, rounds);
        let loss = four_decimals(loss(found, &AND));
        (rounds, found[0], found[1], found[2], loss)
    });
    Table::new(["rounds", "w₁", "w₂", "b", "loss"]).rows(rows)
}

/// The same lines learn AND and OR, each from its examples.
pub fn and_and_or_as_learnt() -> Table {
    let or = AND.map(|(x, _)| (x, x[0].max(x[1])));
    let found = [AND, or].map(|gate| lower_the_loss(&gate, 20));
    let answers = AND.map(|(x, _)| {
        let [and, or] = found.map(|found| perceptron(found, x));
        (x[0], x[1], and, or)
    });
    Table::new(["x₁", "x₂", "learnt AND", "learnt OR"]).rows(answers)
}

/// The perceptron's parameters, and those of the network that this book trains.
pub fn parameter_counts() -> (usize, usize) {
    (2 + 1, (784 * 50 + 50) + (50 * 10 + 10))
}

/// A matrix's shape, and one of its elements.
pub fn a_matrix() -> ((usize, usize), f64) {
    let a = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    (a.dim(), a[[1, 0]])
}

/// A number counts for each element, a row for each row.
pub fn element_by_element() -> Array2<f64> {
    let a = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    &a * 2.0 + &array![10.0, 20.0, 30.0]
}

/// The exponential and the natural logarithm.
pub fn e_and_ln() -> [f64; 4] {
    [exp(1.0), ln(exp(1.0)), ln(1.0), ln(0.1)].map(three_digits)
}

/// The sigmoid of five scores.
pub fn sigmoid_of_five() -> Table {
    let scores = [-5.0, -2.0, 0.0, 2.0, 5.0];
    let rows = scores.map(|x| (x, three_digits(sigmoid_of(x))));
    Table::new(["score", "sigmoid"]).rows(rows)
}

/// One example with two inputs, and three units; the middle one of the three sums by hand.
pub fn a_product() -> (Array2<f64>, f64) {
    let x = array![[1.0, 2.0]];
    let w = array![[1.0, 3.0, 5.0], [2.0, 4.0, 6.0]];
    (matmul(&x, &w), 1.0 * 3.0 + 2.0 * 4.0)
}

/// The same with biases, for two examples.
pub fn a_layer() -> Array2<f64> {
    let x = array![[1.0, 2.0], [0.0, 1.0]];
    let w = array![[1.0, 3.0, 5.0], [2.0, 4.0, 6.0]];
    let b = array![-5.0, -10.0, -20.0];
    layer(&x, &w, &b)
}

/// Three scores, three probabilities.
pub fn softmax_by_hand() -> Table {
    let scores = [1.0, 2.0, 4.0];
    let sum: f64 = scores.map(exp).iter().sum();
    let rows = scores.map(|a| [a, exp(a), exp(a) / sum]);
    let rows = rows.map(|row| row.map(three_digits));
    Table::new(["score", "power", "probability"]).rows(rows)
}

/// A thousand more in each score, and three equal scores.
pub fn softmax_of_rows() -> Array2<f64> {
    let scores = array![[1.0, 2.0, 4.0], [0.0, 0.0, 0.0]] + 1000.0;
    softmax(&scores).mapv(three_digits)
}

/// Three labels as one-hot rows.
pub fn one_hot_labels() -> Array2<f64> {
    one_hot(&array![5, 0, 4], 10)
}

/// The first training image as a row of numbers: its shape, and eight pixels of its row 14.
pub fn one_digit() -> ((usize, usize), Array1<f64>) {
    let (x, _) = mnist::load().unwrap().train.batch(&[0]);
    let eight = Array1::from_shape_fn(8, |i| x[[0, 14 * 28 + 10 + i]]);
    (x.dim(), eight.mapv(three_digits))
}

/// The parameters of both layers.
pub fn parameters_by_layer() -> Table {
    Table::new(["layer", "weights", "biases"])
        .row(("hidden", 784 * 50, 50))
        .row(("last", 50 * 10, 10))
}

/// One image through a network that has learnt nothing, and its target.
pub fn ten_probabilities() -> Table {
    let (x, t) = mnist::load().unwrap().train.batch(&[0]);
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let w1 = normal((784, 50), 0.01, &mut rng);
    let w2 = normal((50, 10), 0.01, &mut rng);
    let (b1, b2) = (Array1::zeros(50), Array1::zeros(10));

    let hidden = sigmoid(&layer(&x, &w1, &b1));
    let scores = layer(&hidden, &w2, &b2);
    let y = softmax(&scores);

    Table::new(["class", "probability", "target"])
        .rows((0..10).map(|k| (k, four_decimals(y[[0, k]]), t[[0, k]])))
}
