//! A batch, how the network answers it, and the slopes that it gives along one unit's parameters.

use super::SMALL;
use super::image::Image;
use super::moves::{OneScoreMoves, SmallMoves, move_of_unit};
use ch05_training::TwoLayerNet;
use kernel::{SparseImages, exp_m1, ln_1p};
use mnist::Dataset;
use ndarray::Array2;
use network::{layer, sigmoid, softmax};
use pulp::Arch;

/// What all units share: the images, and how the network answers them.
pub(super) struct Examples {
    h: f64,
    images: Vec<Image>,
    labels: Vec<usize>,
    inputs: usize,
    /// The outputs of the hidden units, `(samples, hidden)`.
    pub z: Array2<f64>,
    /// The probabilities, `(samples, classes)`.
    p: Array2<f64>,
    /// The same, one class after the other.
    p_of_classes: Vec<Vec<f64>>,
    small: bool,
}

impl Examples {
    pub fn new(h: f64, network: &TwoLayerNet, data: &Dataset, indices: &[usize]) -> Self {
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
    pub fn slopes_into(&self, z: &[f64], w2: &[f64]) -> Vec<f64> {
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
    pub fn slopes_out_of(&self, z: &[f64]) -> Vec<f64> {
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
