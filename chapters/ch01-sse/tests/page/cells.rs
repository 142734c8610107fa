use ch01_sse::ndarray::{Array1, array};
use ch01_sse::page::answers::{a_two, favours_seven, favours_two};
use ch01_sse::sum_squares_error;
use show::{Table, four_decimals, panic_message, three_digits};

/// The article's first prediction: class 2, with the probability 0.6.
pub fn confident_and_right() -> f64 {
    sum_squares_error(&favours_two(), &a_two())
}

/// The target itself, the article's prediction, the one that its conclusion needs, and one that is surely wrong.
pub fn from_best_to_worst() -> Table {
    {
        let mut sure_of_seven = Array1::zeros(10);
        sure_of_seven[7] = 1.0;
        let answers = [
            ("the target itself", a_two()),
            ("favours 2", favours_two()),
            ("favours 7", favours_seven()),
            ("is sure of 7", sure_of_seven),
        ];
        Table::new(["answer", "error"]).rows(answers.map(|(name, y)| {
            let error = sum_squares_error(&y, &a_two());
            (name, four_decimals(error))
        }))
    }
}

/// The article's answer as it is printed: what its nine entries sum to, and what the function says to them.
pub fn nine_outputs() -> (f64, String) {
    let y = array![0.1, 0.05, 0.6, 0., 0.05, 0.1, 0., 0., 0.];
    let message = panic_message(|| sum_squares_error(&y, &a_two()));
    (y.sum(), message)
}

/// What a bare subtraction makes of a single output, and what the function says to it.
pub fn one_output() -> (f64, String) {
    let y = array![0.6];
    let message = panic_message(|| sum_squares_error(&y, &a_two()));
    let unchecked = 0.5 * (y - a_two()).powi(2).sum();
    (three_digits(unchecked), message)
}

/// Turn one output up by a thousandth.
pub fn a_little_more() -> Table {
    {
        let error_of = |y: Array1<f64>| sum_squares_error(&y, &a_two());
        let grows = |class: usize| {
            let mut y = favours_two();
            y[class] += 0.001;
            error_of(y) - error_of(favours_two())
        };
        let row = |class: usize| {
            let y_less_t = favours_two()[class] - a_two()[class];
            (class, four_decimals(grows(class) / 0.001), y_less_t)
        };
        let titles = ["class", "growth ÷ 0.001", "y − t"];
        Table::new(titles).rows([0, 2, 3].map(row))
    }
}

/// The count of wrong answers beside the error, with more and more probability on class 2 and the rest on class 7.
pub fn right_or_not() -> Table {
    {
        let row = |p: f64| {
            let mut y = Array1::zeros(10);
            y[2] = p;
            y[7] = 1.0 - p;
            let wrong_answers = u8::from(y[2] < y[7]);
            let error = sum_squares_error(&y, &a_two());
            (p, wrong_answers, four_decimals(error))
        };
        let titles = ["probability of 2", "wrong answers", "error"];
        Table::new(titles).rows([0.25, 0.375, 0.625, 0.75].map(row))
    }
}
