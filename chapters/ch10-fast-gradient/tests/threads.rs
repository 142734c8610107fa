//! The fast numerical gradient: on any number of threads, and with labels that do not fit. How exact it is, the appendix
//! tests.

use ch05_training::training::untrained;
use ch10_fast_gradient::fast;
use mnist::data;
use ndarray::{Array1, Array2};

#[test]
fn the_same_bits_for_any_number_of_threads() {
    let (network, _) = untrained(&data().train, 1);
    let of_threads = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads")
            .install(|| fast::numerical_gradient(&network, &data().train, &[0, 1, 2, 3]))
    };
    let one = of_threads(1);
    for threads in [2, 3, 7] {
        assert_eq!(of_threads(threads), one, "{threads} threads");
    }
}

#[test]
#[should_panic(expected = "a label Some(5) for 2 classes")]
fn labels_beyond_the_classes_panic() {
    let (mut network, _) = untrained(&data().train, 1);
    network.w2 = Array2::zeros((50, 2));
    network.b2 = Array1::zeros(2);
    fast::numerical_gradient(&network, &data().train, &[0]);
}
