//! The numerical gradient of a whole network in seconds: of the loss, only what a moved parameter changes is computed.
//!
//! [`TwoLayerNet::numerical_gradient`] moves one parameter, computes the whole loss of the batch, and does so twice for each
//! of them. But a weight into a hidden unit changes this unit's output and nothing else in the hidden layer. A weight into
//! a score changes this score alone. And a weight from a pixel without ink changes nothing at all. So the sums and
//! scores of every image are computed once, and for each moved parameter only the way from it to the loss.
//!
//! It is the same central difference of the same loss, and knows no chain rule.

use crate::{Gradient, TwoLayerNet, assert_same_shape};
use ndarray::{Array1, ArrayRef1, ArrayRef2};
use network::{exp, layer, ln, sigmoid};
use pulp::{Arch, NullaryFnOnce};

/// How far each parameter is moved to both sides: chapter 4's step.
const H: f64 = 1e-4;

/// What [`TwoLayerNet::numerical_gradient`] finds, up to rounding.
///
/// `x`: `(samples, inputs)`, `t`: one-hot rows, `(samples, classes)`.
///
/// # Panics
/// If the shapes do not fit the network or each other.
pub fn numerical_gradient(
    network: &TwoLayerNet,
    x: &ArrayRef2<f64>,
    t: &ArrayRef2<f64>,
) -> Gradient {
    let TwoLayerNet { w1, b1, w2, b2 } = network;
    let sums = layer(x, w1, b1);
    let z = sigmoid(&sums);
    let scores = layer(&z, w2, b2);
    assert_same_shape(&scores, t);

    let mut slopes = nothing_like(network);
    for n in 0..x.nrows() {
        let image = Image {
            scores: &scores.row(n).to_vec(),
            t: &t.row(n).to_vec(),
        };
        let inked: Vec<usize> = (0..x.ncols()).filter(|&i| x[[n, i]] != 0.0).collect();
        // How far a sum moves with each of its weights, and with its bias.
        let steps: Array1<f64> = inked.iter().map(|&i| H * x[[n, i]]).chain([H]).collect();
        for j in 0..w1.ncols() {
            let moved = |steps: &ArrayRef1<f64>| sigmoid(&(steps + sums[[n, j]])) - z[[n, j]];
            let found = image.slopes(&w2.row(j).to_vec(), &moved(&steps), &moved(&-&steps));
            for (&i, slope) in inked.iter().zip(&found) {
                slopes.w1[[i, j]] += slope;
            }
            slopes.b1[j] += found[inked.len()];
        }
        let steps: Array1<f64> = z.row(n).iter().map(|z| H * z).chain([H]).collect();
        for k in 0..w2.ncols() {
            let mut this_score = vec![0.0; w2.ncols()];
            this_score[k] = 1.0;
            let found = image.slopes(&this_score, &steps, &-&steps);
            for (j, slope) in found[..w2.nrows()].iter().enumerate() {
                slopes.w2[[j, k]] += slope;
            }
            slopes.b2[k] += found[w2.nrows()];
        }
    }
    let mut mean = nothing_like(network);
    mean.descend(&slopes, -1.0 / x.nrows() as f64);
    mean
}

/// The scores of one image and its one-hot label.
struct Image<'a> {
    scores: &'a [f64],
    t: &'a [f64],
}

impl Image<'_> {
    /// The central differences of this image's loss when its scores move along `direction` by each of `up`, and by each of
    /// `down`.
    fn slopes(&self, direction: &[f64], up: &ArrayRef1<f64>, down: &ArrayRef1<f64>) -> Vec<f64> {
        let losses = |by: &ArrayRef1<f64>| {
            Arch::new().dispatch(Losses {
                image: self,
                direction,
                by: &by.to_vec(),
            })
        };
        let differences = losses(up).into_iter().zip(losses(down));
        differences
            .map(|(up, down)| (up - down) / (2.0 * H))
            .collect()
    }
}

/// The cross-entropy of an image, `Σₖ tₖ (ln Σⱼ eᵃʲ − aₖ)`, for each of the ways `by` to move its scores.
///
/// A type and not a function because that is what `dispatch` compiles once for each width of registers.
struct Losses<'a> {
    image: &'a Image<'a>,
    direction: &'a [f64],
    by: &'a [f64],
}

impl NullaryFnOnce for Losses<'_> {
    type Output = Vec<f64>;

    #[inline(always)]
    fn call(self) -> Vec<f64> {
        let Image { scores, t } = self.image;
        // Taken off every score, so that no exponential is infinite.
        let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut sums = vec![0.0; self.by.len()];
        let mut right = vec![0.0; self.by.len()];
        for ((score, t), direction) in scores.iter().zip(*t).zip(self.direction) {
            for ((sum, right), by) in sums.iter_mut().zip(&mut right).zip(self.by) {
                let moved = score - largest + by * direction;
                *sum += exp(moved);
                *right += t * moved;
            }
        }
        let losses = sums.into_iter().zip(right);
        losses.map(|(sum, right)| ln(sum) - right).collect()
    }
}

fn nothing_like(network: &TwoLayerNet) -> Gradient {
    let mut nothing = network.clone();
    nothing.descend(network, 1.0);
    nothing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gradient_check::{largest_differences, largest_slopes};
    use network::normal;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    #[test]
    fn it_is_the_numerical_gradient_of_the_whole_loss() {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        for (samples, inputs, hidden, classes) in [(1, 1, 1, 2_u8), (4, 6, 5, 3), (3, 9, 2, 10)] {
            let case = format!("{samples} samples, {inputs}-{hidden}-{classes}");
            let network = TwoLayerNet {
                w1: normal((inputs, hidden), 1.0, &mut rng),
                w2: normal((hidden, classes.into()), 1.0, &mut rng),
                ..TwoLayerNet::new(inputs, hidden, classes.into(), &mut rng)
            };
            // Some pixels without ink.
            let x = normal((samples, inputs), 1.0, &mut rng).mapv(|x: f64| x.max(0.0));
            let labels = Array1::from_iter((0..).take(samples).map(|n: u8| n % classes));
            let t = mnist::one_hot(&labels, classes.into());
            let wanted = network.numerical_gradient(&x, &t);
            let found = numerical_gradient(&network, &x, &t);
            let [differences, sizes] = [
                largest_differences(&found, &wanted),
                largest_slopes(&wanted),
            ];
            for part in 0..4 {
                assert!(
                    differences[part] < 1e-10,
                    "{case}, part {part}: {differences:?}"
                );
            }
            assert!(sizes[2] > 1e-2, "{case}: {sizes:?}");
        }
    }
}
