//! Files and folders in the format, made in memory: written out from the format's description.

use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write};
use tempfile::TempDir;

/// A file of images, with the sizes that its header shall state.
pub fn images(sizes: [u32; 3], pixels: &[u8]) -> Vec<u8> {
    let header = [0x0000_0803, sizes[0], sizes[1], sizes[2]];
    [header.map(u32::to_be_bytes).as_flattened(), pixels].concat()
}

/// A file of labels, with the count that its header shall state.
pub fn labels(count: u32, labels: &[u8]) -> Vec<u8> {
    let header = [0x0000_0801, count];
    [header.map(u32::to_be_bytes).as_flattened(), labels].concat()
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The four files of a small data set: five and three images of 3 × 2 pixels, four classes.
pub struct SmallSet {
    pub train_images: Vec<u8>,
    pub train_labels: Vec<u8>,
    pub test_images: Vec<u8>,
    pub test_labels: Vec<u8>,
}

pub const TRAIN_PIXELS: [u8; 30] = [
    0, 255, 51, 102, 153, 204, //
    1, 2, 3, 4, 5, 6, //
    7, 8, 9, 10, 11, 12, //
    250, 251, 252, 253, 254, 255, //
    0, 0, 0, 0, 0, 85,
];
pub const TEST_PIXELS: [u8; 18] = [9; 18];

impl SmallSet {
    pub fn sound() -> Self {
        Self {
            train_images: images([5, 3, 2], &TRAIN_PIXELS),
            train_labels: labels(5, &[3, 0, 1, 2, 1]),
            test_images: images([3, 3, 2], &TEST_PIXELS),
            test_labels: labels(3, &[0, 3, 3]),
        }
    }

    /// A new folder with the files under `names`: training images and labels, test images and labels.
    pub fn folder(&self, names: [&str; 4]) -> TempDir {
        let folder = TempDir::new().unwrap();
        let contents = [
            &self.train_images,
            &self.train_labels,
            &self.test_images,
            &self.test_labels,
        ];
        for (name, content) in names.into_iter().zip(contents) {
            fs::write(folder.path().join(name), content).unwrap();
        }
        folder
    }
}

/// The names that the files of MNIST have at their source.
pub const USUAL: [&str; 4] = [
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
];
