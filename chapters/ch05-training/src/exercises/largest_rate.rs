//! # The largest rate of a narrower bowl
//!
//! **Predict, then run**, 3 minutes, after *The rate decides*: what limits the rate.
//!
//! On the bowl $`x_0^2 + x_1^2`$ steps lead away as soon as the rate is above 1. What is this limit on the narrower bowl
//! $`3x_0^2 + 3x_1^2`$? Two decimals will do.
//!
//! # Hint
//!
//! The gradient of $`3x_0^2`$ is $`6x_0`$. By which factor does a step multiply $`x_0`$?

use verdict::{Exercise, Verdict};

/// The rate above which steps on `3x₀² + 3x₁²` lead away.
pub fn largest_rate() -> f64 {
    todo!("start with the factor by which one step multiplies x₀")
}

/// Checks an answer.
pub fn check(largest_rate: fn() -> f64) -> Verdict {
    exercise().check(largest_rate)
}

/// The case, and the usual mistakes.
pub fn exercise() -> Exercise<fn() -> f64, f64> {
    Exercise::new(largest_rate as fn() -> f64, solution::largest_rate)
        .case("your prediction", |predict| predict(), 1.0 / 3.0)
        .within(0.004)
        .secret()
        .mistake(
            "that is the limit on the wider bowl: here the slope grows three times as fast",
            || 1.0,
        )
        .mistake(
            "with this rate one step is enough: the factor is 0. The limit is where it is −1",
            || 1.0 / 6.0,
        )
        .mistake(
            "a steeper bowl has a smaller limit, not a larger one",
            || 3.0,
        )
        .mistake(
            "the factor is 1 − 6η: at this rate it is −2, and each step lands farther out",
            || 0.5,
        )
        .mistake(
            "the factor is 1 − 6η, since the slope of 3x² is 6x: at this rate it is −3",
            || 2.0 / 3.0,
        )
}

/// One way to write it.
pub mod solution {
    /// A step multiplies x₀ by 1 − 6η, and that is −1 for η = 1/3.
    pub fn largest_rate() -> f64 {
        1.0 / 3.0
    }
}

#[cfg(test)]
mod tests {
    use super::solution::largest_rate;
    use crate::descent::gradient_descent;
    use ndarray::array;

    #[test]
    fn below_it_steps_come_nearer_and_above_it_they_lead_away() {
        let after = |rate| gradient_descent(|x| 6.0 * x, &array![1.0], rate, 100)[0].abs();
        assert!(after(largest_rate() - 0.004) < 0.5);
        assert!(after(largest_rate() + 0.004) > 2.0);
    }
}
