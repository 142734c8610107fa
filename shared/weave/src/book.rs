//! Renders the book and serves it.
//!
//! mdBook does the rendering, as a library. Before it, each page is made what the book shows of it: markers hidden,
//! each cell beside its output, formulas as `MathML`, figures in the colours of the reader's theme. The same step is an
//! mdBook preprocessor, so that an ordinary `mdbook serve` shows the same pages.

mod frame;
pub mod live;
mod mathematics;
mod present;
mod render;
mod serve;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::Error;

pub use render::{build, preprocess};
pub use serve::Site;

/// Where the book at `root` is to be written: beside cargo's own output, wherever that is.
///
/// # Errors
/// If cargo does not say where it builds.
pub fn output(root: &Path) -> Result<PathBuf, Error> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut asked = Command::new(cargo);
    asked.args([
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--manifest-path",
    ]);
    let answer = asked
        .arg(root.join("Cargo.toml"))
        .stderr(Stdio::inherit())
        .output();
    let answer = answer.map_err(|error| Error::Cargo(error.to_string()))?;
    let metadata: Option<serde_json::Value> = serde_json::from_slice(&answer.stdout).ok();
    let folder =
        metadata.and_then(|metadata| Some(metadata["target_directory"].as_str()?.to_string()));
    let folder = folder.ok_or_else(|| Error::Cargo(answer.status.to_string()))?;
    Ok(Path::new(&folder).join("book"))
}

/// Whether the preprocessor has something to say to this renderer of mdBook's: it speaks HTML.
pub fn supports(renderer: &str) -> bool {
    renderer == "html"
}
