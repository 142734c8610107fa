//! What lets a reader turn a figure: the programs of `shared/live`, compiled for the browser, beside the book's pages.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, io};

use base64::{Engine, engine::general_purpose::STANDARD};

use super::output;
use crate::error::Error;

/// What the programs are compiled for.
pub const TARGET: &str = "wasm32-wasip1";
/// Where they lie in the book.
const FOLDER: &str = "live";
/// What a page with controls has in it.
const CONTROLS: &str = "<form class=\"live\"";

/// Whether the figures of the book at `root` stand still where it was rendered, for want of a compiler for browsers.
pub fn stands_still(root: &Path, book: &Path) -> bool {
    root.join("shared/live").is_dir() && !book.join(FOLDER).is_dir()
}

fn compiles_for_browsers() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let asked = Command::new(rustc)
        .args(["--print", "target-libdir", "--target", TARGET])
        .output();
    asked.is_ok_and(|answer| Path::new(String::from_utf8_lossy(&answer.stdout).trim()).is_dir())
}

/// Puts the programs and their data into a rendered book, and scripts into the pages with controls; nothing where the compiler
/// cannot compile for browsers.
pub(super) fn add(root: &Path, book: &Path) -> Result<(), Error> {
    if !root.join("shared/live").is_dir() || !compiles_for_browsers() {
        return Ok(());
    }
    let programs = compiled(root)?;
    let folder = book.join(FOLDER);
    fs::create_dir_all(&folder).map_err(Error::writing(&folder))?;
    // As a script, because a page opened from a file may load no other file.
    let figures = STANDARD.encode(read(&programs.join("figures.wasm"))?);
    let script = folder.join("figures.js");
    fs::write(&script, format!("const figuresProgram = '{figures}';\n"))
        .map_err(Error::writing(&script))?;
    let mut files = vec![programs.join("training.wasm")];
    for beside in ["shared/live/page", "shared/mnist/data"] {
        files.extend(entries(&root.join(beside))?.iter().map(fs::DirEntry::path));
    }
    for file in files {
        let copy = folder.join(file.file_name().unwrap_or_default());
        fs::copy(&file, &copy).map_err(Error::writing(&copy))?;
    }
    load(book, book, "")
}

fn compiled(root: &Path) -> Result<std::path::PathBuf, Error> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args([
        "build",
        "--quiet",
        "--package",
        "live",
        "--bins",
        "--profile",
        "live",
        "--target",
        TARGET,
    ]);
    // The reader's own flags are for the compiler and linker of this machine.
    for flags in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        build.env_remove(flags);
    }
    let status = build.current_dir(root).stdin(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => {}
        Ok(status) => return Err(Error::Cargo(status.to_string())),
        Err(error) => return Err(Error::Cargo(error.to_string())),
    }
    Ok(output(root)?.with_file_name(TARGET).join("live"))
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(Error::reading(path))
}

fn entries(folder: &Path) -> Result<Vec<fs::DirEntry>, Error> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<_>>);
    entries.map_err(Error::reading(folder))
}

/// Lets the pages below a folder that have controls load the scripts. `up` leads from there to the book.
fn load(book: &Path, folder: &Path, up: &str) -> Result<(), Error> {
    for path in entries(folder)?.iter().map(fs::DirEntry::path) {
        if path.is_dir() {
            load(book, &path, &format!("{up}../"))?;
        } else if path.extension().is_some_and(|ending| ending == "html")
            && path != book.join("print.html")
        {
            let page = String::from_utf8_lossy(&read(&path)?).into_owned();
            if page.contains(CONTROLS) {
                let script =
                    |name| format!("<script defer src=\"{up}{FOLDER}/{name}.js\"></script>\n");
                let scripts = ["program", "training", "live"].map(script).concat();
                let loads = format!(
                    "<link rel=\"stylesheet\" href=\"{up}{FOLDER}/live.css\">\n{scripts}</head>"
                );
                let page = page.replacen("</head>", &loads, 1);
                fs::write(&path, page).map_err(Error::writing(&path))?;
            }
        }
    }
    Ok(())
}
