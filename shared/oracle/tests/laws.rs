//! Laws that hold for every input, tried on random ones: no expected value is written down.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(
    clippy::disallowed_methods,
    reason = "the platform's logarithm is the oracle here"
)]

use ch00_data_split::split;
use ch01_sse::sum_squares_error;
use ch03_mini_batch::mini_batch;
use ch05_training::{TwoLayerNet, largest_difference};
use ch10_fast_gradient::fast;
use kernel::sparse_batch;
use mnist::{Dataset, one_hot};
use ndarray::{Array1, Array2, Axis};
use network::{log_softmax, normal, softmax};
use proptest::collection::vec;
use proptest::prelude::*;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A network of any small shape, and a batch for it: the images as bytes, half of them background.
fn network_and_data() -> impl Strategy<Value = (TwoLayerNet, Dataset)> {
    let shape = (1..6_usize, 1..6_usize, 2..6_usize, 1..6_usize);
    (shape, any::<u64>()).prop_map(|((inputs, hidden, classes, samples), seed)| {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let network = TwoLayerNet {
            w1: normal((inputs, hidden), 1.0, &mut rng),
            b1: Array1::from_shape_fn(hidden, |_| rng.random_range(-1.0..1.0)),
            w2: normal((hidden, classes), 1.0, &mut rng),
            b2: Array1::from_shape_fn(classes, |_| rng.random_range(-1.0..1.0)),
        };
        let data = Dataset {
            images: Array2::from_shape_simple_fn((samples, inputs), || {
                if rng.random() { rng.random() } else { 0 }
            }),
            labels: Array1::from_shape_simple_fn(samples, || {
                u8::try_from(rng.random_range(0..classes)).unwrap()
            }),
            height: 1,
            width: inputs,
            classes,
        };
        (network, data)
    })
}

/// Probabilities and the class that is right.
fn prediction() -> impl Strategy<Value = (Array1<f64>, usize)> {
    vec(-9.0..9.0, 2..12).prop_flat_map(|scores| {
        let classes = scores.len();
        let scores = Array2::from_shape_vec((1, classes), scores).unwrap();
        (Just(softmax(&scores).row(0).to_owned()), 0..classes)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn the_squared_error_is_a_distance((y, right) in prediction()) {
        let t = one_hot(&Array1::from_elem(1, u8::try_from(right).unwrap()), y.len()).row(0).to_owned();
        prop_assert_eq!(sum_squares_error(&y, &y), 0.0);
        prop_assert_eq!(sum_squares_error(&y, &t), sum_squares_error(&t, &y));
        // The farthest that probabilities can be from a one-hot target: all of the weight on one wrong class.
        prop_assert!((0.0..=1.0).contains(&sum_squares_error(&y, &t)));
    }

    #[test]
    fn only_the_right_class_counts_for_the_cross_entropy((y, right) in prediction(), noise in 0.0..1.0) {
        let mut t = Array1::zeros(y.len());
        t[right] = 1.0;
        let loss = ch02_cee::cross_entropy_error(&y, &t);
        prop_assert!((loss + (y[right] + ch02_cee::DELTA).ln()).abs() < 1e-14 * (1.0 + loss.abs()));
        let mut others = y.mapv(|y| y * noise);
        others[right] = y[right];
        prop_assert_eq!(ch02_cee::cross_entropy_error(&others, &t), loss);
    }

    #[test]
    fn a_batch_costs_the_mean_of_its_examples((network, data) in network_and_data()) {
        let all: Vec<usize> = (0..data.len()).collect();
        let (x, t) = data.batch(&all);
        let y = network.predict(&x);
        let single = y.axis_iter(Axis(0)).zip(t.axis_iter(Axis(0)));
        let sum: f64 = single.map(|(y, t)| ch02_cee::cross_entropy_error(&y, &t)).sum();
        let mean = sum / data.len() as f64;
        let found = ch03_mini_batch::cross_entropy_error(&y, &t);
        prop_assert!((found - mean).abs() <= 1e-14 * (1.0 + mean.abs()), "{found} and not {mean}");
    }

    #[test]
    fn softmax_makes_probabilities_and_forgets_a_shift(
        scores in vec(-700.0..700.0, 2..12),
        shift in -700.0..700.0,
    ) {
        let scores = Array2::from_shape_vec((1, scores.len()), scores).unwrap();
        let y = softmax(&scores);
        prop_assert!(y.iter().all(|y| (0.0..=1.0).contains(y)));
        prop_assert!((y.sum() - 1.0).abs() < 1e-14);
        let shifted = scores.mapv(|score| score + shift);
        let shifted = softmax(&shifted);
        // The shift itself rounds the scores, by at most an ulp of 1400; below 1e-308 a number has fewer digits.
        for (y, shifted) in y.iter().zip(&shifted) {
            prop_assert!((y - shifted).abs() <= 1e-12 * y + 1e-307, "{y:e} and {shifted:e}");
        }
        for (y, log) in y.iter().zip(&log_softmax(&scores)) {
            // Below e^-700 the probability itself has lost digits, and below e^-745 it is zero.
            if *log > -700.0 {
                prop_assert!((y.ln() - log).abs() <= 1e-13 * (1.0 + log.abs()), "{y:e} and e^{log}");
            }
        }
    }

    #[test]
    fn a_split_uses_every_example_once(
        validation in 0..50_usize,
        test in 0..50_usize,
        rest in 1..50_usize,
        seed: u64,
    ) {
        let count = validation + test + rest;
        let parts = split(count, validation, test, &mut ChaCha8Rng::seed_from_u64(seed)).unwrap();
        prop_assert_eq!((parts.validation.len(), parts.test.len()), (validation, test));
        let mut all = [parts.train, parts.validation, parts.test].concat();
        all.sort_unstable();
        prop_assert_eq!(all, (0..count).collect::<Vec<_>>());
    }

    #[test]
    fn a_batch_is_drawn_from_the_data(train_size in 1..1000_usize, batch_size in 1..200_usize, seed: u64) {
        let batch = mini_batch(train_size, batch_size, &mut ChaCha8Rng::seed_from_u64(seed)).unwrap();
        prop_assert_eq!(batch.len(), batch_size);
        prop_assert!(batch.iter().all(|&index| index < train_size));
    }

    #[test]
    fn both_roads_lead_to_the_same_slopes((network, data) in network_and_data()) {
        let all: Vec<usize> = (0..data.len()).collect();
        let (x, t) = data.batch(&all);
        let exact = network.gradient(&x, &t);
        let numerical = network.numerical_gradient(&x, &t);
        let difference = largest_difference(&exact, &numerical);
        prop_assert!(difference < 1e-7, "they differ by {difference:e}");
        let fast = fast::numerical_gradient(&network, &data, &all);
        let difference = largest_difference(&exact, &fast);
        prop_assert!(difference < 1e-7, "the fast one differs by {difference:e}");
    }

    #[test]
    fn images_without_their_background_change_no_bit((network, data) in network_and_data()) {
        let all: Vec<usize> = (0..data.len()).collect();
        let (x, t) = data.batch(&all);
        let (sparse, same_t) = sparse_batch(&data, &all);
        prop_assert_eq!(&t, &same_t);
        prop_assert_eq!(network.predict(&sparse), network.predict(&x));
        prop_assert_eq!(network.gradient(&sparse, &t), network.gradient(&x, &t));
    }

    #[test]
    fn the_order_of_a_batch_does_not_matter((network, data) in network_and_data(), seed: u64) {
        let mut order: Vec<usize> = (0..data.len()).collect();
        let (x, t) = data.batch(&order);
        order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
        let (shuffled_x, shuffled_t) = data.batch(&order);
        // Sums in another order round differently.
        let losses = (network.loss(&x, &t), network.loss(&shuffled_x, &shuffled_t));
        prop_assert!((losses.0 - losses.1).abs() < 1e-14 * (1.0 + losses.0), "{losses:?}");
        let gradients = [network.gradient(&x, &t), network.gradient(&shuffled_x, &shuffled_t)];
        let difference = largest_difference(&gradients[0], &gradients[1]);
        prop_assert!(difference < 1e-14, "they differ by {difference:e}");
    }

    #[test]
    fn a_small_enough_step_against_the_slope_lowers_the_loss((network, data) in network_and_data()) {
        let all: Vec<usize> = (0..data.len()).collect();
        let (x, t) = data.batch(&all);
        let gradient = network.gradient(&x, &t);
        let steepness: f64 = gradient.slopes().map(|slope| slope * slope).sum();
        let mut moved = network.clone();
        moved.descend(&gradient, 1e-4);
        let gain = network.loss(&x, &t) - moved.loss(&x, &t);
        let promised = 1e-4 * steepness;
        prop_assert!((gain - promised).abs() <= 0.05 * promised + 1e-14, "{gain:e} for {promised:e}");
    }
}
