//! What memory is taken: never what a header alone promises, and none for a batch into existing arrays.

use crate::files::{gzip, images};
use allocation_counter::measure;
use mnist::{Dataset, Error, read_images};
use ndarray::{Array, Array2};
use std::io::{self, Read};

const MEGABYTE: u64 = 1 << 20;

#[test]
fn a_file_that_promises_or_unpacks_too_much_stays_small_in_memory() {
    let promises = images([1 << 10, 1 << 10, 1 << 10], &[0; 100]);
    let bomb = gzip(&images([1, 2, 2], &vec![0; 16 << 20]));
    let cases = [
        ("a header that promises a gigabyte", promises.clone()),
        ("the same packed", gzip(&promises)),
        ("16 MiB unpacked where 4 bytes are promised", bomb),
    ];
    for (case, bytes) in cases {
        let memory = measure(|| assert!(read_images(&bytes[..], "f").is_err(), "{case}"));
        assert!(
            memory.bytes_max < MEGABYTE,
            "{case}: {} bytes",
            memory.bytes_max
        );
    }
}

#[test]
fn an_endless_file_is_left_soon_after_what_its_header_promised() {
    let mut zeros = io::repeat(0).take(MEGABYTE);
    let header = images([1, 2, 2], &[]);
    let error = read_images(header[..].chain(&mut zeros), "f").unwrap_err();
    assert!(
        matches!(error, Error::TrailingBytes { wanted: 20, .. }),
        "{error}"
    );
    let taken = MEGABYTE - zeros.limit();
    assert!(taken < 100_000, "{taken} bytes taken where 4 were promised");
}

#[test]
fn batch_into_allocates_nothing() {
    let set = Dataset {
        images: Array2::from_elem((50, 784), 7),
        labels: Array::from_iter((0..50).map(|index| index % 10)),
        height: 28,
        width: 28,
        classes: 10,
    };
    let indices: Vec<usize> = (0..50).rev().collect();
    let mut x = Array2::zeros((50, 784));
    let mut t = Array2::zeros((50, 10));
    let memory = measure(|| set.batch_into(&indices, &mut x, &mut t));
    assert_eq!(memory.count_total, 0, "{memory:?}");
}
