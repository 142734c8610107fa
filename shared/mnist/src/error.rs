//! What can be wrong with a data set on disk.

use crate::{
    dataset::EmptyClasses,
    foreign::{kind_of_file, printable},
    idx::{GZIP, IMAGES, LABELS},
};
use std::{fmt, io, path::PathBuf};

/// Why a data set could not be read: always with the file or folder, what was wanted and what was found.
///
/// # Example
/// ```
/// let error = mnist::read_labels(&b"<!DOCTYPE html>"[..], "train-labels-idx1-ubyte").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "train-labels-idx1-ubyte: wanted the magic number 0x00000801 (labels), \
///      found 0x3c21444f (text that begins like a web page)"
/// );
/// ```
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder does not exist, is no folder, or may not be listed.
    #[error("{folder}: wanted a folder with four data files, found: {}", .source.kind(), folder = printable(folder))]
    NoFolder {
        /// The folder that was asked for.
        folder: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },

    /// One of the four files is not in the folder under any of its usual names.
    #[error(
        "{folder}: wanted the {content} under one of the names {}, found {}",
        list(tried), found.as_deref().unwrap_or("none"), folder = printable(folder))]
    MissingFile {
        /// The folder that was searched.
        folder: PathBuf,
        /// What the file would hold, such as “training images”.
        content: String,
        /// Every name that was tried.
        tried: Vec<String>,
        /// What has one of the names and is no file, such as “train-images-idx3-ubyte to be a folder”.
        found: Option<String>,
    },

    /// The folder holds more than one of EMNIST's splits, and nothing says which one is meant.
    #[error(
        "{folder}: wanted one EMNIST split, found {} (give each a folder of its own)",
        list(found), folder = printable(folder))]
    SeveralSplits {
        /// The folder that was searched.
        folder: PathBuf,
        /// The names of the splits, such as “balanced”.
        found: Vec<String>,
    },

    /// The file could not be opened or read.
    #[error("{file}: wanted to read the file, found: {}", .source.kind(), file = printable(file))]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the operating system, or the reader, said.
        source: io::Error,
    },

    /// The compressed file was damaged: its data does not unpack, or not to what its checksum says.
    #[error("{file}: wanted a sound gzip stream, found a damaged one", file = printable(file))]
    CorruptGzip {
        /// The file.
        file: PathBuf,
        /// What the decompressor said.
        source: io::Error,
    },

    /// The compressed file ends before its gzip stream does.
    #[error("{file}: wanted a whole gzip stream, found one that is cut off", file = printable(file))]
    TruncatedGzip {
        /// The file.
        file: PathBuf,
    },

    /// The compressed file goes on after its gzip stream.
    #[error("{file}: wanted the end of the file after its gzip stream, found more bytes", file = printable(file))]
    TrailingAfterGzip {
        /// The file.
        file: PathBuf,
    },

    /// The first four bytes are not those of the format.
    #[error("{file}: wanted the magic number {}, found {}{}", magic(*wanted), magic(*found), swapped(*found), file = printable(file))]
    WrongMagic {
        /// The file.
        file: PathBuf,
        /// The magic number of the content that was expected.
        wanted: u32,
        /// The file's first four bytes, the first one highest.
        found: u32,
    },

    /// The file ends within its header.
    #[error("{file}: wanted a header of {wanted} bytes, found {found} bytes", file = printable(file))]
    TruncatedHeader {
        /// The file.
        file: PathBuf,
        /// The length of a header.
        wanted: usize,
        /// The length of the file.
        found: usize,
    },

    /// The header gives a size of zero.
    #[error("{file}: wanted no size of zero, found {}", product(found), file = printable(file))]
    ZeroSize {
        /// The file.
        file: PathBuf,
        /// The header's sizes: the count, and for images their height and width.
        found: Vec<usize>,
    },

    /// The header promises more than [`LARGEST_FILE`](crate::LARGEST_FILE) bytes.
    #[error(
        "{file}: wanted at most {limit} bytes, found a header that promises {}",
        product(found), file = printable(file))]
    AbsurdSize {
        /// The file.
        file: PathBuf,
        /// The largest size that is read.
        limit: usize,
        /// The header's sizes: the count, and for images their height and width.
        found: Vec<usize>,
    },

    /// The file ends before the last pixel or label that its header promised.
    #[error("{file}: wanted {wanted} bytes after the header, found {found} bytes", file = printable(file))]
    TruncatedBody {
        /// The file.
        file: PathBuf,
        /// What the header promised.
        wanted: usize,
        /// What the file held.
        found: usize,
    },

    /// The file goes on after the last pixel or label that its header promised.
    #[error("{file}: wanted the end of the file after {wanted} bytes, found more bytes", file = printable(file))]
    TrailingBytes {
        /// The file.
        file: PathBuf,
        /// The length of the header and of what it promised.
        wanted: usize,
    },

    /// There are more labels than images, or fewer.
    #[error(
        "{labels_file}: wanted {wanted} labels, one for each image of {images_file}, found {found}", labels_file = printable(labels_file), images_file = printable(images_file))]
    CountsDiffer {
        /// The file with the images.
        images_file: PathBuf,
        /// The file with the labels.
        labels_file: PathBuf,
        /// How many images there are.
        wanted: usize,
        /// How many labels there are.
        found: usize,
    },

    /// The test images have another height or width than the training images.
    #[error(
        "{test_file}: wanted images of {} pixels, as in {train_file}, found {}",
        product(wanted),
        product(found), test_file = printable(test_file), train_file = printable(train_file))]
    SizesDiffer {
        /// The file with the training images.
        train_file: PathBuf,
        /// The file with the test images.
        test_file: PathBuf,
        /// Height and width of the training images.
        wanted: [usize; 2],
        /// Height and width of the test images.
        found: [usize; 2],
    },

    /// The largest label cannot be a class: hardly an image has it, and the classes below it have none. A byte of the
    /// file is damaged, or the bytes are no labels.
    #[error(
        "{file}: wanted labels of classes that have images, found the label {largest} on {found} of {of} images \
         and none of the classes {empty}",
        file = printable(file)
    )]
    NoSuchClass {
        /// The file with the training labels.
        file: PathBuf,
        /// The largest label.
        largest: u8,
        /// How many images have it.
        found: usize,
        /// How many images there are.
        of: usize,
        /// The classes without an image.
        empty: EmptyClasses,
    },

    /// A test label is of a class that training never shows.
    #[error(
        "{file}: wanted labels of 0 to {largest}, as in {train_file}, found {found} for image {index}", train_file = printable(train_file), file = printable(file))]
    LabelOutOfRange {
        /// The file with the test labels.
        file: PathBuf,
        /// The file with the training labels.
        train_file: PathBuf,
        /// The largest training label.
        largest: u8,
        /// The label that is larger.
        found: u8,
        /// Which image it belongs to, counted from 0.
        index: usize,
    },
}

/// Names, one after the other: `balanced, letters`.
fn list(names: &[String]) -> String {
    printable(names.join(", "))
}

/// Sizes as a header gives them: `60000 × 28 × 28`.
fn product(sizes: &[usize]) -> String {
    let sizes: Vec<String> = sizes.iter().map(ToString::to_string).collect();
    sizes.join(" × ")
}

/// A magic number, with what it tells about the file.
fn magic(number: u32) -> impl fmt::Display {
    let bytes = number.to_be_bytes();
    let meaning = match bytes {
        _ if number == IMAGES => "images".into(),
        _ if number == LABELS => "labels".into(),
        _ if number.swap_bytes() == IMAGES => "images with the lowest byte first".into(),
        _ if number.swap_bytes() == LABELS => "labels with the lowest byte first".into(),
        [0, 0, 0x08..=0x0e, 0] => return format!("0x{number:08x}"),
        [0, 0, kind, sizes] if let Some(kind) = kind_of_number(kind) => {
            let plural = if sizes == 1 { "" } else { "s" };
            format!("{kind} in {sizes} dimension{plural}")
        }
        _ if bytes.starts_with(&GZIP) => "gzip within gzip: the file was packed twice".into(),
        _ => match kind_of_file(&bytes) {
            // Both begin with words: an archive with the name of its first file.
            Some("text") => "text or a tar archive".into(),
            Some(kind) => kind.into(),
            None => return format!("0x{number:08x}"),
        },
    };
    format!("0x{number:08x} ({meaning})")
}

/// What the third byte of a magic number says of the values.
fn kind_of_number(kind: u8) -> Option<&'static str> {
    Some(match kind {
        0x08 => "bytes",
        0x09 => "signed bytes",
        0x0b => "16-bit integers",
        0x0c => "32-bit integers",
        0x0d => "32-bit floats",
        0x0e => "64-bit floats",
        _ => return None,
    })
}

/// A guess where the magic number is the other kind's.
fn swapped(found: u32) -> &'static str {
    match found {
        IMAGES | LABELS => ": are images and labels swapped?",
        _ => "",
    }
}
