//! Bytes to floats, labels to one-hot rows, and the mistakes that panic.

use mnist::{Dataset, one_hot};
use ndarray::{Array, Array2, array};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Every byte once, in four images of 8 × 8 pixels.
fn every_byte() -> Dataset {
    Dataset {
        images: Array::from_iter(0..=255)
            .into_shape_with_order((4, 64))
            .unwrap(),
        labels: array![2, 0, 1, 2],
        height: 8,
        width: 8,
        classes: 3,
    }
}

#[test]
fn a_pixel_is_its_byte_divided_by_255() {
    for (byte, &pixel) in (0..=255_u8).zip(&every_byte().pixels()) {
        assert_eq!(pixel, f64::from(byte) / 255.0, "byte {byte}");
    }
}

#[test]
fn a_batch_holds_the_rows_asked_for_whatever_was_there_before() {
    let set = every_byte();
    assert_eq!((set.len(), set.is_empty()), (4, false));
    let cases: [&[usize]; 5] = [&[], &[3], &[0, 1, 2, 3], &[2, 2, 0], &[3, 2, 1, 0, 3]];
    for indices in cases {
        let wanted = (
            Array2::from_shape_fn((indices.len(), 64), |(row, pixel)| {
                f64::from(set.images[[indices[row], pixel]]) / 255.0
            }),
            Array2::from_shape_fn((indices.len(), 3), |(row, class)| {
                f64::from(u8::from(usize::from(set.labels[indices[row]]) == class))
            }),
        );
        assert_eq!(set.batch(indices), wanted, "{indices:?}");

        let mut found = (
            Array2::from_elem(wanted.0.dim(), 9.0),
            Array2::from_elem(wanted.1.dim(), 9.0),
        );
        set.batch_into(indices, &mut found.0, &mut found.1);
        assert_eq!(found, wanted, "{indices:?} into used arrays");
    }
}

#[test]
fn one_hot_rows_hold_a_single_one() {
    let wanted = array![[0., 0., 1.], [1., 0., 0.], [0., 1., 0.], [0., 0., 1.]];
    assert_eq!(one_hot(&array![2, 0, 1, 2], 3), wanted);
    assert_eq!(every_byte().one_hot(), wanted);
}

#[test]
fn a_mistake_panics_and_says_which() {
    let batch_into =
        |x, t| every_byte().batch_into(&[0, 1], &mut Array2::zeros(x), &mut Array2::zeros(t));
    let cases: [(&str, &dyn Fn(), &str); 5] = [
        (
            "an index beyond the last image",
            &|| drop(every_byte().batch(&[0, 4])),
            "image 4 of a set of 4 images",
        ),
        (
            "a label beyond the last class",
            &|| drop(one_hot(&array![0, 3], 3)),
            "label 3 in a set of 3 classes",
        ),
        (
            "too few rows for the pixels",
            &|| batch_into((1, 64), (2, 3)),
            "x: wanted the shape (2, 64), found (1, 64)",
        ),
        (
            "too few columns for the classes",
            &|| batch_into((2, 64), (2, 2)),
            "t: wanted the shape (2, 3), found (2, 2)",
        ),
        (
            "too many rows for the labels",
            &|| batch_into((2, 64), (3, 3)),
            "t: wanted the shape (2, 3), found (3, 3)",
        ),
    ];
    for (case, mistake, wanted) in cases {
        let panic = catch_unwind(AssertUnwindSafe(mistake)).expect_err(case);
        let message = panic.downcast::<String>().expect(case);
        assert_eq!(*message, wanted, "{case}");
    }
}
