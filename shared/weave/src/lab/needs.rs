//! What the lab needs from the machine: a Python that is new enough and the standard library's source.

use std::{path::PathBuf, process::Command};

use super::LabError;

/// The names that a Python goes by. The plain one comes first: it is the one that the reader chose.
pub const PYTHONS: [&str; 7] = [
    "python3",
    "python",
    "python3.14",
    "python3.13",
    "python3.12",
    "python3.11",
    "python3.10",
];

/// The oldest Python that `JupyterLab`'s packages run on.
const OLDEST: (u32, u32) = (3, 10);

/// The first of `programs` that is Python 3.10 or newer.
///
/// # Errors
/// [`LabError::Python`] when none is.
pub fn find_python(programs: &[&str]) -> Result<String, LabError> {
    let mut found = Vec::new();
    for program in programs {
        match python_version(program) {
            Some(version) if version >= OLDEST => return Ok((*program).to_owned()),
            Some((major, minor)) => found.push(format!("{program} {major}.{minor}")),
            None => {}
        }
    }
    let found = if found.is_empty() {
        "none".to_owned()
    } else {
        found.join(", ")
    };
    Err(LabError::Python { found })
}

/// What the program says of itself; `None` where it is missing, does not run or says something else.
fn python_version(program: &str) -> Option<(u32, u32)> {
    let ask = "import sys; print(sys.version_info[0], sys.version_info[1])";
    let output = Command::new(program).args(["-c", ask]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (major, minor) = text.trim().split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// The folder of the standard library's source, in the compiler's toolchain.
///
/// Without it evcxr would fetch it by itself, unasked, at its first start.
///
/// # Errors
/// [`LabError::RustSource`] when it does not, [`LabError::Start`] when there is no `rustc`.
pub(super) fn rust_source() -> Result<PathBuf, LabError> {
    let output = Command::new("rustc")
        .args(["--print", "sysroot"])
        .output()
        .map_err(|source| LabError::Start {
            program: "rustc".to_owned(),
            source,
        })?;
    let sysroot = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let looked_in = PathBuf::from(sysroot).join("lib/rustlib/src/rust/library");
    if looked_in.join("core").is_dir() {
        Ok(looked_in)
    } else {
        Err(LabError::RustSource { looked_in })
    }
}
