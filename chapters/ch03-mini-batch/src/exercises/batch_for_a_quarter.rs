//! # A batch that scatters less
//!
//! **Predict, then run**, 2 minutes, after *How well does a batch speak for all?*: what precision costs.
//!
//! The losses of batches of 100 scatter about the loss of all images. How many images must a batch have for its losses to scatter a
//! quarter as far?
//!
//! # Hint
//!
//! The spread is $`\sigma / \sqrt{B}`$. What must $`\sqrt{B}`$ be?

use verdict::{Exercise, Verdict};

/// How many images a batch has that scatters a quarter as far as one of 100.
pub fn batch_for_a_quarter() -> usize {
    todo!("start with how the spread depends on the number of images")
}

/// Checks an answer.
pub fn check(batch_for_a_quarter: fn() -> usize) -> Verdict {
    exercise().check(batch_for_a_quarter)
}

/// The case, and the usual mistakes.
pub fn exercise() -> Exercise<fn() -> usize, usize> {
    Exercise::new(batch_for_a_quarter as fn() -> usize, solution::batch_for_a_quarter)
        .case("your prediction", |predict| predict(), 100 * 4 * 4)
        .secret()
        .mistake("four times as many images halve the spread: it falls with the square root of their number", || 400)
        .mistake("a batch half as large scatters more, not less", || 50)
        .mistake("a smaller batch scatters more, not less", || 25)
        .mistake("twice as many images do not even halve the spread: it falls with the square root of their number", || 200)
        .mistake("this scatters a tenth as far, a quarter was asked for", || 10_000)
}

/// One way to write it.
pub mod solution {
    /// The root must be four times as large, and so the number sixteen times.
    pub fn batch_for_a_quarter() -> usize {
        1600
    }
}

#[cfg(test)]
mod tests {
    use super::solution;
    use crate::drawing::{mean_of, spread};
    use crate::mini_batch;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    #[test]
    fn batches_of_the_answer_scatter_a_quarter_as_far() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let values: Vec<f64> = (0..10_000).map(f64::from).collect();
        let mut of = |size| {
            let means = (0..400).map(|_| {
                let batch = mini_batch(values.len(), size, &mut rng).expect("sizes above 0");
                mean_of(&values, &batch)
            });
            spread(&means.collect::<Vec<_>>())
        };
        let ratio = of(100) / of(solution::batch_for_a_quarter());
        assert!((ratio - 4.0).abs() < 0.5, "{ratio}");
    }
}
