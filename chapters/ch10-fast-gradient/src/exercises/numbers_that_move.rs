//! # What one weight moves
//!
//! **Predict, then run**, 3 minutes, after *What one weight can move*: see why most of a loss need not be computed again.
//!
//! A network of 784 inputs, 50 hidden units and 10 classes looks at one image. One weight of its first layer is turned a little, at a
//! pixel with ink. How many numbers change on the way to the scores: among the 50 sums of the hidden units, their 50 outputs and the 10
//! scores, together?
//!
//! # Hint
//!
//! A weight leads to one hidden unit. Where does the output of that unit lead?

use ndarray::{Array1, Array2};
use network::{layer, sigmoid};
use verdict::{Exercise, Verdict};

/// How many sums, outputs and scores one weight of the first layer moves, in one image.
pub fn numbers_that_move() -> usize {
    todo!("start with the sums: in how many of them does the weight occur?")
}

/// Checks an answer.
pub fn check(numbers_that_move: fn() -> usize) -> Verdict {
    exercise().check(numbers_that_move)
}

/// The case, and the usual mistakes.
pub fn exercise() -> Exercise<fn() -> usize, usize> {
    /// All sums, outputs and scores, with a weight from pixel 406 to unit 7 that is larger by `more`.
    fn numbers(more: f64) -> Vec<f64> {
        let weight = |(i, j): (usize, usize)| ((7 * i + 3 * j) % 11) as f64 / 1000.0 - 0.005;
        let mut w1 = Array2::from_shape_fn((784, 50), weight);
        w1[[406, 7]] += more;
        let sums = layer(&Array2::ones((1, 784)), &w1, &Array1::zeros(50));
        let outputs = sigmoid(&sums);
        let scores = layer(
            &outputs,
            &Array2::from_shape_fn((50, 10), |(i, j)| weight((i, j)) + 0.1),
            &Array1::zeros(10),
        );
        sums.into_iter().chain(outputs).chain(scores).collect()
    }
    let before = numbers(0.0);
    let moved = numbers(0.001)
        .into_iter()
        .zip(before)
        .filter(|(after, before)| after != before);
    Exercise::new(
        numbers_that_move as fn() -> usize,
        solution::numbers_that_move,
    )
    .case("your prediction", |predict| predict(), moved.count())
    .secret()
    .mistake(
        "that is every number: the other 49 hidden units do not see this weight",
        || 110,
    )
    .mistake(
        "the scores change, too: every one of them sees the hidden unit",
        || 2,
    )
    .mistake(
        "the sum of a hidden unit and its output are two numbers",
        || 11,
    )
    .mistake(
        "the weight leads to one hidden unit, and that to all ten scores",
        || 3,
    )
    .mistake(
        "these are all scores, and the numbers of the hidden unit before them are missing",
        || 10,
    )
    .mistake("the other 49 hidden units do not see this weight", || 60)
}

/// One way to write it.
pub mod solution {
    /// One sum, one output, and all ten scores.
    pub fn numbers_that_move() -> usize {
        12
    }
}
