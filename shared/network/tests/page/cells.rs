use mnist::one_hot;
use network::ndarray::{Array1, Array2, array};
use network::page::first_learning::{AND, loss, lower_the_loss};
use network::page::untrained::untrained;
use network::rand::SeedableRng;
use network::rand_chacha::ChaCha8Rng;
use network::{exp, layer, ln, matmul, parameter_count, perceptron, sigmoid, softmax};
use show::Table;

/// AND with parameters that a person chose.
pub fn and_by_hand() -> Table {
    let chosen = [1.0, 1.0, -1.5];
    let answers = AND.map(|(x, t)| (x[0], x[1], t, perceptron(chosen, x)));
    Table::new(["x₁", "x₂", "wanted", "perceptron"]).rows(answers)
}

/// The loss on its way down, and the parameters that lower it.
pub fn and_by_learning() -> Table {
    let rows = [0, 1, 2, 5, 10, 20].map(|rounds| {
        let found = lower_the_loss(&AND, rounds);
        (rounds, found[0], found[1], found[2], loss(found, &AND))
    });
    Table::new(["rounds", "w₁", "w₂", "b", "loss"]).rows(rows)
}

/// AND with the parameters that were found.
pub fn and_as_learnt() -> Table {
    let found = lower_the_loss(&AND, 20);
    let answers = AND.map(|(x, t)| (x[0], x[1], t, perceptron(found, x)));
    Table::new(["x₁", "x₂", "wanted", "perceptron"]).rows(answers)
}

/// The same lines learn OR from other examples.
pub fn or_as_learnt() -> Table {
    let or = AND.map(|(x, _)| (x, x[0].max(x[1])));
    let found = lower_the_loss(&or, 20);
    let answers = or.map(|(x, t)| (x[0], x[1], t, perceptron(found, x)));
    Table::new(["x₁", "x₂", "wanted", "perceptron"]).rows(answers)
}

/// The perceptron's parameters, and those of the network that this book trains.
pub fn parameter_counts() -> (usize, usize) {
    (parameter_count(&[2, 1]), parameter_count(&[784, 50, 10]))
}

/// A matrix's shape, and one of its elements.
pub fn a_matrix() -> ((usize, usize), f64) {
    let a = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    (a.dim(), a[[1, 0]])
}

/// A row and a column of it.
pub fn a_row_and_a_column() -> (Array1<f64>, Array1<f64>) {
    let a = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    (a.row(1).to_owned(), a.column(0).to_owned())
}

/// Arithmetic goes element by element.
pub fn element_by_element() -> Array1<f64> {
    let (a, b) = (array![1.0, 2.0, 3.0], array![10.0, 20.0, 30.0]);
    &a + &b * 2.0
}

/// A row added to a matrix is added to each of its rows.
pub fn a_row_for_every_row() -> Array2<f64> {
    let a = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    &a + &array![10.0, 20.0, 30.0]
}

/// The exponential and the natural logarithm.
pub fn e_and_ln() -> (f64, f64, f64, f64) {
    (exp(1.0), ln(exp(1.0)), ln(1.0), ln(0.1))
}

/// A perceptron that answers 1 if both inputs are 1.
pub fn yes_if_both() -> (f64, f64) {
    let and = [1.0, 1.0, -1.5];
    (perceptron(and, [1.0, 0.0]), perceptron(and, [1.0, 1.0]))
}

/// The sigmoid of five scores.
pub fn sigmoid_of_five() -> Table {
    let scores = array![-10.0, -2.0, 0.0, 2.0, 10.0];
    let activations = sigmoid(&scores);
    Table::new(["score", "sigmoid"]).rows(scores.iter().zip(&activations))
}

/// One example with two inputs, and three units.
pub fn a_product() -> Array2<f64> {
    let x = array![[1.0, 2.0]];
    let w = array![[1.0, 3.0, 5.0], [2.0, 4.0, 6.0]];
    matmul(&x, &w)
}

/// The middle one of the three sums.
pub fn an_element_by_hand() -> f64 {
    1.0 * 3.0 + 2.0 * 4.0
}

/// The same with biases, and through the sigmoid.
pub fn a_layer() -> (Array2<f64>, Array2<f64>) {
    let x = array![[1.0, 2.0]];
    let w = array![[1.0, 3.0, 5.0], [2.0, 4.0, 6.0]];
    let b = array![-5.0, -10.0, -20.0];
    let scores = layer(&x, &w, &b);
    (scores.clone(), sigmoid(&scores))
}

/// Four examples at once.
pub fn a_batch() -> Array2<f64> {
    let x = array![[1.0, 2.0], [0.0, 0.0], [1.0, 0.0], [0.0, 1.0]];
    let w = array![[1.0, 3.0, 5.0], [2.0, 4.0, 6.0]];
    let b = array![-5.0, -10.0, -20.0];
    layer(&x, &w, &b)
}

/// Three scores, three probabilities.
pub fn softmax_of_three() -> Array2<f64> {
    softmax(&array![[1.0, 2.0, 4.0]])
}

/// The same by its formula, and the sum of all three.
pub fn softmax_by_hand() -> (Array1<f64>, f64) {
    let powers = array![exp(1.0), exp(2.0), exp(4.0)];
    let y = &powers / powers.sum();
    (y.clone(), y.sum())
}

/// A thousand added to each score.
pub fn softmax_shifted() -> Array2<f64> {
    softmax(&array![[1001.0, 1002.0, 1004.0]])
}

/// Each row by itself.
pub fn softmax_of_rows() -> Array2<f64> {
    softmax(&array![[1.0, 2.0, 4.0], [0.0, 0.0, 0.0]])
}

/// Three labels as one-hot rows.
pub fn one_hot_labels() -> Array2<f64> {
    one_hot(&array![5, 0, 4], 10)
}

/// The first training image as a row of numbers: its shape, and eight pixels of its row 14.
pub fn one_digit() -> ((usize, usize), Array1<f64>) {
    let (x, _) = mnist::load().unwrap().train.batch(&[0]);
    let rounded = x.mapv(|pixel| (pixel * 100.0).round() / 100.0);
    (x.dim(), Array1::from_shape_fn(8, |i| rounded[[0, 402 + i]]))
}

/// The shapes on its way through the network.
pub fn on_the_way() -> Table {
    let (x, t) = mnist::load().unwrap().train.batch(&[0]);
    let [hidden, scores, probabilities] = untrained(&x, &mut ChaCha8Rng::seed_from_u64(1));
    Table::new(["what", "shape"])
        .row(("image", x.dim()))
        .row(("hidden layer", hidden.dim()))
        .row(("scores", scores.dim()))
        .row(("probabilities", probabilities.dim()))
        .row(("target", t.dim()))
}

/// What the untrained network answers, beside the target.
pub fn ten_probabilities() -> Table {
    let (x, t) = mnist::load().unwrap().train.batch(&[0]);
    let [_, _, probabilities] = untrained(&x, &mut ChaCha8Rng::seed_from_u64(1));
    let rounded = probabilities.mapv(|y| (y * 1e4).round() / 1e4);
    Table::new(["class", "probability", "target"])
        .rows((0..10).map(|class| (class, rounded[[0, class]], t[[0, class]])))
}
