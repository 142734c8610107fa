//! # The first loss of a reader of letters
//!
//! **Predict, then run**, 2 minutes, after *Only the right class counts*: know the loss that an untrained network should have.
//!
//! A network is to tell the 26 letters of the alphabet apart. Its parameters are small and random, and it has learnt nothing yet.
//! Which cross-entropy do you expect for its first images? Write it down with two decimals.
//!
//! # Hint
//!
//! What probability does a network that knows nothing give to each of the 26 letters? The right one is among them.
//!
//! # Hint
//!
//! For ten classes it was $`\ln 10`$.

use ndarray::Array1;
use network::ln;
use verdict::{Exercise, Verdict};

use crate::cross_entropy;

/// The loss of a network that knows nothing of 26 letters.
pub fn first_loss_on_letters() -> f64 {
    todo!("start with the probability that a mere guess gives to the right letter")
}

/// Checks an answer.
pub fn check(first_loss_on_letters: fn() -> f64) -> Verdict {
    exercise().check(first_loss_on_letters)
}

/// The case, and the usual mistakes.
pub fn exercise() -> Exercise<fn() -> f64, f64> {
    /// Two decimals, as they were asked for.
    fn rounded(value: f64) -> f64 {
        (100.0 * value).round() / 100.0
    }
    let guess = Array1::from_elem(26, 1.0 / 26.0);
    let mut letter = Array1::zeros(26);
    letter[17] = 1.0;
    Exercise::new(
        first_loss_on_letters as fn() -> f64,
        solution::first_loss_on_letters,
    )
    .case(
        "your prediction",
        |predict| rounded(predict()),
        rounded(cross_entropy(&guess, &letter)),
    )
    .secret()
    .mistake(
        "that is the loss of a guess among ten classes: here there are 26",
        || ln(10.0),
    )
    .mistake(
        "that is a logarithm to base 10: the loss takes the natural one",
        || libm::log10(26.0),
    )
    .mistake(
        "that counts in bits, with a logarithm to base 2: the loss takes the natural one",
        || libm::log2(26.0),
    )
    .mistake(
        "that is the logarithm of the probability, which is below 0: the loss has a minus in front",
        || -ln(26.0),
    )
    .mistake(
        "that is the probability of the right letter: the loss is minus its logarithm",
        || 1.0 / 26.0,
    )
    .mistake(
        "that is how often a guess is wrong, and no logarithm of anything",
        || 25.0 / 26.0,
    )
}

/// One way to write it.
pub mod solution {
    /// Each letter gets the probability 1/26, and −ln(1/26) = ln 26.
    pub fn first_loss_on_letters() -> f64 {
        3.26
    }
}
