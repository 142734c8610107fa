//! The program itself: what it prints and how it ends.

use std::path::Path;
use std::process::Command;

use crate::book::{Book, PAGE};

/// The exit code, standard output and standard error of `weave` run in a folder.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let program = Command::new(env!("CARGO_BIN_EXE_weave"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("weave runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let code = program.status.code().expect("an exit code");
    (code, text(&program.stdout), text(&program.stderr))
}

fn ended(code: i32, out: &str, err: &str) -> (i32, String, String) {
    (code, out.to_string(), err.to_string())
}

#[test]
fn filling_says_what_it_wrote_and_checking_what_is_wrong() {
    let book = Book::unfilled();
    let wrote = "wrote chapters/ch01-one/README.md\nwrote chapters/README.md\nwrote notebooks/ch01-one.ipynb\n";
    assert_eq!(run(book.root(), &[]), ended(0, wrote, ""));
    // The root is found from any folder inside.
    let inside = book.root().join("chapters/ch01-one/src");
    assert_eq!(run(&inside, &["check"]), ended(0, "", ""));

    book.edit(PAGE, "This is how", "This gives 0.123, which is how");
    book.edit(PAGE, "(#one)", "(#two)");
    let page = book.read(PAGE);
    let (code, out, err) = run(&inside, &["check"]);
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!((code, out.as_str(), lines.len()), (1, "", 4), "{err}");
    assert!(
        lines[0].starts_with("chapters/ch01-one/README.md:18: the number 0.123 is typed — cite"),
        "{err}"
    );
    assert!(
        lines[1].starts_with("chapters/ch01-one/README.md:53: the link #two is dead: "),
        "{err}"
    );
    assert!(lines[2].starts_with("notebooks/ch01-one.ipynb:"), "{err}");
    assert_eq!(lines[3], "3 things to mend");
    assert_eq!(book.read(PAGE), page, "the check changes nothing");
}

#[test]
fn a_folder_outside_of_any_book_is_an_error() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().canonicalize().expect("a folder");
    let path = path.to_string_lossy();
    // On Windows a canonical path begins so, and no other.
    let path = path.trim_start_matches(r"\\?\");
    let expected = format!(
        "error: no book at {path} or above: wanted a Cargo.toml beside a folder named chapters\n"
    );
    assert_eq!(run(folder.path(), &["check"]), ended(2, "", &expected));
}
