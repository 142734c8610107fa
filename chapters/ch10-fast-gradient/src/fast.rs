//! The numerical gradient, fast: of each difference of two losses, only what the moved parameter changes.
//!
//! [`TwoLayerNet::numerical_gradient`] computes the loss of the whole batch twice for every parameter. Most of that is the
//! same each time. What a parameter changes can be written down, and it is little.
//!
//! **The loss.** One image's loss is `ln Σₖ e^{aₖ} − a_t`, with its scores `a` and its right class `t`. Let every score move by
//! `dₖ`. With the probabilities `pₖ = e^{aₖ} / Σⱼ e^{aⱼ}` the loss then moves by
//!
//! ```text
//! ln(Σₖ pₖ e^{dₖ}) − d_t  =  ln(1 + Σₖ pₖ (e^{dₖ − d_t} − 1))
//! ```
//!
//! which is [`ln_1p`](kernel::ln_1p) of a sum of [`exp_m1`](kernel::exp_m1). Two losses, each rounded, are never subtracted: the
//! plain version loses its digits there.
//!
//! **A weight of the second layer**, moved by `h`, moves the one score `aₖ` by `h zⱼ`.
//!
//! **A weight of the first layer**, from a pixel `x` to unit `j`, moves the unit's sum by `s = h x`, and without ink not at
//! all. The unit's output moves by
//!
//! ```text
//! δ = σ(a + s) − σ(a) = −σ(a) (1 − σ(a)) E / (1 + (1 − σ(a)) E)    with E = e⁻ˢ − 1
//! ```
//!
//! again with nothing to cancel, and the scores by `δ wⱼₖ`. Pixels with the same shade have the same `δ`, so that each
//! image needs it once for each of its shades and not for each pixel.
//!
//! **Biases** are weights too: of a pixel that is always ink and of a unit that always says 1.
//!
//! **Small moves.** With `h = 1e-4` every `u = δ (wⱼₖ − wⱼₜ)` is tiny, and `exp_m1` needs few terms of its series
//! `u + u²/2 + u³/6 + …`. The sum over the classes can then be taken once for each power of `δ` instead of once for each
//! `δ`: `Σₖ pₖ (e^{uₖ} − 1) = m₁ δ + m₂ δ² + …` with `mᵢ = Σₖ pₖ (wⱼₖ − wⱼₜ)ⁱ / i!`. The first of them, `m₁`, is
//! backpropagation's slope along `zⱼ`. What is left out is smaller than a rounding, and [`SMALL`] is the limit up to which that
//! holds. Larger moves take `exp_m1` itself.

mod examples;
mod image;
mod moves;

use ch05_training::{Gradient, TwoLayerNet};
use examples::Examples;
use mnist::Dataset;
use ndarray::{Array1, Array2};
use rayon::prelude::*;

/// Up to here the series for small moves leave out less than a rounding: `u⁴/120` and `u⁵/6` are below `2⁻⁵⁴`.
pub const SMALL: f64 = 1.0 / 4096.0;

/// What [`TwoLayerNet::numerical_gradient`] finds, for the images at `indices`: nearer to the exact central differences,
/// and thousands of times sooner.
///
/// # Panics
/// If an index is not below the number of images, or the images or labels do not fit the network.
///
/// # Example
/// ```
/// # use {ch05_training::training::untrained, ch10_fast_gradient::fast, mnist::data};
/// let (network, _) = untrained(&data().train, 1);
/// let slopes = fast::numerical_gradient(&network, &data().train, &[0, 1, 2]);
/// let (x, t) = data().train.batch(&[0, 1, 2]);
/// let difference = &slopes.w1 - &network.gradient(&x, &t).w1;
/// assert!(difference.iter().all(|difference| difference.abs() < 1e-9));
/// ```
pub fn numerical_gradient(network: &TwoLayerNet, data: &Dataset, indices: &[usize]) -> Gradient {
    numerical_gradient_with_step(1e-4, network, data, indices)
}

/// The same with another `h` than chapter 4's.
///
/// The result is the same, bit for bit, for any number of threads: each hidden unit is one task, which adds up its
/// images in their order.
///
/// # Panics
/// As [`numerical_gradient`].
pub fn numerical_gradient_with_step(
    h: f64,
    network: &TwoLayerNet,
    data: &Dataset,
    indices: &[usize],
) -> Gradient {
    let examples = Examples::new(h, network, data, indices);
    let [inputs, hidden] = [network.w1.nrows(), network.w1.ncols()];
    let of_units: Vec<_> = (0..hidden)
        .into_par_iter()
        .map(|unit| {
            let w2 = network.w2.row(unit).to_vec();
            let z = examples.z.column(unit).to_vec();
            (examples.slopes_into(&z, &w2), examples.slopes_out_of(&z))
        })
        .collect();
    Gradient {
        w1: Array2::from_shape_fn((inputs, hidden), |(i, j)| of_units[j].0[i]),
        b1: Array1::from_shape_fn(hidden, |j| of_units[j].0[inputs]),
        w2: Array2::from_shape_fn(network.w2.raw_dim(), |(j, k)| of_units[j].1[k]),
        b2: examples.slopes_out_of(&vec![1.0; indices.len()]).into(),
    }
}
