//! Renders the book, serves it and shows each change.
//!
//! mdBook does the rendering, as a library. Before it, each page is made what the book shows of it: markers hidden,
//! each cell beside its output, formulas as `MathML`, figures in the colours of the reader's theme. The same step is an
//! mdBook preprocessor, so that an ordinary `mdbook serve` shows the same pages.

mod affected;
mod figures;
mod live;
mod mathematics;
mod present;
mod render;
mod rerun;
mod review;
mod server;
mod watch;

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::finding::Finding;

pub use figures::PALETTE;
pub use live::{Happening, Options, serve};
pub use render::preprocess;
pub use rerun::Report;
pub use review::Verdict;

/// Where the book at `root` is to be written: beside cargo's own output, so `CARGO_TARGET_DIR` moves it too.
pub fn output(root: &Path) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty());
    target
        .map_or_else(|| root.join("target"), PathBuf::from)
        .join("book")
}

/// Why the book could not be rendered or served.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// Pages hold what the book cannot show.
    #[error("{}", lines(.0))]
    Pages(Vec<Finding>),
    /// A file or folder could not be used.
    #[error(transparent)]
    File(#[from] Error),
    /// mdBook failed.
    #[error("mdBook could not render the book: {0}")]
    Render(String),
    /// No port is free.
    #[error("the book cannot be served, since no port of this computer is free: {0}")]
    NoPort(io::Error),
}

impl BookError {
    /// One of our own errors that went through mdBook comes out as it was.
    fn from_mdbook(error: mdbook_preprocessor::errors::Error) -> Self {
        error
            .downcast()
            .unwrap_or_else(|error| Self::Render(format!("{error:#}")))
    }
}

fn lines(findings: &[Finding]) -> String {
    findings
        .iter()
        .map(Finding::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Renders the book at `root` into a folder and returns its first page. The pages are taken as they are: fill them first.
///
/// # Errors
/// If `book.toml` or a page cannot be read, or a page holds what the book cannot show. The last book stays.
pub fn build(root: &Path, folder: &Path) -> Result<PathBuf, BookError> {
    render::render(root, folder, &review::Review::of(root))?;
    Ok(folder.join("index.html"))
}

/// Whether the preprocessor has something to say to this renderer of mdBook's: it speaks HTML.
pub fn supports(renderer: &str) -> bool {
    renderer == "html"
}
