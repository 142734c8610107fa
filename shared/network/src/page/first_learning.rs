//! The smallest learning there is: three parameters, four examples, and a loss that is lowered by trying.

use crate::sigmoid_of;

/// The four questions of AND, each with its right answer.
pub const AND: [([f64; 2], f64); 4] = [
    ([0.0, 0.0], 0.0),
    ([1.0, 0.0], 0.0),
    ([0.0, 1.0], 0.0),
    ([1.0, 1.0], 1.0),
];

/// How sure a perceptron is that the answer is 1: the higher its
/// score, the nearer to 1.
///
/// # Example
/// ```
/// assert_eq!(network::page::first_learning::sureness([1.0, 1.0, 0.0], [0.0, 0.0]), 0.5);
/// ```
pub fn sureness([w1, w2, b]: [f64; 3], [x1, x2]: [f64; 2]) -> f64 {
    sigmoid_of(w1 * x1 + w2 * x2 + b)
}

/// How wrong the parameters are: the sum of all squared mistakes.
///
/// # Example
/// ```
/// use network::page::first_learning::{AND, loss};
/// assert_eq!(loss([0.0, 0.0, 0.0], &AND), 4.0 * 0.25);
/// ```
pub fn loss(parameters: [f64; 3], examples: &[([f64; 2], f64)]) -> f64 {
    let pairs = examples.iter();
    let mistakes = pairs.map(|&(x, t)| sureness(parameters, x) - t);
    mistakes.map(|mistake| mistake * mistake).sum()
}

/// Turns each parameter a little up, then a little down, and
/// keeps what lowers the loss; repeats this `rounds` times.
///
/// # Example
/// ```
/// use network::{page::first_learning::{AND, lower_the_loss}, perceptron};
/// let found = lower_the_loss(&AND, 20);
/// assert!(AND.iter().all(|&(x, t)| perceptron(found, x) == t));
/// ```
pub fn lower_the_loss(examples: &[([f64; 2], f64)], rounds: usize) -> [f64; 3] {
    let mut parameters = [0.0, 0.0, 0.0];
    for _ in 0..rounds {
        for i in 0..3 {
            for change in [0.25, -0.25] {
                let mut tried = parameters;
                tried[i] += change;
                if loss(tried, examples) < loss(parameters, examples) {
                    parameters = tried;
                }
            }
        }
    }
    parameters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::perceptron;

    /// All sixteen questions of the kind of AND; a single perceptron can learn all but two of them.
    #[test]
    fn every_gate_is_learnt_but_those_that_no_line_separates() {
        for gate in 0..16 {
            let mut examples = AND;
            for (bit, (_, t)) in examples.iter_mut().enumerate() {
                *t = f64::from(gate >> bit & 1);
            }
            let found = lower_the_loss(&examples, 100);
            let learnt = examples.iter().all(|&(x, t)| perceptron(found, x) == t);
            let possible = ![0b0110, 0b1001].contains(&gate);
            assert_eq!(learnt, possible, "gate {gate:04b}: {found:?}");
        }
    }
}
