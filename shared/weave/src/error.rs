//! What can go wrong while the book is read, written, rendered or served.

use std::{io, path::PathBuf};

use crate::finding::Finding;

/// Why a command of the tool could not do its work.
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
        source: io::Error,
    },
    /// A file could not be written.
    #[error("{path} could not be written: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Pages hold what the book cannot show.
    #[error("{}", .0.iter().map(Finding::to_string).collect::<Vec<_>>().join("\n"))]
    Pages(Vec<Finding>),
    /// mdBook failed.
    #[error("mdBook could not render the book: {0}")]
    Render(String),
    /// Cargo could not say where it builds.
    #[error("cargo could not say where it builds: {0}")]
    Cargo(String),
    /// No port is free.
    #[error("the book cannot be served, since no port of this computer is free: {0}")]
    NoPort(io::Error),
}
