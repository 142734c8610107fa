use ch01_sse::page::answers::{a_two, favours_seven, favours_two};
use ch01_sse::sum_squares_error;
use ch02_cee::ndarray::{Array1, array};
use ch02_cee::{cross_entropy, cross_entropy_error};
use network::{exp, ln, log_softmax, softmax};
use show::{Table, four_decimals, three_digits};

/// The loss by the probability of the right class, the article's 0.6 and 0.1 among them.
pub fn by_probability() -> Table {
    {
        let probabilities = [0.99, 0.9, 0.6, 0.5, 0.1, 0.01, 0.001];
        let rows = probabilities.map(|p| (p, four_decimals(-ln(p))));
        Table::new(["p", "−ln p"]).rows(rows)
    }
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
    (
        all,
        three_digits(-ln(all)),
        three_digits(-ln(0.5) - ln(0.9) - ln(0.6)),
    )
}

/// The formula at its word: the article's answer, a perfect one, and one with a zero where the target has its 1.
pub fn exact_zeros() -> Table {
    let t = array![1.0, 0.0];
    let perfect = cross_entropy(&array![1.0, 0.0], &t);
    let hopeless = cross_entropy(&array![0.0, 1.0], &t);
    Table::new(["answer", "loss"])
        .row(("favours 2", cross_entropy(&favours_two(), &a_two())))
        .row(("sure and right", perfect))
        .row(("sure and wrong", hopeless))
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
    let t = array![1.0, 0.0];
    let right = cross_entropy_error(&array![1.0, 0.0], &t);
    let wrong = cross_entropy_error(&array![0.0, 1.0], &t);
    (three_digits(right), three_digits(wrong))
}

/// The loss of class 1, from scores that are far apart: by way of softmax, and at once.
pub fn from_scores() -> (f64, f64) {
    let scores = array![[800.0, 0.0]];
    let by_softmax = -ln(softmax(&scores)[[0, 1]]);
    let directly = -log_softmax(&scores)[[0, 1]];
    (by_softmax, directly)
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
            let squared = sum_squares_error(&y, &a_two());
            let entropy = cross_entropy_error(&y, &a_two());
            (name, four_decimals(squared), four_decimals(entropy))
        };
        Table::new(["answer", "squared", "cross-entropy"])
            .row(row("favours 2", favours_two()))
            .row(row("all alike", with_right(0.1)))
            .row(row("favours 7", favours_seven()))
            .row(row("0.01 for 2", with_right(0.01)))
            .row(row("0.0001 for 2", with_right(0.0001)))
    }
}

/// How much both losses fall when the probability of the right class grows by a millionth, divided by the millionth.
pub fn a_little_more() -> Table {
    {
        let answer = |p: f64| {
            let mut y = Array1::from_elem(10, (1.0 - p) / 9.0);
            y[2] = p;
            y
        };
        let squared = |p| sum_squares_error(&answer(p), &a_two());
        let entropy = |p| cross_entropy(&answer(p), &a_two());
        let row = |p: f64| {
            let squared = squared(p) - squared(p + 1e-6);
            let entropy = entropy(p) - entropy(p + 1e-6);
            let slopes = [squared / 1e-6, entropy / 1e-6];
            let [squared, entropy] = slopes.map(three_digits);
            (p, squared, entropy)
        };
        let rows = [0.9, 0.5, 0.1, 0.01, 0.001].map(row);
        Table::new(["p", "squared", "cross-entropy"]).rows(rows)
    }
}
