//! Images with their labels, and the batches that a network learns from.

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis};
use std::fmt;

/// Images of one size, each with its label.
///
/// [`Mnist::from_dir`](crate::Mnist::from_dir) makes sets that agree with themselves: as many labels as images, every
/// row `height * width` long, every label below `classes`. Whoever builds one by hand sees to that.
///
/// # Example
/// ```
/// use mnist::Dataset;
/// use ndarray::array;
///
/// let two_tiny_images = Dataset {
///     images: array![[0, 51, 255, 0], [255, 0, 0, 102]],
///     labels: array![2, 0],
///     height: 2,
///     width: 2,
///     classes: 3,
/// };
/// let (x, t) = two_tiny_images.batch(&[1]);
/// assert_eq!(x, array![[1.0, 0.0, 0.0, 0.4]]);
/// assert_eq!(t, array![[1.0, 0.0, 0.0]]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// One image a row, `(images, height * width)`: its pixel rows from top to bottom, 0 for the background.
    pub images: Array2<u8>,
    /// The class of each image, `(images,)`, below `classes`.
    pub labels: Array1<u8>,
    /// Pixels from an image's top to its bottom.
    pub height: usize,
    /// Pixels from an image's left to its right.
    pub width: usize,
    /// How many classes there are: the length of a one-hot row.
    pub classes: usize,
}

impl Dataset {
    /// How many images there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.images.nrows()
    }

    /// Whether there is no image at all. (A file without images is an error, so no loaded set is empty.)
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The images at `indices` as `(x, t)`: pixels in `0..=1`, `(indices, height * width)`, and one-hot labels,
    /// `(indices, classes)`.
    ///
    /// An index may come twice, and in any order.
    ///
    /// # Panics
    /// If an index is not below [`len`](Self::len).
    ///
    /// # Example
    /// ```
    /// let mnist = mnist::load()?;
    /// let (x, t) = mnist.test.batch(&[0]);
    /// assert_eq!(t, ndarray::array![[0., 0., 0., 0., 0., 0., 0., 1., 0., 0.]]); // a seven
    /// assert!(x.iter().all(|pixel| (0.0..=1.0).contains(pixel)));
    /// # Ok::<(), mnist::Error>(())
    /// ```
    #[must_use]
    pub fn batch(&self, indices: &[usize]) -> (Array2<f64>, Array2<f64>) {
        let mut x = Array2::zeros((indices.len(), self.images.ncols()));
        let mut t = Array2::zeros((indices.len(), self.classes));
        self.batch_into(indices, &mut x, &mut t);
        (x, t)
    }

    /// Writes what [`batch`](Self::batch) returns into arrays that exist already, and allocates nothing.
    ///
    /// # Panics
    /// If an index is not below [`len`](Self::len), or if `x` is not `(indices, height * width)` or `t` not
    /// `(indices, classes)`.
    ///
    /// # Example
    /// ```
    /// use ndarray::Array2;
    ///
    /// let train = mnist::load()?.train;
    /// let mut x = Array2::zeros((2, 784));
    /// let mut t = Array2::zeros((2, 10));
    /// for indices in [[0, 1], [2, 3]] {
    ///     train.batch_into(&indices, &mut x, &mut t);
    ///     assert_eq!((x.clone(), t.clone()), train.batch(&indices));
    /// }
    /// # Ok::<(), mnist::Error>(())
    /// ```
    pub fn batch_into(&self, indices: &[usize], x: &mut ArrayRef2<f64>, t: &mut ArrayRef2<f64>) {
        assert_shape("x", x, (indices.len(), self.images.ncols()));
        assert_shape("t", t, (indices.len(), self.classes));
        t.fill(0.0);
        for (row, &index) in indices.iter().enumerate() {
            assert!(
                index < self.len(),
                "image {index} of a set of {} images",
                self.len()
            );
            x.row_mut(row)
                .zip_mut_with(&self.images.row(index), |x, &pixel| *x = fraction(pixel));
            t[[row, usize::from(self.labels[index])]] = 1.0;
        }
    }

    /// A data set of the images at `indices`, in this order, each with its label.
    ///
    /// An index may come twice.
    ///
    /// # Panics
    /// If an index is not below [`len`](Self::len).
    ///
    /// # Example
    /// ```
    /// let test = mnist::load()?.test;
    /// let three = test.select([0, 2, 1]);
    /// assert_eq!(three.labels, ndarray::array![7, 1, 2]);
    /// assert_eq!(three.images.row(1), test.images.row(2));
    /// assert_eq!(test.select(0..3), test.select([0, 1, 2]));
    /// # Ok::<(), mnist::Error>(())
    /// ```
    #[must_use]
    pub fn select(&self, indices: impl IntoIterator<Item = usize>) -> Self {
        let indices: Vec<usize> = indices.into_iter().collect();
        Self {
            images: self.images.select(Axis(0), &indices),
            labels: self.labels.select(Axis(0), &indices),
            ..*self
        }
    }

    /// The classes that no image belongs to.
    ///
    /// # Example
    /// ```
    /// # use {mnist::Dataset, ndarray::{Array2, array}};
    /// # let images = Array2::zeros((3, 1));
    /// let set = Dataset { images, labels: array![1, 7, 3], height: 1, width: 1, classes: 8 };
    /// assert_eq!(set.empty_classes().to_string(), "0, 2, 4 to 6");
    /// ```
    #[must_use]
    pub fn empty_classes(&self) -> EmptyClasses {
        empty_classes(&self.labels, self.classes)
    }

    /// Every image as floats in `0..=1`, `(images, height * width)`: a byte divided by 255.
    ///
    /// Eight times the memory of the bytes: 376 MB for MNIST's training images.
    ///
    /// # Example
    /// ```
    /// # use {mnist::Dataset, ndarray::array};
    /// # let images = array![[0, 51, 255]];
    /// let set = Dataset { images, labels: array![0], height: 1, width: 3, classes: 1 };
    /// assert_eq!(set.pixels(), array![[0.0, 0.2, 1.0]]);
    /// ```
    #[must_use]
    pub fn pixels(&self) -> Array2<f64> {
        self.images.mapv(fraction)
    }

    /// Every label as a one-hot row, `(images, classes)`: see [`one_hot`].
    ///
    /// # Example
    /// ```
    /// let test = mnist::load()?.test;
    /// assert_eq!(test.one_hot().dim(), (10_000, 10));
    /// # Ok::<(), mnist::Error>(())
    /// ```
    #[must_use]
    pub fn one_hot(&self) -> Array2<f64> {
        one_hot(&self.labels, self.classes)
    }
}

/// Classes without an image, in ascending order. They are shown as in “0, 2, 4 to 6”.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmptyClasses(pub Vec<usize>);

impl fmt::Display for EmptyClasses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let runs = self.0.chunk_by(|class, next| class + 1 == *next);
        for (index, run) in runs.enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            match run {
                [first, .., last] => write!(f, "{comma}{first} to {last}")?,
                _ => write!(f, "{comma}{}", run[0])?,
            }
        }
        Ok(())
    }
}

/// The classes below `classes` that no label names.
pub(crate) fn empty_classes(labels: &ArrayRef1<u8>, classes: usize) -> EmptyClasses {
    let mut has_images = vec![false; classes];
    for &label in labels {
        has_images[usize::from(label)] = true;
    }
    EmptyClasses((0..classes).filter(|&class| !has_images[class]).collect())
}

/// A row for each label, `(labels, classes)`: 1 in the label's
/// own column, 0 everywhere else.
///
/// # Panics
/// If a label is not below `classes`.
///
/// # Example
/// ```
/// use ndarray::array;
///
/// assert_eq!(mnist::one_hot(&array![2, 0], 3), array![[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]);
/// ```
pub fn one_hot(labels: &ArrayRef1<u8>, classes: usize) -> Array2<f64> {
    let mut t = Array2::zeros((labels.len(), classes));
    for (row, &label) in labels.iter().enumerate() {
        let class = usize::from(label);
        assert!(
            class < classes,
            "label {label} in a set of {classes} classes"
        );
        t[[row, class]] = 1.0;
    }
    t
}

fn assert_shape(name: &str, array: &ArrayRef2<f64>, wanted: (usize, usize)) {
    let found = array.dim();
    assert!(
        found == wanted,
        "{name}: wanted the shape {wanted:?}, found {found:?}"
    );
}

/// A pixel's byte as a float in `0..=1`: itself by 255.
///
/// # Example
/// ```
/// assert_eq!([0, 51, 255].map(mnist::fraction), [0.0, 0.2, 1.0]);
/// ```
#[inline]
pub fn fraction(pixel: u8) -> f64 {
    FRACTIONS[usize::from(pixel)]
}

/// `byte / 255` for every byte. A batch looks its pixels up: that takes half the time of dividing each.
static FRACTIONS: [f64; 256] = {
    let mut fractions = [0.0; 256];
    let mut byte = 0;
    while byte < 256 {
        fractions[byte] = byte as f64 / 255.0;
        byte += 1;
    }
    fractions
};
