//! Batches and their losses against independent ways to the same result.

use ch03_mini_batch::ndarray::{Array2, Axis, array};
use ch03_mini_batch::rand::{RngExt, SeedableRng};
use ch03_mini_batch::rand_chacha::ChaCha8Rng;
use ch03_mini_batch::{
    BatchError, ch02_cee, cross_entropy_error, cross_entropy_error_of_labels, mini_batch,
    mini_batch_without_repeats, shuffled_epoch,
};
use show::panic_message;

/// A batch of 7 with probabilities of every size, one of them 0, and its labels.
fn seven() -> (Array2<f64>, Vec<u8>, Array2<f64>) {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut y = Array2::from_shape_simple_fn((7, 10), || rng.random::<f64>());
    y[[3, 5]] = 0.0;
    let labels = vec![0, 9, 2, 5, 4, 4, 8];
    let t = Array2::from_shape_fn((7, 10), |(n, k)| {
        f64::from(u8::from(usize::from(labels[n]) == k))
    });
    (y, labels, t)
}

#[test]
fn the_batch_error_is_the_mean_of_the_single_errors() {
    let (y, _, t) = seven();
    let single = y.axis_iter(Axis(0)).zip(t.axis_iter(Axis(0)));
    let sum: f64 = single
        .map(|(y, t)| ch02_cee::cross_entropy_error(&y, &t))
        .sum();
    assert!((cross_entropy_error(&y, &t) - sum / 7.0).abs() < 1e-14);
}

#[test]
fn one_hot_rows_and_labels_give_the_same_bits() {
    let (y, labels, t) = seven();
    assert_eq!(
        cross_entropy_error(&y, &t),
        cross_entropy_error_of_labels(&y, &labels)
    );
    for (n, (y, t)) in y.rows().into_iter().zip(t.rows()).enumerate() {
        let alone = cross_entropy_error(&y, &t);
        let as_a_batch = cross_entropy_error(&y.insert_axis(Axis(0)), &t.insert_axis(Axis(0)));
        let by_label = cross_entropy_error_of_labels(&y, &labels[n..=n]);
        assert_eq!([alone, by_label], [as_a_batch; 2], "example {n}");
    }
}

#[test]
fn what_does_not_fit_panics_and_says_so() {
    let rows = |n| Array2::<f64>::zeros((n, 2));
    let cases = [
        (
            "outputs [1, 2] for targets [3, 2]",
            panic_message(|| cross_entropy_error(&rows(1), &rows(3))),
        ),
        (
            "an empty batch has no mean",
            panic_message(|| cross_entropy_error(&rows(0), &rows(0))),
        ),
        (
            "2 outputs for 1 labels",
            panic_message(|| cross_entropy_error_of_labels(&rows(2), &[0])),
        ),
    ];
    for (expected, found) in cases {
        assert_eq!(found, expected);
    }
    let no_class = panic_message(|| cross_entropy_error_of_labels(&array![0.5, 0.5], &[2]));
    assert!(no_class.contains("out of bounds"), "{no_class}");
}

#[test]
fn every_index_is_drawn_about_equally_often() {
    type Draw = fn(usize, usize, &mut ChaCha8Rng) -> Result<Vec<usize>, BatchError>;
    let ways: [(&str, Draw); 2] = [
        ("with repeats", mini_batch),
        ("without repeats", mini_batch_without_repeats),
    ];
    for (way, draw) in ways {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        // The first and the last index of each batch: which one comes where must be random, too.
        let mut counts = [[0_u32; 2]; 10];
        for _ in 0..10_000 {
            let batch = draw(10, 4, &mut rng).expect("4 of 10");
            counts[batch[0]][0] += 1;
            counts[batch[3]][1] += 1;
        }
        for (index, count) in counts.as_flattened().iter().enumerate() {
            // The standard deviation of each count is 30.
            assert!(count.abs_diff(1000) < 150, "{way}, {index}: {count} times");
        }
    }
}

#[test]
fn an_epoch_holds_every_index_once() {
    for (train_size, batch_size) in [(10, 4), (10, 5), (10, 10), (10, 1), (1, 1)] {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let epoch = shuffled_epoch(train_size, batch_size, &mut rng).expect("possible");
        let mut all = epoch.concat();
        all.sort_unstable();
        let case = format!("{train_size} in batches of {batch_size}");
        assert_eq!(all, (0..train_size).collect::<Vec<usize>>(), "{case}");
        assert_eq!(epoch.len(), train_size.div_ceil(batch_size), "{case}");
    }
}

#[test]
fn impossible_sizes_are_errors_that_name_both() {
    let empty = |train_size, batch_size| BatchError::Empty {
        train_size,
        batch_size,
    };
    let too_large = BatchError::TooLarge {
        train_size: 10,
        batch_size: 11,
    };
    for (error, wanted) in [
        (empty(0, 10), [true; 3]),
        (empty(10, 0), [true; 3]),
        (empty(0, 0), [true; 3]),
        (too_large, [false, true, true]),
    ] {
        let (BatchError::Empty {
            train_size,
            batch_size,
        }
        | BatchError::TooLarge {
            train_size,
            batch_size,
        }) = error;
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let found = [
            mini_batch(train_size, batch_size, &mut rng).err(),
            mini_batch_without_repeats(train_size, batch_size, &mut rng).err(),
            shuffled_epoch(train_size, batch_size, &mut rng).err(),
        ];
        assert_eq!(found, wanted.map(|fails| fails.then_some(error)));
        let message = error.to_string();
        assert!(
            message.ends_with(&format!("a batch of {batch_size}"))
                || message.ends_with(&format!("a batch of {batch_size} from {train_size}")),
            "{message}"
        );
    }
}
