//! `cargo lab`: finds a Python and hands everything over to `lab.py`, which says what the lab is.

use std::process::ExitCode;

fn main() -> ExitCode {
    eprintln!("error: {}", lab());
    ExitCode::from(2)
}

/// Becomes the lab, so that Ctrl-C and every other signal go straight to it. Returns why it cannot.
#[cfg(unix)]
fn lab() -> String {
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Stdio};

    // The plain names come first: they are the Python that the reader chose.
    let names = ["python3", "python"].map(str::to_owned);
    let versions = (10..20).rev().map(|minor| format!("python3.{minor}"));
    let is_new_enough = |python: &String| {
        let ask = "import sys; sys.exit(sys.version_info < (3, 10))";
        let mut command = Command::new(python);
        let status = command.args(["-c", ask]).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    };
    let Some(python) = names.into_iter().chain(versions).find(is_new_enough) else {
        return "the lab needs Python 3.10 or newer, found none on the PATH: install it from \
            https://www.python.org/downloads or with `apt install python3 python3-venv` or \
            `brew install python`, then run the command again"
            .to_owned();
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/lab.py");
    let mut lab = Command::new(&python);
    let failure = lab.arg(script).args(std::env::args_os().skip(1)).exec();
    format!("{python}: {failure}")
}

#[cfg(not(unix))]
fn lab() -> &'static str {
    "the lab runs on Linux and macOS: on Windows, start it inside WSL"
}
