//! `cargo lab`: `JupyterLab` with a Rust kernel, set up in a private place, over the reader's own copies.
//!
//! Everything is kept below `target/lab`: the two programs, Jupyter's settings, the copies of the notebooks and one
//! build folder for each. Deleting that folder (as `cargo clean` does) removes the lab whole.

pub mod copies;
mod error;
mod files;
mod install;
pub mod needs;
mod place;

use std::path::Path;

pub use error::LabError;
pub(crate) use {install::set_up, place::Place};

/// Sets the lab up where that is still to be done, hands out the notebooks and becomes `JupyterLab`, which opens the
/// browser and runs until Ctrl-C.
///
/// A copy that the reader has changed is kept; with `fresh` it is set aside and the original takes its place.
///
/// # Errors
/// When Python 3.10, the standard library's source or a download is missing, or a file cannot be written: the error
/// says how to mend it. It never returns `Ok` on Linux and macOS, where this process becomes `JupyterLab`.
pub fn open(root: &Path, fresh: bool) -> Result<(), LabError> {
    let place = set_up(root)?;
    for copy in copies::hand_out(&place.originals(), &place.home, fresh)? {
        if let Some(remark) = copy.remark() {
            println!("{remark}");
        }
    }
    println!(
        "Your copies of the notebooks: {}",
        place.notebooks().display()
    );
    println!("JupyterLab opens in the browser; Ctrl-C here ends it.");
    let mut lab = place.python();
    lab.args(["-m", "jupyterlab"])
        // The address still comes: the server holds it for critical.
        .args(["--LabApp.log_level=ERROR", "--ServerApp.log_level=ERROR"])
        // Ctrl-C ends the lab at once instead of asking; the kernels end with it.
        .arg("--JupyterApp.answer_yes=True")
        // In a container the user is often root; the lab listens on this machine alone, behind a token.
        .arg("--ServerApp.allow_root=True")
        .arg("--LabApp.extension_manager=readonly")
        // Beside Rust, the launcher would offer the Python that the lab itself runs on.
        .arg("--KernelSpecManager.ensure_native_kernel=False")
        .arg("--KernelSpecManager.allowed_kernelspecs={'rust'}")
        .arg(format!(
            "--ServerApp.root_dir={}",
            place.notebooks().display()
        ))
        .current_dir(place.notebooks());
    become_program(lab)
}

/// Replaces this process, so that Ctrl-C and every other signal go straight to the program.
#[cfg(unix)]
fn become_program(mut program: std::process::Command) -> Result<(), LabError> {
    use std::os::unix::process::CommandExt;
    let source = program.exec();
    Err(LabError::Start {
        program: format!("{}", Path::new(program.get_program()).display()),
        source,
    })
}

#[cfg(not(unix))]
fn become_program(_: std::process::Command) -> Result<(), LabError> {
    Err(LabError::System)
}
