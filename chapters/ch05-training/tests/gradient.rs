//! Backpropagation against its oracle, numerical differentiation.

use ch05_training::training::{Method, Settings, step};
use ch05_training::{Gradient, TwoLayerNet, fast};
use network::SparseImages;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// The largest difference between two networks (or gradients) of the same shape, and where it is.
fn largest_difference(a: &Gradient, b: &Gradient) -> (f64, &'static str) {
    let largest = |a: &[f64], b: &[f64]| {
        assert_eq!(a.len(), b.len());
        a.iter()
            .zip(b)
            .fold(0.0_f64, |largest, (a, b)| largest.max((a - b).abs()))
    };
    let slices = |net: &Gradient| {
        [
            net.w1.flatten().to_vec(),
            net.b1.to_vec(),
            net.w2.flatten().to_vec(),
            net.b2.to_vec(),
        ]
    };
    let differences = slices(a)
        .into_iter()
        .zip(slices(b))
        .map(|(a, b)| largest(&a, &b));
    differences
        .zip(["w1", "b1", "w2", "b2"])
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .expect("four parts")
}

#[test]
fn gradient_check_over_all_parameters_on_five_real_images() {
    let mnist = mnist::load().expect("the committed data");
    let (x, t) = mnist.train.batch(&[0, 1, 2, 3, 4]);
    let network = TwoLayerNet::new(784, 50, 10, &mut ChaCha8Rng::seed_from_u64(1));

    let (difference, part) = largest_difference(
        &network.numerical_gradient(&x, &t),
        &network.gradient(&x, &t),
    );
    // Rounding in the loss costs ε · ln 10 / h = 5e-12; the rest of the distance is the difference's own error, h².
    assert!(difference < 1e-8, "{part} differs by {difference:e}");
    // A gradient of zeros would pass the line above if the slopes were that small.
    let (size, _) = largest_difference(&network.gradient(&x, &t), &zeros_like(&network));
    assert!(size > 1e-2, "the largest slope is only {size:e}");
}

#[test]
fn the_fast_gradient_is_the_plain_one_to_the_last_bit() {
    let mnist = mnist::load().expect("the committed data");
    let mut network = TwoLayerNet::new(784, 50, 10, &mut ChaCha8Rng::seed_from_u64(1));
    for first in [0, 1000, 2000] {
        let indices: Vec<usize> = (first..first + 100).collect();
        let (x, t) = mnist.train.batch(&indices);
        let plain = network.gradient(&x, &t);
        let fast = fast::gradient(&network, &SparseImages::of(&mnist.train, &indices), &t);
        assert!(
            plain == fast,
            "{:?} on the images from {first}",
            largest_difference(&plain, &fast)
        );
        network.descend(&plain, 0.1);
    }
}

fn zeros_like(network: &TwoLayerNet) -> Gradient {
    let mut zeros = network.clone();
    zeros.w1.fill(0.0);
    zeros.b1.fill(0.0);
    zeros.w2.fill(0.0);
    zeros.b2.fill(0.0);
    zeros
}

/// Ten steps by each road from the same start, with the same batches; how far apart they end.
fn after_ten_steps(hidden: usize, batch_size: usize) -> (f64, &'static str) {
    let mnist = mnist::load().expect("the committed data");
    let [one, other] = [Method::Backpropagation, Method::NumericalDifferentiation].map(|method| {
        let settings = Settings {
            method,
            batch_size,
            ..Settings::default()
        };
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let mut network = TwoLayerNet::new(784, hidden, 10, &mut rng);
        for _ in 0..10 {
            step(&mut network, &mnist.train, settings, &mut rng).expect("sizes above zero");
        }
        network
    });
    largest_difference(&one, &other)
}

#[test]
fn ten_steps_of_a_small_network_agree_by_both_roads() {
    let (difference, part) = after_ten_steps(2, 5);
    assert!(difference < 1e-6, "{part} differs by {difference:e}");
}

#[test]
#[ignore = "takes some seconds; CI runs it in release"]
fn ten_steps_of_the_default_network_agree_by_both_roads() {
    let (difference, part) = after_ten_steps(50, 100);
    assert!(difference < 1e-6, "{part} differs by {difference:e}");
}
