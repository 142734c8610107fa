//! # A lucky tosser
//!
//! **Predict, then run**, 5 minutes, after *Choosing without cheating*: how good the best of many looks by chance.
//!
//! A thousand people each foretell ten tosses of a fair coin, by guessing. What is the probability that at least one of them has all
//! ten right? Give a number between 0 and 1, with two decimals.
//!
//! # Hint
//!
//! One person is right ten times with the probability $`1/2^{10}`$. What is the probability that one is *not*, and that all thousand
//! are not?

use verdict::{Exercise, Verdict};

/// The probability that at least one of a thousand guessers foretells ten tosses.
pub fn lucky_tosser() -> f64 {
    todo!("start with the probability that one guesser fails")
}

/// Checks an answer.
pub fn check(lucky_tosser: fn() -> f64) -> Verdict {
    exercise().check(lucky_tosser)
}

/// The case, and the usual mistakes.
pub fn exercise() -> Exercise<fn() -> f64, f64> {
    const ONE: f64 = 1.0 / 1024.0;
    let none = (1.0 - ONE).powi(1000);
    Exercise::new(lucky_tosser as fn() -> f64, solution::lucky_tosser)
        .case("your prediction", |predict| predict(), 1.0 - none)
        .within(0.006)
        .secret()
        .mistake("that is the probability for one guesser: there are a thousand", || ONE)
        .mistake("these probabilities cannot be added up: with two thousand guessers the sum would be above 1", || 1000.0 * ONE)
        .mistake("that is the probability that nobody has all ten right", || 0.376)
        .mistake("it is likely, not certain", || 1.0)
        .mistake("that is one toss: each guesser foretells ten", || 0.5)
}

/// One way to write it.
pub mod solution {
    /// 1 − (1 − 1/1024)¹⁰⁰⁰.
    pub fn lucky_tosser() -> f64 {
        0.62
    }
}

#[cfg(test)]
mod tests {
    use super::solution;
    use rand::{RngExt, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    #[test]
    fn it_happens_about_as_often() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        // A guesser is right ten times where ten random bits are all 1.
        let mut lucky = || (0..1000).any(|_| rng.random_range(0..1024) == 0);
        let share = (0..2000).filter(|_| lucky()).count() as f64 / 2000.0;
        assert!((share - solution::lucky_tosser()).abs() < 0.04, "{share}");
    }
}
