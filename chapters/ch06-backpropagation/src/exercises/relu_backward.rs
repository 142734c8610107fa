//! # The way back through ReLU
//!
//! **Write it**, 10 minutes, after *Step by step*: another function in the place of the sigmoid.
//!
//! Most networks of today have the *rectified linear unit*, ReLU, where this one has the sigmoid. It is $`x`$ where $`x`$ is above 0,
//! and 0 everywhere else. Given the slope of the loss along every output of ReLU, and what went into it, write the slope along every
//! input. Where the input is exactly 0, take 0.
//!
//! # Hint
//!
//! Where the input was above 0, a change of it comes out as it is. Where it was below, nothing comes out.
//!
//! # Hint
//!
//! `input.mapv(|x| …)` makes an array with a number for each input, by which the slopes can be multiplied.

use ndarray::{Array2, ArrayRef2, array};
use network::sigmoid_of;
use verdict::{Exercise, Verdict};

/// The slope of the loss along every input of ReLU.
///
/// `slope_of_output`: the slope along every output, `input`: what went in, both `(images, units)`.
pub fn relu_backward(slope_of_output: &ArrayRef2<f64>, input: &ArrayRef2<f64>) -> Array2<f64> {
    todo!("start with one unit whose input is above 0, and one whose input is below")
}

/// What the reader writes.
pub type Answer = fn(&ArrayRef2<f64>, &ArrayRef2<f64>) -> Array2<f64>;

/// Checks an answer.
pub fn check(relu_backward: Answer) -> Verdict {
    exercise().check(relu_backward)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, Array2<f64>> {
    Exercise::new(relu_backward as Answer, solution::relu_backward)
        .case(
            "an input of 3, and the slope 2 behind it",
            |back| back(&array![[2.0]], &array![[3.0]]),
            array![[2.0]],
        )
        .case(
            "an input of −3, and the slope 2 behind it",
            |back| back(&array![[2.0]], &array![[-3.0]]),
            array![[0.0]],
        )
        .case(
            "an input of 3, and the slope −2 behind it",
            |back| back(&array![[-2.0]], &array![[3.0]]),
            array![[-2.0]],
        )
        .case(
            "inputs (0.0625, −1) and (−2, 0.25), slopes (2, 3) and (−4, −5)",
            |back| {
                back(
                    &array![[2.0, 3.0], [-4.0, -5.0]],
                    &array![[0.0625, -1.0], [-2.0, 0.25]],
                )
            },
            array![[2.0, 0.0], [0.0, -5.0]],
        )
        .case(
            "an input of 0, and the slope 2 behind it",
            |back| back(&array![[2.0]], &array![[0.0]]),
            array![[0.0]],
        )
        .mistake(
            "the sign of the slope does not matter: what decides is whether the input was above 0",
            |slope, _| slope.mapv(|s| s.max(0.0)),
        )
        .mistake(
            "the slope is multiplied by the input: above 0, ReLU multiplies by 1",
            |slope, input| slope * input.mapv(|x| x.max(0.0)),
        )
        .mistake(
            "where the input was below 0 nothing came out, so nothing goes back",
            |slope, _| slope.to_owned(),
        )
        .mistake(
            "this is the slope of ReLU itself: multiply it by the slope behind it",
            |_, input| input.mapv(|x| f64::from(u8::from(x > 0.0))),
        )
        .mistake(
            "this is what ReLU makes of its input, the way forwards",
            |_, input| input.mapv(|x| x.max(0.0)),
        )
        .mistake(
            "the two cases have changed places: above 0 the slope goes through",
            |slope, input| slope * input.mapv(|x| f64::from(u8::from(x <= 0.0))),
        )
        .mistake("at exactly 0 the slope is to be 0", |slope, input| {
            slope * input.mapv(|x| f64::from(u8::from(x >= 0.0)))
        })
        .mistake("z(1 − z) is the sigmoid's slope", |slope, input| {
            slope * input * (1.0 - input)
        })
        .mistake("z(1 − z) is the sigmoid's slope", |slope, input| {
            slope * input.mapv(|x| sigmoid_of(x) * (1.0 - sigmoid_of(x)))
        })
        .mistake(
            "below 0 ReLU stays 0 whatever the input: its slope is 0 there, not −1",
            |slope, input| slope * input.mapv(f64::signum),
        )
}

/// One way to write it.
pub mod solution {
    use super::{Array2, ArrayRef2};

    /// Every slope is multiplied by 1 or by 0.
    pub fn relu_backward(slope_of_output: &ArrayRef2<f64>, input: &ArrayRef2<f64>) -> Array2<f64> {
        slope_of_output * input.mapv(|x| if x > 0.0 { 1.0 } else { 0.0 })
    }
}
