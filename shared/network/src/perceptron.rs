/// A perceptron with two inputs: 1 if `w₁x₁ + w₂x₂ + b` is
/// above 0, else 0.
///
/// `w1` and `w2` are its weights, `b` is its bias.
///
/// # Example
/// ```
/// assert_eq!(network::perceptron([1.0, 1.0, -1.5], [1.0, 1.0]), 1.0);
/// ```
pub fn perceptron([w1, w2, b]: [f64; 3], [x1, x2]: [f64; 2]) -> f64 {
    step(w1 * x1 + w2 * x2 + b)
}

/// The step function: 1 above 0, and 0 everywhere else.
///
/// # Example
/// ```
/// assert_eq!([-0.1, 0.0, 0.1].map(network::step), [0.0, 0.0, 1.0]);
/// ```
pub fn step(score: f64) -> f64 {
    if score > 0.0 { 1.0 } else { 0.0 }
}

/// How many parameters a network has whose layers have these sizes, the inputs first.
///
/// Between `inputs` and `units` there are `inputs × units` weights and `units` biases.
///
/// # Example
/// ```
/// assert_eq!(network::parameter_count(&[2, 1]), 3);
/// ```
pub fn parameter_count(sizes: &[usize]) -> usize {
    let layers = sizes.windows(2);
    layers.map(|pair| pair[0] * pair[1] + pair[1]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_counted_layer_by_layer() {
        let cases: [(&[usize], usize); 4] = [
            (&[], 0),
            (&[7], 0),
            (&[2, 1], 3),
            (&[784, 50, 10], 784 * 50 + 50 + 50 * 10 + 10),
        ];
        for (sizes, expected) in cases {
            assert_eq!(parameter_count(sizes), expected, "{sizes:?}");
        }
    }
}
