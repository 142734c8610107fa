//! The first start: `JupyterLab` in a private Python, the Rust kernel, and the description that ties them together.
//!
//! Each step looks first whether it is done, and marks itself done last, so an interrupted one is done again.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use indicatif::{HumanDuration, ProgressBar, ProgressStyle};

use super::{
    LabError,
    files::{read_if_there, write_whole},
    needs,
    place::Place,
};
use crate::error::Error;

/// The version of evcxr that the notebooks are checked with.
pub(super) const KERNEL_VERSION: &str = "0.22.0";

/// The version of `JupyterLab` and those of everything it needs.
const REQUIREMENTS: &str = include_str!("requirements.txt");

/// Starts evcxr in the right build folder.
const KERNEL_STARTER: &str = include_str!("kernel.py");

/// Jupyter's settings: no question about news and no look for updates, so nothing asks the network.
const SETTINGS: &str = r#"{
  "@jupyterlab/apputils-extension:notification": { "fetchNews": "false", "checkForUpdates": false }
}
"#;

/// Does what is still to be done, with progress on the terminal, and returns where it all is.
///
/// # Errors
/// When something is missing that the lab cannot fetch by itself; the error says what, and how to get it.
pub(crate) fn set_up(root: &Path) -> Result<Place, LabError> {
    if !cfg!(unix) {
        return Err(LabError::System);
    }
    let place = Place::new(root)?;
    // Everything that only the reader can mend comes before the first download.
    let library = needs::rust_source()?;
    let installed = read_if_there(&place.virtual_environment().join("done"))?;
    if installed.as_deref() != Some(REQUIREMENTS) {
        install_jupyterlab(&place, &needs::find_python(&needs::PYTHONS)?)?;
    }
    let kernel = match installed_kernel(&place) {
        Some(kernel) => kernel,
        None => install_kernel(&place)?,
    };
    describe_kernel(&place, &kernel)?;
    fetch_crates(&place.root)?;
    fetch_crates(&library)?;
    Ok(place)
}

/// A private Python with `JupyterLab` and its dependencies, as `requirements.txt` pins them.
fn install_jupyterlab(place: &Place, python: &str) -> Result<(), LabError> {
    let folder = place.virtual_environment();
    let requirements = place.home.join("requirements.txt");
    write_whole(&requirements, REQUIREMENTS)?;

    let step = Step::start("Setting up JupyterLab in target/lab (once)");
    let mut make = Command::new(python);
    place.keep_files_here(make.args(["-m", "venv", "--clear"]).arg(&folder));
    step.run(make)
        .map_err(|failure| failure.into_error(|said| LabError::VirtualEnvironment { said }))?;
    let mut install = place.python();
    install
        .args([
            "-m",
            "pip",
            "install",
            "--no-input",
            "--disable-pip-version-check",
        ])
        // pip's cache would be outside the place.
        .args(["--no-cache-dir", "--progress-bar=off", "--requirement"])
        .arg(&requirements);
    step.run(install)
        .map_err(|failure| failure.into_error(|said| LabError::JupyterLab { said }))?;
    write_whole(
        &folder.join("share/jupyter/lab/settings/overrides.json"),
        SETTINGS,
    )?;
    write_whole(&folder.join("done"), REQUIREMENTS)?;
    step.done();
    Ok(())
}

/// The kernel of the pinned version: the lab's own, or one that the reader has on the PATH.
fn installed_kernel(place: &Place) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).collect::<Vec<_>>();
    std::iter::once(place.kernel().join("bin"))
        .chain(on_path)
        .filter(|bin| bin.join("evcxr_jupyter").is_file())
        .find(|bin| bin.parent().is_some_and(cargo_installed_the_version))
        .map(|bin| bin.join("evcxr_jupyter"))
}

/// Whether cargo lists the pinned version under this folder. (The kernel itself does not tell its version.)
fn cargo_installed_the_version(installed: &Path) -> bool {
    let mut list = cargo();
    list.args(["install", "--list", "--root"]).arg(installed);
    list.output().is_ok_and(|output| {
        let wanted = format!("evcxr_jupyter v{KERNEL_VERSION}:");
        String::from_utf8_lossy(&output.stdout)
            .lines()
            .any(|line| line == wanted)
    })
}

/// Builds the kernel. Cargo shows its own progress; what it has built when it is interrupted is kept.
fn install_kernel(place: &Place) -> Result<PathBuf, LabError> {
    println!("Building the Rust kernel in target/lab (once, about ten minutes on two cores)");
    let build = place.home.join("evcxr-build");
    let mut install = cargo();
    install
        .args([
            "install",
            "evcxr_jupyter",
            "--locked",
            "--version",
            KERNEL_VERSION,
            "--root",
        ])
        .arg(place.kernel())
        .env("CARGO_TARGET_DIR", &build)
        // Cargo would warn that the folder is not on the PATH. It need not be.
        .env("PATH", path_with(&place.kernel().join("bin")));
    run_in_sight(install, || LabError::Kernel)?;
    fs::remove_dir_all(&build).map_err(|source| Error::Write {
        path: build,
        source,
    })?;
    Ok(place.kernel().join("bin").join("evcxr_jupyter"))
}

/// The search path with one more folder at its end.
fn path_with(folder: &Path) -> std::ffi::OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain([folder.to_owned()]);
    env::join_paths(folders).unwrap_or(path.clone())
}

/// Tells Jupyter how to start the kernel. Written at every start: it holds the checkout's path, which may have moved.
fn describe_kernel(place: &Place, kernel: &Path) -> Result<(), LabError> {
    let folder = place.jupyter_data().join("kernels").join("rust");
    if !folder.is_dir() {
        let mut add_icons = Command::new(kernel);
        place.keep_files_here(add_icons.arg("--install").stdout(Stdio::null()));
        run_in_sight(add_icons, || LabError::Kernel)?;
    }
    let starter = place.home.join("kernel.py");
    write_whole(&starter, KERNEL_STARTER)?;
    let description = serde_json::json!({
        "argv": [
            place.virtual_environment().join("bin").join("python"),
            starter,
            kernel,
            place.root,
            place.builds(),
            "{connection_file}",
        ],
        "display_name": "Rust",
        "language": "rust",
        "interrupt_mode": "message",
    });
    write_whole(&folder.join("kernel.json"), &format!("{description:#}\n"))?;
    Ok(())
}

/// Everything that the folder's `Cargo.lock` names. Does nothing when it is all there.
///
/// The kernels need the checkout's crates to compile the cells without a network, and the standard library's to find
/// out what types a cell's variables have: where they are missing, some cells do not compile.
fn fetch_crates(folder: &Path) -> Result<(), LabError> {
    let mut fetch = cargo();
    fetch
        .args(["fetch", "--locked", "--quiet"])
        .current_dir(folder)
        // The standard library's manifest asks for more than a stable cargo grants.
        .env("RUSTC_BOOTSTRAP", "1");
    run_in_sight(fetch, || LabError::Crates)
}

/// The cargo that runs this program, or else the one on the PATH.
fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command that speaks to the terminal itself.
fn run_in_sight(mut command: Command, failed: impl Fn() -> LabError) -> Result<(), LabError> {
    let status = command
        .status()
        .map_err(|source| start_error(&command, source))?;
    if status.success() {
        Ok(())
    } else {
        Err(failed())
    }
}

fn start_error(command: &Command, source: std::io::Error) -> LabError {
    LabError::Start {
        program: command.get_program().to_string_lossy().into_owned(),
        source,
    }
}

/// One line on the terminal that shows what a silent command is busy with.
struct Step {
    name: &'static str,
    line: ProgressBar,
}

/// Why a command of a [`Step`] did not succeed.
enum Failure {
    NotStarted(LabError),
    Said(String),
}

impl Failure {
    fn into_error(self, said: impl Fn(String) -> LabError) -> LabError {
        match self {
            Self::NotStarted(error) => error,
            Self::Said(text) => said(text),
        }
    }
}

impl Step {
    fn start(name: &'static str) -> Self {
        let line = ProgressBar::new_spinner();
        if line.is_hidden() {
            println!("{name}");
        }
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix} [{elapsed}] {wide_msg}")
        {
            line.set_style(style);
        }
        line.set_prefix(name);
        line.enable_steady_tick(Duration::from_millis(100));
        Self { name, line }
    }

    /// Shows each line that the command prints, and keeps the last ones for an error.
    fn run(&self, mut command: Command) -> Result<(), Failure> {
        let not_started = |source| Failure::NotStarted(start_error(&command, source));
        let (reader, writer) = std::io::pipe().map_err(not_started)?;
        let output = writer.try_clone().map_err(not_started)?;
        let mut child = command
            .stdout(output)
            .stderr(writer)
            .spawn()
            .map_err(|source| Failure::NotStarted(start_error(&command, source)))?;
        // The command holds the pipe's other end: the lines end when it lets go too.
        drop(command);
        let mut said = Vec::new();
        for text in BufReader::new(reader).lines().map_while(Result::ok) {
            self.line.set_message(text.trim().to_owned());
            said.push(text);
        }
        if child.wait().is_ok_and(|status| status.success()) {
            return Ok(());
        }
        self.line.finish_and_clear();
        Err(Failure::Said(
            said[said.len().saturating_sub(12)..].join("\n"),
        ))
    }

    fn done(self) {
        let elapsed = HumanDuration(self.line.elapsed());
        self.line.finish_and_clear();
        println!("{}: done in {elapsed}", self.name);
    }
}
