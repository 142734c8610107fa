use ch01_sse::page::answers::{a_two, favours_seven, favours_two};
use ch01_sse::sum_squares_error;
use ch02_cee::ndarray::{Array1, array};
use ch02_cee::{cross_entropy, cross_entropy_error};
use libm::logf;
use network::{exp, ln, log_softmax, softmax};
use show::Table;

/// The article's two numbers.
pub fn of_six_tenths_and_one() -> (f64, f64) {
    (-ln(0.6), -ln(0.1))
}

/// The loss for other probabilities of the right class.
pub fn by_probability() -> Table {
    let probabilities = [0.99, 0.9, 0.6, 0.5, 0.1, 0.01, 0.001, 0.0001];
    Table::new(["p", "−ln p"]).rows(probabilities.map(|p| (p, -ln(p))))
}

/// Two answers with 0.6 on the right class: most of the rest on one other class, or spread over all.
pub fn the_rest_does_not_count() -> (f64, f64) {
    let mut on_one = Array1::from_elem(10, 0.01);
    on_one[2] = 0.6;
    on_one[7] = 0.32;
    let mut spread = Array1::from_elem(10, 0.4 / 9.0);
    spread[2] = 0.6;
    (
        cross_entropy(&on_one, &a_two()),
        cross_entropy(&spread, &a_two()),
    )
}

/// The probability that three answers are all right, its logarithm, and the sum of the three losses.
pub fn all_three_right() -> (f64, f64, f64) {
    let all: f64 = 0.5 * 0.9 * 0.6;
    (all, -ln(all), -ln(0.5) - ln(0.9) - ln(0.6))
}

/// The same for two thousand guesses of one in ten.
pub fn two_thousand_guesses() -> (f64, f64) {
    let guesses = vec![0.1; 2000];
    let product: f64 = guesses.iter().product();
    let sum: f64 = guesses.iter().map(|&p| -ln(p)).sum();
    (product, sum)
}

/// The loss of a probability, in coins that all show heads.
pub fn coins() -> Table {
    Table::new(["coins", "probability", "loss", "loss ÷ ln 2"]).rows([1, 2, 3, 10].map(|count| {
        let p = 0.5_f64.powi(count);
        (count, p, -ln(p), -ln(p) / ln(2.0))
    }))
}

/// An answer that knows nothing.
pub fn of_a_guess() -> f64 {
    cross_entropy(&Array1::from_elem(10, 0.1), &a_two())
}

/// The article's answer, by the formula at its word.
pub fn at_its_word() -> f64 {
    cross_entropy(&favours_two(), &a_two())
}

/// A zero where the 1 of the target stands.
pub fn zero_for_the_right_class() -> f64 {
    cross_entropy(&array![0.0, 1.0], &array![1.0, 0.0])
}

/// A zero where a 0 of the target stands: a perfect answer.
pub fn zero_for_a_wrong_class() -> f64 {
    cross_entropy(&array![1.0, 0.0], &array![1.0, 0.0])
}

/// The logarithm of zero, zero times it, what an overflow is, and what becomes of a number that is too small.
pub fn minus_infinity() -> (f64, f64, f64, f64) {
    (ln(0.0), 0.0 * ln(0.0), exp(710.0), exp(-746.0))
}

/// The two answers again, with the article's delta.
pub fn article_s_numbers() -> (f64, f64) {
    (
        cross_entropy_error(&favours_two(), &a_two()),
        cross_entropy_error(&favours_seven(), &a_two()),
    )
}

/// With delta: sure and right, sure and wrong.
pub fn sure_answers() -> (f64, f64) {
    (
        cross_entropy_error(&array![1.0, 0.0], &array![1.0, 0.0]),
        cross_entropy_error(&array![0.0, 1.0], &array![1.0, 0.0]),
    )
}

/// What delta does to a 1 in `f32`: the sum, and minus its logarithm.
pub fn sure_in_f32() -> (f32, f32) {
    let sum = 1.0_f32 + 1e-7;
    (sum, -logf(sum))
}

/// The loss without and with delta.
pub fn price_of_delta() -> Table {
    {
        let probabilities = [0.6, 1e-3, 1e-6, 1e-7, 1e-9, 1e-20];
        let loss = |p: f64| {
            let (y, t) = (array![p], array![1.0]);
            (p, cross_entropy(&y, &t), cross_entropy_error(&y, &t))
        };
        Table::new(["p", "without delta", "with delta"]).rows(probabilities.map(loss))
    }
}

/// The loss of class 1, from scores that are far apart: by way of softmax, and at once.
pub fn from_scores() -> (f64, f64) {
    let scores = array![[800.0, 0.0]];
    (-ln(softmax(&scores)[[0, 1]]), -log_softmax(&scores)[[0, 1]])
}

/// Both answers, judged by the loss and by four mistakes.
pub fn mistakes() -> Table {
    let (right, wrong) = (0.6, 0.1);
    Table::new(["formula", "0.6 on the right class", "0.1 on it"])
        .row(("−ln p", -ln(right), -ln(wrong)))
        .row(("−log₁₀ p", -ln(right) / ln(10.0), -ln(wrong) / ln(10.0)))
        .row(("−log₂ p", -ln(right) / ln(2.0), -ln(wrong) / ln(2.0)))
        .row(("ln p, the minus forgotten", ln(right), ln(wrong)))
}

/// The two losses on the same answers.
pub fn both_losses() -> Table {
    {
        let with_right = |p: f64| {
            let mut y = Array1::from_elem(10, (1.0 - p) / 9.0);
            y[2] = p;
            y
        };
        let row = |name, y: Array1<f64>| {
            (
                name,
                sum_squares_error(&y, &a_two()),
                cross_entropy_error(&y, &a_two()),
            )
        };
        Table::new(["answer", "squared error", "cross-entropy"])
            .row(row("the right one, surely", a_two()))
            .row(row("favours 2", favours_two()))
            .row(row("a guess", with_right(0.1)))
            .row(row("favours 7", favours_seven()))
            .row(row("0.01 on the right class", with_right(0.01)))
            .row(row("0.0001 on the right class", with_right(0.0001)))
    }
}

/// How fast both losses fall when the probability of the right class grows by a millionth.
pub fn a_little_more() -> Table {
    {
        let answer = |p: f64| {
            let mut y = Array1::from_elem(10, (1.0 - p) / 9.0);
            y[2] = p;
            y
        };
        let squared = |p: f64| sum_squares_error(&answer(p), &a_two());
        let entropy = |p: f64| cross_entropy(&answer(p), &a_two());
        let falls = |loss: &dyn Fn(f64) -> f64, p: f64| (loss(p) - loss(p + 1e-6)) / 1e-6;
        Table::new(["p", "squared error", "cross-entropy"])
            .rows([0.9, 0.5, 0.1, 0.01, 0.001].map(|p| (p, falls(&squared, p), falls(&entropy, p))))
    }
}

/// The formula, given numbers that are no probabilities.
pub fn no_probabilities() -> f64 {
    cross_entropy(&array![1000.0, 1000.0], &array![1.0, 0.0])
}
