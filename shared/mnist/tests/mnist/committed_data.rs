//! The MNIST of this repository: what is published about it must be what is read.

use crate::files::{images, labels};
use mnist::{Dataset, Mnist};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// An independent account of one half.
struct Published {
    half: &'static str,
    count: u32,
    /// SHA-256 of the unpacked file of images.
    images: &'static str,
    /// SHA-256 of the unpacked file of labels.
    labels: &'static str,
    of_each_class: [usize; 10],
}

const TRAIN: Published = Published {
    half: "train",
    count: 60_000,
    images: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    labels: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    of_each_class: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
};

const TEST: Published = Published {
    half: "test",
    count: 10_000,
    images: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    labels: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    of_each_class: [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
};

#[test]
fn the_committed_data_is_the_published_data() {
    let mnist = Mnist::from_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data")).unwrap();
    for (found, published) in [(mnist.train, TRAIN), (mnist.test, TEST)] {
        assert_is(&found, &published);
    }
}

fn assert_is(found: &Dataset, published: &Published) {
    let Published { half, count, .. } = *published;
    assert_eq!(found.len(), count as usize, "{half}");
    assert_eq!(
        (found.height, found.width, found.classes),
        (28, 28, 10),
        "{half}"
    );

    let mut of_each_class = [0; 10];
    for &label in &found.labels {
        of_each_class[usize::from(label)] += 1;
    }
    assert_eq!(of_each_class, published.of_each_class, "{half}");

    // Written back as a file, what was read must have the digest of the original.
    let image_file = images([count, 28, 28], found.images.as_slice().unwrap());
    let label_file = labels(count, found.labels.as_slice().unwrap());
    assert_eq!(sha256(&image_file), published.images, "{half} images");
    assert_eq!(sha256(&label_file), published.labels, "{half} labels");
}

fn sha256(bytes: &[u8]) -> String {
    let mut hexadecimal = String::new();
    for byte in Sha256::digest(bytes) {
        write!(hexadecimal, "{byte:02x}").unwrap();
    }
    hexadecimal
}
