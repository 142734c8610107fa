//! How far two gradients of the same network are apart.

use crate::Gradient;

/// The size of the largest slope in each part: W₁, b₁, W₂ and b₂. NaN is larger than all.
pub fn largest_slopes(gradient: &Gradient) -> [f64; 4] {
    let Gradient { w1, b1, w2, b2 } = gradient;
    [
        largest(w1.iter()),
        largest(b1.iter()),
        largest(w2.iter()),
        largest(b2.iter()),
    ]
}

fn largest<'a>(slopes: impl Iterator<Item = &'a f64>) -> f64 {
    let sizes = slopes.map(|slope| slope.abs());
    sizes.max_by(f64::total_cmp).unwrap_or_default()
}

/// The largest difference between two gradients in each part: W₁, b₁, W₂ and b₂. NaN is larger than all.
///
/// # Panics
/// If the gradients belong to networks of different shapes.
///
/// # Example
/// ```
/// # use ch05_training::{gradient_check::largest_differences, small};
/// let (x, t) = small::tiny_batch();
/// let network = small::tiny_network();
/// let differences = largest_differences(&network.gradient(&x, &t), &network.numerical_gradient(&x, &t));
/// assert!(differences.iter().all(|&difference| difference < 1e-8));
/// ```
pub fn largest_differences(one: &Gradient, other: &Gradient) -> [f64; 4] {
    let mut difference = one.clone();
    difference.descend(other, 1.0);
    largest_slopes(&difference)
}

/// The largest difference between two gradients, wherever it is. NaN is larger than all.
///
/// # Panics
/// If the gradients belong to networks of different shapes.
pub fn largest_difference(one: &Gradient, other: &Gradient) -> f64 {
    largest(largest_differences(one, other).iter())
}
