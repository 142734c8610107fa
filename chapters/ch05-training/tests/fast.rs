//! The fast numerical gradient: on any number of threads, and with labels that do not fit. What is exact about it, the
//! appendix tests.

use ch05_training::{TwoLayerNet, fast};
use mnist::Dataset;
use ndarray::{Array1, Array2, array};

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
