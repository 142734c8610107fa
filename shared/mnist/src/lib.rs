//! IDX files to arrays: MNIST and every data set in its format.
//!
//! [`load`] gives the 60,000 training and 10,000 test images that lie in this repository, [`Mnist::from_dir`] those of
//! any other folder. A [`Dataset`] keeps each pixel as the byte that the file holds; a batch turns the few images that
//! are asked for into floats in `0..=1` and their labels into one-hot rows.
//!
//! ```
//! let mnist = mnist::load()?;
//! assert_eq!((mnist.train.len(), mnist.test.len()), (60_000, 10_000));
//!
//! let (x, t) = mnist.train.batch(&[0, 7, 59_999]);
//! assert_eq!(x.dim(), (3, 28 * 28));
//! assert_eq!(t.dim(), (3, 10));
//! # Ok::<(), mnist::Error>(())
//! ```
//!
//! Whatever is wrong with a file is an [`Error`] that names the file, what was wanted and what was found.

mod dataset;
mod error;
mod folder;
mod foreign;
mod idx;

use std::sync::LazyLock;

// What images and targets are made of, in the version that they take.
pub use ndarray;

pub use dataset::{Dataset, EmptyClasses, fraction, one_hot};
pub use error::Error;
pub use folder::{Mnist, emnist_classes, load};
pub use foreign::{kind_of_file, printable};
pub use idx::{Images, LARGEST_FILE, read_images, read_labels};

/// MNIST as it lies in this repository, loaded once, however often it is asked for.
///
/// # Panics
/// If the files cannot be read.
///
/// # Example
/// ```
/// assert_eq!(mnist::data().train.len(), 60_000);
/// ```
pub fn data() -> &'static Mnist {
    static DATA: LazyLock<Mnist> =
        LazyLock::new(|| load().unwrap_or_else(|error| panic!("{error}")));
    &DATA
}
