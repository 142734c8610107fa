//! What can be wrong with a data set on disk.

use crate::idx::{IMAGES, LABELS};
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
    #[error("{folder}: wanted a folder with four data files, found: {}", .source.kind())]
    NoFolder {
        /// The folder that was asked for.
        folder: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },

    /// One of the four files is not in the folder under any of its usual names.
    #[error(
        "{folder}: wanted the {content} under one of the names {}, found none",
        list(tried)
    )]
    MissingFile {
        /// The folder that was searched.
        folder: PathBuf,
        /// What the file would hold, such as “training images”.
        content: String,
        /// Every name that was tried.
        tried: Vec<String>,
    },

    /// The folder holds more than one of EMNIST's splits, and nothing says which one is meant.
    #[error(
        "{folder}: wanted one EMNIST split, found {} (give each a folder of its own)",
        list(found)
    )]
    SeveralSplits {
        /// The folder that was searched.
        folder: PathBuf,
        /// The names of the splits, such as “balanced”.
        found: Vec<String>,
    },

    /// The file could not be opened or read.
    #[error("{file}: wanted to read the file, found: {}", .source.kind())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the operating system, or the reader, said.
        source: io::Error,
    },

    /// The compressed file was damaged: its data does not unpack, or not to what its checksum says.
    #[error("{file}: wanted a sound gzip stream, found a damaged one")]
    CorruptGzip {
        /// The file.
        file: PathBuf,
        /// What the decompressor said.
        source: io::Error,
    },

    /// The compressed file ends before its gzip stream does.
    #[error("{file}: wanted a whole gzip stream, found one that is cut off")]
    TruncatedGzip {
        /// The file.
        file: PathBuf,
    },

    /// The compressed file goes on after its gzip stream.
    #[error("{file}: wanted the end of the file after its gzip stream, found more bytes")]
    TrailingAfterGzip {
        /// The file.
        file: PathBuf,
    },

    /// The first four bytes are not those of the format.
    #[error("{file}: wanted the magic number {}, found {}{}", magic(*wanted), magic(*found), swapped(*found))]
    WrongMagic {
        /// The file.
        file: PathBuf,
        /// The magic number of the content that was expected.
        wanted: u32,
        /// The file's first four bytes, the first one highest.
        found: u32,
    },

    /// The file ends within its header.
    #[error("{file}: wanted a header of {wanted} bytes, found {found} bytes")]
    TruncatedHeader {
        /// The file.
        file: PathBuf,
        /// The length of a header.
        wanted: usize,
        /// The length of the file.
        found: usize,
    },

    /// The header gives a size of zero.
    #[error("{file}: wanted no size of zero, found {}", product(found))]
    ZeroSize {
        /// The file.
        file: PathBuf,
        /// The header's sizes: the count, and for images their height and width.
        found: Vec<usize>,
    },

    /// The header promises more than [`LARGEST_FILE`](crate::LARGEST_FILE) bytes.
    #[error(
        "{file}: wanted at most {limit} bytes, found a header that promises {}",
        product(found)
    )]
    AbsurdSize {
        /// The file.
        file: PathBuf,
        /// The largest size that is read.
        limit: usize,
        /// The header's sizes: the count, and for images their height and width.
        found: Vec<usize>,
    },

    /// The file ends before the last pixel or label that its header promised.
    #[error("{file}: wanted {wanted} bytes after the header, found {found} bytes")]
    TruncatedBody {
        /// The file.
        file: PathBuf,
        /// What the header promised.
        wanted: usize,
        /// What the file held.
        found: usize,
    },

    /// The file goes on after the last pixel or label that its header promised.
    #[error("{file}: wanted the end of the file after {wanted} bytes, found more bytes")]
    TrailingBytes {
        /// The file.
        file: PathBuf,
        /// The length of the header and of what it promised.
        wanted: usize,
    },

    /// There are more labels than images, or fewer.
    #[error(
        "{labels_file}: wanted {wanted} labels, one for each image of {images_file}, found {found}"
    )]
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
        product(found)
    )]
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

    /// A test label is of a class that training never shows.
    #[error(
        "{file}: wanted labels of 0 to {largest}, as in {train_file}, found {found} for image {index}"
    )]
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
    names.join(", ")
}

/// Sizes as a header gives them: `60000 × 28 × 28`.
fn product(sizes: &[usize]) -> String {
    let sizes: Vec<String> = sizes.iter().map(ToString::to_string).collect();
    sizes.join(" × ")
}

/// A magic number, with what it tells about the file.
fn magic(number: u32) -> impl fmt::Display {
    let meaning = match number {
        IMAGES => " (images)",
        LABELS => " (labels)",
        _ if begins_like_markup(number) => " (text that begins like a web page)",
        _ => "",
    };
    format!("0x{number:08x}{meaning}")
}

/// A guess where the magic number is the other kind's.
fn swapped(found: u32) -> &'static str {
    match found {
        IMAGES | LABELS => ": are images and labels swapped?",
        _ => "",
    }
}

/// Whether four first bytes are a `<`, perhaps after white space or a byte order mark.
fn begins_like_markup(number: u32) -> bool {
    let bytes = number.to_be_bytes();
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    text.trim_ascii_start().starts_with(b"<")
}
