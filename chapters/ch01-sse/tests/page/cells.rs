use ch01_sse::ndarray::{Array1, Axis, array, concatenate};
use ch01_sse::page::answers::{a_two, favours_seven, favours_two};
use ch01_sse::sum_squares_error;
use show::{Table, panic_message};

/// The answer beside what is right.
pub fn answer_and_target() -> Table {
    Table::new(["class", "answer y", "target t"])
        .rows((0..10).map(|k| (k, favours_two()[k], a_two()[k])))
}

/// The article's first prediction: class 2, with most of the weight on class 2.
pub fn confident_and_right() -> f64 {
    sum_squares_error(&favours_two(), &a_two())
}

/// What each class adds.
pub fn part_by_part() -> Table {
    let difference = favours_two() - a_two();
    Table::new(["class", "yₖ − tₖ", "½ (yₖ − tₖ)²"])
        .rows((0..10).map(|k| (k, difference[k], 0.5 * difference[k] * difference[k])))
}

/// The prediction that the article's conclusion needs: most of the weight on class 7.
pub fn confident_and_wrong() -> f64 {
    sum_squares_error(&favours_seven(), &a_two())
}

/// The same sum, one term after the other.
pub fn from_left_to_right() -> f64 {
    let terms = (favours_seven() - a_two()).powi(2);
    0.5 * terms.iter().fold(0.0, |sum, term| sum + term)
}

/// The answer that is surely right, and one that is surely wrong.
pub fn best_and_worst() -> (f64, f64) {
    let surely_seven = array![0., 0., 0., 0., 0., 0., 0., 1., 0., 0.];
    (
        sum_squares_error(&a_two(), &a_two()),
        sum_squares_error(&surely_seven, &a_two()),
    )
}

/// The article's answer as it is printed.
pub fn nine_outputs() -> String {
    let y = array![0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.0, 0.0];
    panic_message(|| sum_squares_error(&y, &a_two()))
}

/// What the nine lack to sum to 1.
pub fn lost_entry() -> f64 {
    let y = array![0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.0, 0.0];
    1.0 - y.sum()
}

/// With 0.1 put back at each of the ten places.
pub fn entry_put_back() -> Table {
    {
        let y = array![0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.0, 0.0];
        let with_entry_at = |place: usize| {
            let (before, after) = y.view().split_at(Axis(0), place);
            concatenate![Axis(0), before, array![0.1], after]
        };
        Table::new(["put back before place", "error"])
            .rows((0..10).map(|place| (place, sum_squares_error(&with_entry_at(place), &a_two()))))
    }
}

/// With a zero in the tenth place instead.
pub fn padded_with_zero() -> f64 {
    let y = array![0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.0, 0.0, 0.0];
    sum_squares_error(&y, &a_two())
}

/// What a bare subtraction makes of a single output.
pub fn one_output_broadcast() -> f64 {
    let y = array![0.6];
    0.5 * (y - a_two()).powi(2).sum()
}

/// The function of the chapter refuses it.
pub fn one_output_refused() -> String {
    let y = array![0.6];
    panic_message(|| sum_squares_error(&y, &a_two()))
}

/// Turn one output up by a thousandth.
pub fn a_little_more() -> Table {
    {
        let error_grows = |class: usize| {
            let mut y = favours_two();
            y[class] += 0.001;
            (sum_squares_error(&y, &a_two()) - sum_squares_error(&favours_two(), &a_two())) / 0.001
        };
        Table::new(["class", "the error grows by", "y − t"]).rows(
            [0, 2, 3].map(|class| (class, error_grows(class), (favours_two() - a_two())[class])),
        )
    }
}

/// The count of wrong answers beside the error, with more and more weight on class 2 and the rest on class 7.
pub fn right_or_not() -> Table {
    {
        let answer = |p: f64| {
            let mut y = Array1::zeros(10);
            y[2] = p;
            y[7] = 1.0 - p;
            y
        };
        let row = |p: f64| {
            let y = answer(p);
            let wrong_answers = u8::from(y[2] < y[7]);
            (p, wrong_answers, sum_squares_error(&y, &a_two()))
        };
        Table::new(["weight on class 2", "wrong answers", "squared error"])
            .rows([0.25, 0.375, 0.625, 0.75].map(row))
    }
}

/// Two answers with 0.6 on the right class: the rest on one other class, or spread over all.
pub fn where_the_rest_lies() -> (f64, f64) {
    let on_one = array![0., 0., 0.6, 0., 0., 0., 0., 0.4, 0., 0.];
    let mut spread = Array1::from_elem(10, 0.4 / 9.0);
    spread[2] = 0.6;
    (
        sum_squares_error(&on_one, &a_two()),
        sum_squares_error(&spread, &a_two()),
    )
}
