//! What can be wrong with a model file.

use super::{FORMAT, LARGEST_FILE, LARGEST_HEADER};
use mnist::printable;
use safetensors::{Dtype, SafeTensorError};
use std::{io, path::PathBuf};

/// Why a network could not be saved or loaded: always with the file, what was wanted and what was found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be read.
    #[error("{file}: wanted to read a model file, found: {}", .source.kind(), file = printable(file))]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },

    /// The file could not be written.
    #[error("{file}: wanted to write a model file, found: {}", .source.kind(), file = printable(file))]
    Unwritable {
        /// The file.
        file: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },

    /// Something else than a file has this name: a folder or a device.
    #[error("{file}: wanted a file, found a folder or device of this name", file = printable(file))]
    NotAFile {
        /// The name.
        file: PathBuf,
    },

    /// The file is, or would be, larger than [`LARGEST_FILE`].
    #[error("{file}: wanted a model file of at most {LARGEST_FILE} bytes, found {found} bytes", file = printable(file))]
    TooLarge {
        /// The file.
        file: PathBuf,
        /// The file's size.
        found: u64,
    },

    /// The file is of another kind.
    #[error("{file}: wanted a safetensors file, found {found}", file = printable(file))]
    OtherKind {
        /// The file.
        file: PathBuf,
        /// What it is by its first bytes.
        found: &'static str,
    },

    /// The file gives its header a length that no model file's header has.
    #[error("{file}: wanted a header of at most {LARGEST_HEADER} bytes, found {found} bytes", file = printable(file))]
    AbsurdHeader {
        /// The file.
        file: PathBuf,
        /// What the file's first eight bytes say.
        found: u64,
    },

    /// The file is not a whole safetensors file: it is damaged, or cut off, or in another format.
    #[error("{file}: wanted a whole safetensors file, found a damaged or foreign one", file = printable(file))]
    NotSafetensors {
        /// The file.
        file: PathBuf,
        /// What the format's reader said.
        source: SafeTensorError,
    },

    /// The file holds tensors, but in another format than this one, or in another version of it.
    #[error("{file}: wanted the format {FORMAT}, found {}", found.as_ref().map_or("no name of one".into(), shortened), file = printable(file))]
    OtherFormat {
        /// The file.
        file: PathBuf,
        /// What the file's metadata calls its format.
        found: Option<String>,
    },

    /// A tensor is missing.
    #[error("{file}: wanted the tensor {wanted}, found only [{}]", shortened(found.join(", ")), file = printable(file))]
    MissingTensor {
        /// The file.
        file: PathBuf,
        /// The tensor that is missing.
        wanted: &'static str,
        /// The tensors that the file holds, in alphabetical order.
        found: Vec<String>,
    },

    /// A tensor holds numbers of another type.
    #[error("{file}: wanted F64 numbers in {tensor}, found {found}", file = printable(file))]
    OtherType {
        /// The file.
        file: PathBuf,
        /// The tensor.
        tensor: &'static str,
        /// Its type.
        found: Dtype,
    },

    /// A tensor has another number of axes.
    #[error("{file}: wanted {tensor} to be {wanted}-dimensional and not empty, found {found:?}", file = printable(file))]
    OtherAxes {
        /// The file.
        file: PathBuf,
        /// The tensor.
        tensor: &'static str,
        /// How many axes it should have.
        wanted: usize,
        /// Its shape.
        found: Vec<usize>,
    },

    /// The four tensors are not of one network.
    #[error(
        "{file}: wanted w1 (inputs, hidden), b1 (hidden,), w2 (hidden, classes), b2 (classes,), \
         found {found:?}", file = printable(file))]
    OtherShapes {
        /// The file.
        file: PathBuf,
        /// The four shapes in the same order.
        found: [Vec<usize>; 4],
    },

    /// What the file says of images and classes contradicts its numbers, or is not what is read here.
    #[error("{file}: wanted {wanted}, found {found}", file = printable(file), found = shortened(found))]
    OtherMeaning {
        /// The file.
        file: PathBuf,
        /// What it should say.
        wanted: String,
        /// What it says.
        found: String,
    },

    /// A parameter is infinite or not a number.
    #[error("{file}: wanted finite numbers, found {found} in {tensor}", file = printable(file))]
    NotFinite {
        /// The file.
        file: PathBuf,
        /// The tensor that the parameter is in.
        tensor: &'static str,
        /// The parameter.
        found: f64,
    },
}

/// The beginning of a text from outside, as it may be shown.
fn shortened(text: impl AsRef<str>) -> String {
    const LONGEST: usize = 200;
    let text = text.as_ref();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => printable(&text[..end]) + "…",
        None => printable(text),
    }
}
