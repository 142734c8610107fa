//! Why the lab cannot start, and how to mend it.

use std::path::PathBuf;

use super::install::KERNEL_VERSION;
use crate::error::Error;

/// Why the lab cannot be set up or started. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum LabError {
    /// Neither Linux nor macOS.
    #[error("the lab runs on Linux and macOS: on Windows, start it inside WSL")]
    System,
    /// No program found is a Python that is new enough.
    #[error(
        "the lab needs Python 3.10 or newer, found {found}: install it from https://www.python.org/downloads or \
         with `apt install python3 python3-venv` or `brew install python`, then run the command again"
    )]
    Python {
        /// The programs that were tried, each with its version.
        found: String,
    },
    /// The kernel reads the standard library's source to learn the types of variables.
    #[error(
        "the Rust kernel needs the standard library's source, found none in {looked_in}: \
         run `rustup component add rust-src`, then the command again"
    )]
    RustSource {
        /// Where the source would be.
        looked_in: PathBuf,
    },
    /// Python could not make its private folder.
    #[error(
        "Python could not make a virtual environment (on Debian and Ubuntu it needs \
         `apt install python3-venv`); it said:\n{said}"
    )]
    VirtualEnvironment {
        /// The last lines that it printed.
        said: String,
    },
    /// pip did not finish.
    #[error(
        "JupyterLab could not be installed: pip needs the network, or a mirror named in PIP_INDEX_URL; it said:\n{said}"
    )]
    JupyterLab {
        /// The last lines that it printed.
        said: String,
    },
    /// `cargo install` did not finish.
    #[error(
        "the Rust kernel could not be installed (cargo's own message is above): mend that and run the command again, \
         it goes on where it stopped; or run `cargo install evcxr_jupyter --version {KERNEL_VERSION} --locked` yourself, \
         the lab takes what it finds on the PATH"
    )]
    Kernel,
    /// `cargo fetch` did not finish.
    #[error("cargo could not fetch the crates that Cargo.lock names (its own message is above)")]
    Crates,
    /// A program could not be started.
    #[error("{program} could not be started: {source}")]
    Start {
        /// The program.
        program: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file could not be used.
    #[error(transparent)]
    File(#[from] Error),
    /// There is nothing to open.
    #[error("no notebook in {folder}: run `cargo weave` to write them")]
    NoNotebook {
        /// The folder of the originals.
        folder: PathBuf,
    },
}
