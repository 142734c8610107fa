//! A folder with the four files of a data set: which names they may have, and whether they belong together.

use crate::{Dataset, Error, Images, dataset::empty_classes, printable, read_images, read_labels};
use ndarray::Array1;
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// Where the repository keeps MNIST.
const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");

/// A data set in two halves: one to learn from, one to be examined with.
///
/// Both halves have images of the same size and the same number of classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mnist {
    /// The images to learn from.
    pub train: Dataset,
    /// The images that the network never learns from.
    pub test: Dataset,
}

/// Loads the MNIST of this repository.
///
/// # Errors
/// The same as [`Mnist::from_dir`].
///
/// # Example
/// ```
/// let mnist = mnist::load()?;
/// assert_eq!((mnist.train.height, mnist.train.width), (28, 28));
/// assert_eq!(mnist.train.labels[0], 5);
/// # Ok::<(), mnist::Error>(())
/// ```
pub fn load() -> Result<Mnist, Error> {
    Mnist::from_dir(COMMITTED)
}

/// The names of the classes in a folder with one split of EMNIST whose classes are letters, too. Nothing elsewhere:
/// then a class is called by its number.
///
/// # Errors
/// [`NoFolder`](Error::NoFolder), [`SeveralSplits`](Error::SeveralSplits).
///
/// # Example
/// ```
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("emnist-letters-train-images-idx3-ubyte.gz"), "")?;
/// let names = mnist::emnist_classes(folder.path())?.unwrap();
/// assert_eq!((&names[1], &names[26]), (&"A".into(), &"Z".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn emnist_classes(folder: impl AsRef<Path>) -> Result<Option<Vec<String>>, Error> {
    const LETTERS: &str = "0ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const MERGED: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt";
    const ALL: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let names = match split(folder.as_ref())?.as_deref() {
        // Its labels count from 1.
        Some("letters") => LETTERS,
        // Letters that look the same as capitals are these.
        Some("balanced" | "bymerge") => MERGED,
        Some("byclass") => ALL,
        _ => return Ok(None),
    };
    Ok(Some(names.chars().map(String::from).collect()))
}

impl Mnist {
    /// Loads a folder in MNIST's format: Fashion-MNIST, KMNIST and EMNIST come in it too.
    ///
    /// The four files may be plain or gzip, whatever their names say. These names are tried, in this order:
    ///
    /// | content | names, each also with `.gz` |
    /// |---|---|
    /// | training images | `train-images-idx3-ubyte`, `train-images.idx3-ubyte` |
    /// | training labels | `train-labels-idx1-ubyte`, `train-labels.idx1-ubyte` |
    /// | test images | `t10k-images-idx3-ubyte`, `t10k-images.idx3-ubyte` |
    /// | test labels | `t10k-labels-idx1-ubyte`, `t10k-labels.idx1-ubyte` |
    ///
    /// A folder without any of these may hold one split of EMNIST, as in `emnist-balanced-train-images-idx3-ubyte`
    /// and `emnist-balanced-test-images-idx3-ubyte`. EMNIST stores every image transposed, its rows as columns; files
    /// with these names are turned when they are read, so that all images stand upright.
    ///
    /// The files do not state how many classes there are: it is the largest training label plus one. A class may
    /// have no image (EMNIST's letters count from 1, so class 0 is empty). It is an error if fewer than a tenth of the
    /// classes have one, if those beyond a gap have less than a hundredth of the images that the others have, or if a
    /// test label is larger than every training label.
    ///
    /// # Errors
    /// Those of [`read_images`](crate::read_images) for any of the four files, and
    /// [`NoFolder`](Error::NoFolder), [`MissingFile`](Error::MissingFile), [`SeveralSplits`](Error::SeveralSplits),
    /// [`CountsDiffer`](Error::CountsDiffer), [`SizesDiffer`](Error::SizesDiffer),
    /// [`NoSuchClass`](Error::NoSuchClass), [`LabelOutOfRange`](Error::LabelOutOfRange).
    ///
    /// # Example
    /// ```
    /// let error = mnist::Mnist::from_dir("no/such/folder").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "no/such/folder: wanted a folder with four data files, found: entity not found"
    /// );
    /// ```
    pub fn from_dir(path: impl AsRef<Path>) -> Result<Self, Error> {
        let folder = path.as_ref();
        let (train, test) = match split(folder)? {
            None => (
                Half::read(folder, "train", "training")?,
                Half::read(folder, "t10k", "test")?,
            ),
            Some(split) => (
                Half::read(folder, &format!("emnist-{split}-train"), "training")?.transposed(),
                Half::read(folder, &format!("emnist-{split}-test"), "test")?.transposed(),
            ),
        };
        belong_together(&train, &test)?;
        let classes = train.classes()?;
        Ok(Self {
            train: train.into_dataset(classes),
            test: test.into_dataset(classes),
        })
    }
}

/// One half of a data set, with the names of its files for the errors.
struct Half {
    images: Images,
    images_file: PathBuf,
    labels: Array1<u8>,
    labels_file: PathBuf,
}

impl Half {
    /// Reads the images and the labels whose names begin with `prefix`.
    fn read(folder: &Path, prefix: &str, half: &str) -> Result<Self, Error> {
        let images_file = find(folder, prefix, ["images", "idx3"], half)?;
        let labels_file = find(folder, prefix, ["labels", "idx1"], half)?;
        let images = read_images(open(&images_file)?, &images_file)?;
        let labels = read_labels(open(&labels_file)?, &labels_file)?;
        let (wanted, found) = (images.pixels.nrows(), labels.len());
        if wanted != found {
            return Err(Error::CountsDiffer {
                images_file,
                labels_file,
                wanted,
                found,
            });
        }
        Ok(Self {
            images,
            images_file,
            labels,
            labels_file,
        })
    }

    fn largest_label(&self) -> u8 {
        self.labels.iter().copied().fold(0, u8::max)
    }

    fn transposed(mut self) -> Self {
        self.images = self.images.transposed();
        self
    }

    /// How many classes there are, unless the largest label looks like damage: most classes have images, and those
    /// beyond a gap not far fewer than the others.
    fn classes(&self) -> Result<usize, Error> {
        let largest = self.largest_label();
        let classes = 1 + usize::from(largest);
        let empty = empty_classes(&self.labels, classes);
        let Some(gap) = empty.0.last() else {
            return Ok(classes);
        };
        let with_images = classes - empty.0.len();
        let images = self.labels.len();
        let is_beyond = |label: &&u8| usize::from(**label) > *gap;
        let beyond = self.labels.iter().filter(is_beyond).count();
        let as_many_each = (classes - 1 - gap) * images / with_images;
        if 10 * with_images < classes || 100 * beyond < as_many_each {
            return Err(Error::NoSuchClass {
                file: self.labels_file.clone(),
                largest,
                of: images,
                found: self
                    .labels
                    .iter()
                    .filter(|&&label| label == largest)
                    .count(),
                empty,
            });
        }
        Ok(classes)
    }

    fn into_dataset(self, classes: usize) -> Dataset {
        let Images {
            pixels: images,
            height,
            width,
        } = self.images;
        Dataset {
            images,
            labels: self.labels,
            height,
            width,
            classes,
        }
    }
}

/// Checks that what is learnt from one half can be asked of the other.
fn belong_together(train: &Half, test: &Half) -> Result<(), Error> {
    let [wanted, found] = [train, test].map(|half| [half.images.height, half.images.width]);
    if wanted != found {
        return Err(Error::SizesDiffer {
            train_file: train.images_file.clone(),
            test_file: test.images_file.clone(),
            wanted,
            found,
        });
    }
    let largest = train.largest_label();
    if let Some(index) = test.labels.iter().position(|&label| label > largest) {
        return Err(Error::LabelOutOfRange {
            file: test.labels_file.clone(),
            train_file: train.labels_file.clone(),
            largest,
            found: test.labels[index],
            index,
        });
    }
    Ok(())
}

/// Which split of EMNIST the folder holds; nothing where its files have the usual names.
fn split(folder: &Path) -> Result<Option<String>, Error> {
    let names = list(folder).map_err(|source| Error::NoFolder {
        folder: folder.into(),
        source,
    })?;
    if names
        .iter()
        .any(|name| name.starts_with("train-") || name.starts_with("t10k-"))
    {
        return Ok(None);
    }
    let splits: BTreeSet<&str> = names.iter().filter_map(|name| emnist_split(name)).collect();
    let mut found: Vec<String> = splits.into_iter().map(String::from).collect();
    if found.len() > 1 {
        return Err(Error::SeveralSplits {
            folder: folder.into(),
            found,
        });
    }
    Ok(found.pop())
}

/// The names in a folder, without those that are not Unicode: none of ours.
fn list(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string());
    }
    Ok(names)
}

/// `balanced` in `emnist-balanced-train-images-idx3-ubyte.gz`, and nothing in a file of another kind.
fn emnist_split(name: &str) -> Option<&str> {
    let (split, rest) = name.strip_prefix("emnist-")?.split_once('-')?;
    rest.contains("-ubyte").then_some(split)
}

/// The first of a file's usual names that the folder has.
fn find(folder: &Path, prefix: &str, kind: [&str; 2], half: &str) -> Result<PathBuf, Error> {
    let tried: Vec<String> = [kind.join("-"), kind.join(".")]
        .iter()
        .flat_map(|kind| ["", ".gz"].map(|ending| format!("{prefix}-{kind}-ubyte{ending}")))
        .collect();
    // A folder may have one of these names too: some archives unpack that way.
    let file = tried
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.is_file());
    file.ok_or_else(|| Error::MissingFile {
        folder: folder.into(),
        content: format!("{half} {}", kind[0]),
        found: tried.iter().find_map(|name| {
            let found = no_file(&folder.join(name))?;
            Some(format!("{} to be {found}", printable(name)))
        }),
        tried,
    })
}

/// What has this name, although it is no file.
fn no_file(path: &Path) -> Option<&'static str> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Some("a folder"),
        Ok(_) => Some("a device"),
        Err(_) if path.is_symlink() => Some("a link that leads to no file"),
        Err(_) => None,
    }
}

fn open(file: &Path) -> Result<File, Error> {
    File::open(file).map_err(|source| Error::Unreadable {
        file: file.into(),
        source,
    })
}
