//! A network so small that its central differences are known exactly.

use crate::fast;
use ch05_training::TwoLayerNet;
use mnist::Dataset;
use ndarray::{Array1, Array2, array};

/// Printed by `exact_differences.py`, which computes with sixty digits.
const DIFFERENCES: &str = include_str!("exact_differences.txt");

/// A network of four inputs, three hidden units and three classes: 27 parameters.
pub fn small_network() -> TwoLayerNet {
    TwoLayerNet {
        w1: Array2::from_shape_fn((4, 3), |(i, j)| ((7 * i + 3 * j) % 11) as f64 / 4.0 - 1.25),
        b1: Array1::from_shape_fn(3, |j| (j as f64 - 1.0) / 8.0),
        w2: Array2::from_shape_fn((3, 3), |(j, k)| ((5 * j + 4 * k) % 7) as f64 / 2.0 - 1.5),
        b2: Array1::from_shape_fn(3, |k| (2.0 - k as f64) / 16.0),
    }
}

/// Three images of four pixels for it.
pub fn small_images() -> Dataset {
    Dataset {
        images: array![[0, 255, 17, 128], [90, 0, 0, 255], [1, 254, 90, 0]],
        labels: array![0, 2, 1],
        height: 2,
        width: 2,
        classes: 3,
    }
}

/// For each `h`, the central differences of [`small_network`]'s loss on [`small_images`] along all parameters, as the
/// nearest floating-point numbers to the exact ones.
#[expect(
    clippy::missing_panics_doc,
    reason = "the table beside this file holds numbers only"
)]
pub fn exact_differences() -> Vec<(f64, Vec<f64>)> {
    let read = |line: &str| {
        let mut numbers = line
            .split(' ')
            .map(|number| number.parse().expect("a number"));
        (numbers.next().expect("h"), numbers.collect())
    };
    DIFFERENCES.lines().map(read).collect()
}

/// The errors of one `h`: how far the worst slope of the plain and of the fast gradient is from the exact difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LargestErrors {
    /// The step.
    pub h: f64,
    /// Of two losses that are subtracted.
    pub plain: f64,
    /// Of [`fast::numerical_gradient_with_step`].
    pub fast: f64,
}

/// Compares both with [`exact_differences`].
pub fn largest_errors() -> Vec<LargestErrors> {
    let (network, images) = (small_network(), small_images());
    let of_step = |(h, exact): (f64, Vec<f64>)| {
        let farthest = |slopes: Vec<f64>| {
            let errors = slopes
                .iter()
                .zip(&exact)
                .map(|(slope, exact)| (slope - exact).abs());
            errors.fold(0.0, f64::max)
        };
        let indices = [0, 1, 2];
        LargestErrors {
            h,
            plain: farthest(plain_differences(&network, &images, h)),
            fast: farthest(
                fast::numerical_gradient_with_step(h, &network, &images, &indices)
                    .slopes()
                    .copied()
                    .collect(),
            ),
        }
    };
    exact_differences().into_iter().map(of_step).collect()
}

/// The central difference along each parameter, from two losses of all images that are subtracted.
pub fn plain_differences(network: &TwoLayerNet, images: &Dataset, h: f64) -> Vec<f64> {
    let indices: Vec<usize> = (0..images.len()).collect();
    let (x, t) = images.batch(&indices);
    let slope = |place| {
        let mut moved = network.clone();
        let start = *parameter(&mut moved, place);
        let along = |value| {
            *parameter(&mut moved, place) = value;
            moved.loss(&x, &t)
        };
        ch04_numerical_diff::central_difference(along, start, h)
    };
    (0..network.parameters().count()).map(slope).collect()
}

fn parameter(network: &mut TwoLayerNet, place: usize) -> &mut f64 {
    let TwoLayerNet { w1, b1, w2, b2 } = network;
    let mut all = w1.iter_mut().chain(b1).chain(w2).chain(b2);
    all.nth(place).expect("a parameter")
}
