//! Backpropagation against its oracle, numerical differentiation.

use ch05_training::training::{Settings, step, untrained};
use ch05_training::{largest_difference, largest_slopes};
use kernel::sparse_batch;
use mnist::data;

#[test]
fn gradient_check_over_all_parameters_on_five_real_images() {
    let (x, t) = data().train.batch(&[0, 1, 2, 3, 4]);
    let network = untrained(&data().train, 1).0;
    let gradient = network.gradient(&x, &t);
    let difference = largest_difference(&network.numerical_gradient(&x, &t), &gradient);
    // Rounding in the loss costs ε · ln 10 / h = 5e-12; the rest of the distance is the difference's own error, h².
    assert!(difference < 1e-8, "they differ by {difference:e}");
    // A gradient of zeros would pass the line above if the slopes were that small.
    let size = largest_slopes(&gradient).into_iter().fold(0.0, f64::max);
    assert!(size > 1e-2, "the largest slope is only {size:e}");
}

#[test]
fn without_their_background_images_give_the_same_bits() {
    let mut network = untrained(&data().train, 1).0;
    for first in [0, 1000, 2000] {
        let indices: Vec<usize> = (first..first + 100).collect();
        let (x, t) = data().train.batch(&indices);
        let (sparse, _) = sparse_batch(&data().train, &indices);
        let gradient = network.gradient(&x, &t);
        assert_eq!(
            network.gradient(&sparse, &t),
            gradient,
            "the images from {first}"
        );
        network.descend(&gradient, 0.1);
    }
}

/// Steps of a small network, from one start and with the same batches. All slopes of the default network are compared on the page,
/// by its cell `one_step_both_ways`.
#[test]
fn ten_steps_by_either_gradient_lead_to_the_same_place() {
    use ch05_training::TwoLayerNet;
    use rand::SeedableRng;

    let settings = Settings {
        batch_size: 5,
        ..Settings::default()
    };
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
    let mut one = TwoLayerNet::new(784, 2, 10, &mut rng);
    let mut other = one.clone();
    for _ in 0..10 {
        let batch = step(&mut one, &data().train, settings, &mut rng).expect("sizes above zero");
        let (x, t) = data().train.batch(&batch);
        let gradient = other.numerical_gradient(&x, &t);
        other.descend(&gradient, settings.learning_rate);
    }
    let pairs = one.parameters().zip(other.parameters());
    let apart = pairs.fold(0.0_f64, |apart, (a, b)| (a - b).abs().max(apart));
    assert!(apart < 1e-6, "{apart:e} apart");
}
