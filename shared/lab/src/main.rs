//! `cargo lab`: finds a Python and hands everything over to `lab.py`, which says what the lab is.

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

/// The plain name comes first: it is the Python that the reader chose.
const PYTHONS: [&str; 8] = [
    "python3",
    "python",
    "python3.15",
    "python3.14",
    "python3.13",
    "python3.12",
    "python3.11",
    "python3.10",
];

/// What a Python that is new enough for `JupyterLab` ends with success.
const IS_NEW_ENOUGH: &str = "import sys; sys.exit(sys.version_info < (3, 10))";

fn main() -> ExitCode {
    let Some(python) = PYTHONS.into_iter().find(is_new_enough) else {
        eprintln!(
            "error: the lab needs Python 3.10 or newer, found none on the PATH: install it from \
             https://www.python.org/downloads or with `apt install python3 python3-venv` or \
             `brew install python`, then run the command again"
        );
        return ExitCode::from(2);
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("lab.py");
    let mut lab = Command::new(python);
    become_program(lab.arg(script).args(env::args_os().skip(1)))
}

fn is_new_enough(python: &&str) -> bool {
    let mut ask = Command::new(python);
    ask.args(["-c", IS_NEW_ENOUGH]).stderr(Stdio::null());
    ask.status().is_ok_and(|status| status.success())
}

/// Replaces this process, so that Ctrl-C and every other signal go straight to the program.
#[cfg(unix)]
fn become_program(program: &mut Command) -> ExitCode {
    use std::os::unix::process::CommandExt;
    eprintln!("error: {}", program.exec());
    ExitCode::from(2)
}

#[cfg(not(unix))]
fn become_program(program: &mut Command) -> ExitCode {
    match program.status() {
        Ok(status) => ExitCode::from(u8::from(!status.success())),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}
