//! What can go wrong while the book is read, written, rendered or served.

use std::io;
use std::path::{Path, PathBuf};

use crate::finding::Finding;

/// Why a command of the tool could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No folder upwards holds the book.
    #[error("no book at {0} or above: wanted a Cargo.toml beside a folder named chapters")]
    NoBook(PathBuf),
    /// A file or folder could not be read.
    #[error("{0} could not be read: {1}")]
    Read(PathBuf, io::Error),
    /// A file or folder could not be written.
    #[error("{0} could not be written: {1}")]
    Write(PathBuf, io::Error),
    /// A manifest is no TOML.
    #[error("{0} is no TOML: {1}")]
    Manifest(String, toml::de::Error),
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

impl Error {
    /// What the system's error means where `path` was to be read.
    pub fn reading(path: &Path) -> impl FnOnce(io::Error) -> Self {
        |error| Self::Read(path.to_path_buf(), error)
    }

    /// What the system's error means where `path` was to be written.
    pub fn writing(path: &Path) -> impl FnOnce(io::Error) -> Self {
        |error| Self::Write(path.to_path_buf(), error)
    }
}
