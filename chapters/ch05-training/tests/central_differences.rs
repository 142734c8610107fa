//! The fast numerical gradient against the exact central differences, and against the plain ones.

use ch04_numerical_diff::central_difference;
use ch05_training::{TwoLayerNet, fast};
use mnist::Dataset;
use ndarray::{Array1, Array2, array};

/// The exact central differences, with 60 digits: printed by `central_differences.py`.
const EXACT: &str = include_str!("central_differences.txt");

fn network() -> TwoLayerNet {
    TwoLayerNet {
        w1: Array2::from_shape_fn((4, 3), |(i, j)| ((7 * i + 3 * j) % 11) as f64 / 4.0 - 1.25),
        b1: Array1::from_shape_fn(3, |j| (j as f64 - 1.0) / 8.0),
        w2: Array2::from_shape_fn((3, 3), |(j, k)| ((5 * j + 4 * k) % 7) as f64 / 2.0 - 1.5),
        b2: Array1::from_shape_fn(3, |k| (2.0 - k as f64) / 16.0),
    }
}

fn data() -> Dataset {
    Dataset {
        images: array![[0, 255, 17, 128], [90, 0, 0, 255], [1, 254, 90, 0]],
        labels: array![0, 2, 1],
        height: 2,
        width: 2,
        classes: 3,
    }
}

fn parameters(network: &TwoLayerNet) -> Vec<f64> {
    let TwoLayerNet { w1, b1, w2, b2 } = network;
    w1.iter().chain(b1).chain(w2).chain(b2).copied().collect()
}

fn parameter(network: &mut TwoLayerNet, place: usize) -> &mut f64 {
    let TwoLayerNet { w1, b1, w2, b2 } = network;
    let mut all = w1.iter_mut().chain(b1).chain(w2).chain(b2);
    all.nth(place).expect("a parameter")
}

#[test]
fn the_fast_ones_are_exact_and_the_plain_ones_within_their_rounding() {
    let (network, data) = (network(), data());
    let (x, t) = data.batch(&[0, 1, 2]);
    let loss = network.loss(&x, &t);
    let mut lines = 0;
    for line in EXACT.lines() {
        let mut numbers = line.split(' ').map(|number| number.parse::<f64>().unwrap());
        let h = numbers.next().unwrap();
        let exact: Vec<f64> = numbers.collect();
        let fast = fast::numerical_gradient_with_step(h, &network, &data, &[0, 1, 2]);
        let fast = parameters(&fast);
        assert_eq!(fast.len(), exact.len());
        for (place, (fast, exact)) in fast.into_iter().zip(exact).enumerate() {
            let error = (fast - exact).abs();
            assert!(
                error <= (1e-9 * exact.abs()).max(1e-12),
                "h = {h:e}, parameter {place}: {fast:e} is {error:e} off {exact:e}"
            );
            let mut moved = network.clone();
            let along = |value| {
                *parameter(&mut moved, place) = value;
                moved.loss(&x, &t)
            };
            let plain = central_difference(along, parameters(&network)[place], h);
            let bound = 4.0 * f64::EPSILON * loss / h;
            assert!(
                (fast - plain).abs() <= bound,
                "h = {h:e}, parameter {place}: {fast:e} and plainly {plain:e}, more than {bound:e} apart"
            );
        }
        lines += 1;
    }
    assert_eq!(lines, 8);
}

#[test]
fn the_same_bits_for_any_number_of_threads() {
    let data = &mnist::load().unwrap().train;
    let network = ch05_training::experiments::untrained(data, 1).0;
    let of_threads = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.unwrap()
            .install(|| fast::numerical_gradient(&network, data, &[0, 1, 2, 3]))
    };
    let one = of_threads(1);
    for threads in [2, 3, 7] {
        assert_eq!(of_threads(threads), one, "{threads} threads");
    }
}

#[test]
#[should_panic(expected = "a label Some(2) for 2 classes")]
fn labels_beyond_the_classes_panic() {
    let mut network = network();
    network.w2 = Array2::zeros((3, 2));
    network.b2 = Array1::zeros(2);
    fast::numerical_gradient(&network, &data(), &[0, 1]);
}
