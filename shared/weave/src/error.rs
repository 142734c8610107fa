//! What can go wrong while reading or writing the book's files.

use std::path::PathBuf;

/// A file or folder that the tool could not use.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No folder upwards holds the book.
    #[error("no book at {0} or above: wanted a Cargo.toml beside a folder named chapters")]
    NoBook(PathBuf),
    /// A file or folder could not be read.
    #[error("{path} could not be read: {source}")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file could not be written.
    #[error("{path} could not be written: {source}{}", advice(.source))]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// What to do where nothing can be written at all.
fn advice(source: &std::io::Error) -> &'static str {
    match source.kind() {
        std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
            " (work in a copy of the repository that is yours to write, or, for the book alone, \
             name a folder that is with CARGO_TARGET_DIR)"
        }
        _ => "",
    }
}
