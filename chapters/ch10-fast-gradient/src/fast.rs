//! The numerical gradient, fast: of each difference of two losses, only what the moved parameter changes.
//!
//! [`TwoLayerNet::numerical_gradient`] computes the loss of the whole batch twice for every parameter. Most of that is the
//! same each time. What a parameter changes can be written down, and it is little.
//!
//! **The loss.** One image's loss is `ln Σₖ e^{aₖ} − a_t`, with its scores `a` and its label `t`. Let every score move by
//! `dₖ`. With the probabilities `pₖ = e^{aₖ} / Σⱼ e^{aⱼ}` the loss then moves by
//!
//! ```text
//! ln(Σₖ pₖ e^{dₖ}) − d_t  =  ln(1 + Σₖ pₖ (e^{dₖ} − 1)) − d_t
//! ```
//!
//! which is [`ln_1p`] of a sum of [`exp_m1`]. Two losses, each rounded, are never subtracted: the plain version loses its
//! digits there.
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
//! **Biases** are weights too: of a pixel that is always black and of a unit that always says 1.
//!
//! **Small moves.** With `h = 1e-4` every `u = δ wⱼₖ` is tiny, and [`exp_m1`] needs few terms of its series
//! `u + u²/2 + u³/6 + …`. The sum over the classes can then be taken once for each power of `δ` instead of once for each
//! `δ`: `Σₖ pₖ (e^{uₖ} − 1) = m₁ δ + m₂ δ² + …` with `mᵢ = Σₖ pₖ wⱼₖⁱ / i!`. What is left out is smaller than a rounding, and
//! [`SMALL`] is the limit up to which that holds. Larger moves take [`exp_m1`] itself.

mod image;
mod moves;

use ch05_training::{Gradient, TwoLayerNet};
use image::Image;
use kernel::{SparseImages, exp_m1, ln_1p};
use mnist::Dataset;
use moves::{OneScoreMoves, SmallMoves, move_of_unit};
use ndarray::{Array1, Array2};
use network::{layer, sigmoid, softmax};
use pulp::Arch;
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
    let batch = Batch::new(h, network, data, indices);
    let [inputs, hidden] = [network.w1.nrows(), network.w1.ncols()];
    let of_units: Vec<_> = (0..hidden)
        .into_par_iter()
        .map(|unit| {
            let w2 = network.w2.row(unit).to_vec();
            let z = batch.z.column(unit).to_vec();
            (batch.slopes_into(&z, &w2), batch.slopes_out_of(&z))
        })
        .collect();
    Gradient {
        w1: Array2::from_shape_fn((inputs, hidden), |(i, j)| of_units[j].0[i]),
        b1: Array1::from_shape_fn(hidden, |j| of_units[j].0[inputs]),
        w2: Array2::from_shape_fn(network.w2.raw_dim(), |(j, k)| of_units[j].1[k]),
        b2: batch.slopes_out_of(&vec![1.0; indices.len()]).into(),
    }
}

/// What all units share: the images, and how the network answers them.
struct Batch {
    h: f64,
    images: Vec<Image>,
    labels: Vec<usize>,
    inputs: usize,
    /// The outputs of the hidden units, `(samples, hidden)`.
    z: Array2<f64>,
    /// The probabilities, `(samples, classes)`.
    p: Array2<f64>,
    /// The same, one class after the other.
    p_of_classes: Vec<Vec<f64>>,
    small: bool,
}

impl Batch {
    fn new(h: f64, network: &TwoLayerNet, data: &Dataset, indices: &[usize]) -> Self {
        let TwoLayerNet { w1, b1, w2, b2 } = network;
        let z = sigmoid(&layer(&SparseImages::of(data, indices), w1, b1));
        let p = softmax(&layer(&z, w2, b2));
        let labels: Vec<usize> = indices.iter().map(|&n| data.labels[n].into()).collect();
        let outside = labels.iter().find(|&&label| label >= p.ncols());
        assert!(
            outside.is_none(),
            "a label {outside:?} for {} classes",
            p.ncols()
        );
        // The sigmoid rises by a quarter of its argument at most.
        let largest_move = w2.iter().fold(0.0, |largest, w| w.abs().max(largest)) * h / 4.0;
        Self {
            h,
            images: indices
                .iter()
                .map(|&n| Image::new(h, &data.images.row(n)))
                .collect(),
            labels,
            inputs: w1.nrows(),
            p_of_classes: p.columns().into_iter().map(|p| p.to_vec()).collect(),
            z,
            p,
            small: largest_move <= SMALL,
        }
    }

    /// The slopes along the weights from every pixel into a unit, and along its bias.
    ///
    /// `z`: what the unit says to each image, `w2`: its weights to the scores.
    fn slopes_into(&self, z: &[f64], w2: &[f64]) -> Vec<f64> {
        let mut slopes = vec![0.0; self.inputs + 1];
        let mut of_shades = [0.0; 256];
        for (n, image) in self.images.iter().enumerate() {
            let p = self.p.row(n);
            let of_shades = &mut of_shades[..image.up.len()];
            let label = w2[self.labels[n]];
            if self.small {
                let mut m = [0.0; 4];
                for (p, w) in p.iter().zip(w2) {
                    m[0] += p * w;
                    m[1] += p * w * w / 2.0;
                    m[2] += p * w * w * w / 6.0;
                    m[3] += p * w * w * w * w / 24.0;
                }
                Arch::new().dispatch(SmallMoves {
                    z: z[n],
                    m,
                    label,
                    up: &image.up,
                    down: &image.down,
                    differences: of_shades,
                });
            } else {
                let moved = |e| {
                    let by = move_of_unit(z[n], e);
                    let sum = p
                        .iter()
                        .zip(w2)
                        .fold(0.0, |sum, (p, w)| sum + p * exp_m1(by * w));
                    ln_1p(sum) - by * label
                };
                let steps = image.up.iter().zip(&image.down);
                for (difference, (&up, &down)) in of_shades.iter_mut().zip(steps) {
                    *difference = moved(up) - moved(down);
                }
            }
            for &(place, shade) in &image.ink {
                slopes[place] += of_shades[shade];
            }
        }
        self.mean(slopes)
    }

    /// The slopes along the weights from a unit to every score. `z`: what the unit says to each image.
    fn slopes_out_of(&self, z: &[f64]) -> Vec<f64> {
        let up: Vec<f64> = z.iter().map(|z| exp_m1(self.h * z)).collect();
        let down: Vec<f64> = z.iter().map(|z| exp_m1(-self.h * z)).collect();
        let mut logarithms = vec![0.0; z.len()];
        let classes = self.p_of_classes.iter().enumerate();
        let slopes = classes.map(|(class, p)| {
            Arch::new().dispatch(OneScoreMoves {
                p,
                up: &up,
                down: &down,
                differences: &mut logarithms,
            });
            let images = logarithms.iter().zip(&self.labels).zip(z);
            images.fold(0.0, |sum, ((difference, &label), z)| {
                let right = f64::from(u8::from(label == class));
                sum + (difference - 2.0 * self.h * z * right)
            })
        });
        self.mean(slopes.collect())
    }

    /// Differences summed over the images → slopes of the mean loss.
    fn mean(&self, mut sums: Vec<f64>) -> Vec<f64> {
        let divisor = 2.0 * self.h * self.images.len() as f64;
        for sum in &mut sums {
            *sum /= divisor;
        }
        sums
    }
}
