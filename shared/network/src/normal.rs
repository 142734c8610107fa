use crate::ln;
use ndarray::{Array, Dimension, ShapeBuilder};
use rand::{Rng, RngExt};
use std::f64::consts::TAU;

/// An array of independent draws from the normal distribution `N(0, deviation²)`.
///
/// By the formula of Box and Muller: `√(−2 ln u) cos 2πv` is standard normal when `u` in `(0, 1]` and `v` in `[0, 1)`
/// are uniform. Written out, so that a seed means the same numbers with every version of every library.
///
/// Source: G. E. P. Box and M. E. Muller, "A Note on the Generation of Random Normal Deviates", 1958.
///
/// # Example
/// ```
/// use rand::SeedableRng;
/// let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
/// let weights = network::normal((784, 50), 0.01, &mut rng);
/// assert_eq!(weights.shape(), [784, 50]);
/// assert!((weights.std(0.0) - 0.01).abs() < 1e-4);
/// ```
pub fn normal<D: Dimension>(
    shape: impl ShapeBuilder<Dim = D>,
    deviation: f64,
    rng: &mut impl Rng,
) -> Array<f64, D> {
    Array::from_shape_simple_fn(shape, || {
        let u = 1.0 - rng.random::<f64>();
        let v = rng.random::<f64>();
        deviation * (-2.0 * ln(u)).sqrt() * libm::cos(TAU * v)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    #[test]
    fn moments_are_those_of_the_normal_distribution() {
        let draws = normal(200_000, 1.0, &mut ChaCha8Rng::seed_from_u64(1));
        for (name, power, expected) in [
            ("mean", 1, 0.0),
            ("variance", 2, 1.0),
            ("skew", 3, 0.0),
            ("kurtosis", 4, 3.0),
        ] {
            let moment = draws.mapv(|x: f64| x.powi(power)).sum() / 200_000.0;
            assert!(
                (moment - expected).abs() < 0.05,
                "{name}: {moment} and not {expected}"
            );
        }
    }
}
