#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]

pub mod exact;
pub mod exercises;
pub mod fast;
pub mod page;

pub use {ndarray, pulp, rayon};

use ch05_training::TwoLayerNet;
use kernel::{exp_m1, ln_1p};
use ndarray::{ArrayRef1, ArrayRef2};
use network::{exp, layer, sigmoid, softmax};
use pulp::{Arch, NullaryFnOnce};

/// How far one image's loss moves when each of its scores moves by `dₖ`:
/// `ln(1 + Σₖ yₖ (e^{dₖ − dᵣ} − 1))`.
///
/// `y`: the probabilities before, `d`: the moves, both
/// `(classes,)`. `label`: the right class `r`.
///
/// # Panics
/// If there is no such class.
///
/// # Example
/// ```
/// # use {ch10_fast_gradient::loss_moves_by, ndarray::array};
/// // All scores together move no probability.
/// assert_eq!(loss_moves_by(&array![0.5, 0.5], &array![0.0, 0.0], 1), 0.0);
/// ```
pub fn loss_moves_by(y: &ArrayRef1<f64>, d: &ArrayRef1<f64>, label: usize) -> f64 {
    let right = d[label];
    let moved = y.iter().zip(d);
    ln_1p(moved.fold(0.0, |sum, (y, d)| sum + y * exp_m1(d - right)))
}

/// How far the output `z` of a unit moves when its sum moves by `s`:
/// `−z (1 − z) ε / (1 + (1 − z) ε)` with `ε = e⁻ˢ − 1`.
///
/// # Example
/// ```
/// # use ch10_fast_gradient::unit_moves_by;
/// // From σ(0) to σ(1).
/// let (before, after) = (0.5, 1.0 / (1.0 + network::exp(-1.0)));
/// assert!((unit_moves_by(before, 1.0) - (after - before)).abs() < 1e-16);
/// ```
pub fn unit_moves_by(z: f64, s: f64) -> f64 {
    let e = exp_m1(-s);
    -z * (1.0 - z) * e / (1.0 + (1.0 - z) * e)
}

/// The central difference of the loss along one weight of the first
/// layer: from pixel `i` to unit `j`, in steps of `h`.
///
/// `x`: the images, `(examples, inputs)`, `labels`: their classes.
///
/// # Panics
/// If the images or labels do not fit the network, or there is no
/// such weight.
///
/// # Example
/// ```
/// # use {ch10_fast_gradient::slope_of_one_weight, ch05_training::TwoLayerNet, ndarray::{Array1, Array2, array}};
/// let network = TwoLayerNet {
///     w1: array![[0.1, -0.2], [0.3, 0.4]],
///     b1: Array1::zeros(2),
///     w2: array![[0.5, -0.6], [0.7, 0.8]],
///     b2: Array1::zeros(2),
/// };
/// let x = array![[0.0, 1.0]];
/// assert_eq!(slope_of_one_weight(&network, &x, &[1], 0, 0, 1e-4), 0.0, "no ink, no slope");
/// let plain = network.numerical_gradient(&x, &array![[0.0, 1.0]]).w1[[1, 0]];
/// assert!((slope_of_one_weight(&network, &x, &[1], 1, 0, 1e-4) - plain).abs() < 1e-11);
/// ```
pub fn slope_of_one_weight(
    network: &TwoLayerNet,
    x: &ArrayRef2<f64>,
    labels: &[usize],
    i: usize,
    j: usize,
    h: f64,
) -> f64 {
    let z = sigmoid(&layer(x, &network.w1, &network.b1));
    let y = softmax(&layer(&z, &network.w2, &network.b2));
    let mut sum = 0.0;
    for n in 0..labels.len() {
        if x[[n, i]] != 0.0 {
            let moved = |step: f64| {
                let unit = unit_moves_by(z[[n, j]], step * x[[n, i]]);
                let scores = &network.w2.row(j) * unit;
                loss_moves_by(&y.row(n), &scores, labels[n])
            };
            sum += moved(h) - moved(-h);
        }
    }
    sum / (2.0 * h * labels.len() as f64)
}

/// [`exp`] of every number, as many at once as the processor can.
///
/// # Example
/// ```
/// let mut numbers = [0.0, 1.0, -1.0];
/// ch10_fast_gradient::exp_of_each(&mut numbers);
/// assert_eq!(numbers, [0.0, 1.0, -1.0].map(network::exp));
/// ```
pub fn exp_of_each(numbers: &mut [f64]) {
    Arch::new().dispatch(ExpOfEach(numbers));
}

/// The loop of [`exp_of_each`], compiled once for each width of registers.
pub struct ExpOfEach<'a>(pub &'a mut [f64]);

impl NullaryFnOnce for ExpOfEach<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for number in self.0 {
            *number = exp(*number);
        }
    }
}
