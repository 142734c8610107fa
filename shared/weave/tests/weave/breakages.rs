//! Each way to break the tiny book gives one finding, at the right file and line, with a way to mend it.

mod cells;
mod filled;
mod house;
mod live;
mod named;
mod prose;

use crate::book::{Book, FRONT, OUTPUT, PAGE};

/// A step of what is done to the book.
enum Change {
    /// Replace the only place of a text in a file.
    Edit(&'static str, &'static str, &'static str),
    /// Write a new file.
    Write(&'static str, &'static str),
    /// Remove a file.
    Remove(&'static str),
    /// Fill the book again, so that nothing else is wrong.
    Fill,
}
use Change::{Edit, Fill, Remove, Write};

/// The finding that the changes give: the file, a text on its line (empty: line 1), what is wrong, how to mend it.
struct Expected(&'static str, &'static str, &'static str, &'static str);

const LIST_CONFORMANCE: Change = Edit(
    "chapters/SUMMARY.md",
    "- [One]",
    "- [Both](conformance.md)\n- [One]",
);

const WEAVE: &str = "change the source and not the page, then run `cargo weave`";

/// A name, what is done to the book, and the finding that it gives.
type Case = (&'static str, Vec<Change>, Expected);

fn apply(book: &Book, change: &Change) {
    match change {
        Edit(path, old, new) => book.edit(path, old, new),
        Write(path, content) => book.write(path, content),
        Remove(path) => book.remove(path),
        Fill => {
            book.weave();
        }
    }
}

#[test]
fn each_breakage_is_found_with_its_place_and_its_mending() {
    let mut wrong = Vec::new();
    let cases = [
        filled::cases(),
        named::cases(),
        cells::cases(),
        live::cases(),
        prose::cases(),
        house::cases(),
    ];
    for (name, changes, Expected(file, at, what, mend)) in cases.into_iter().flatten() {
        let book = Book::new();
        for change in &changes {
            apply(&book, change);
        }
        let findings = book.check();
        let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
        let content = book.read(file);
        let start = content
            .find(at.trim_start_matches('\n'))
            .map(|start| content[..start].matches('\n').count());
        let line = start.unwrap_or_else(|| panic!("{name}: {file} has no {at:?}")) + 1;
        let right = match &findings[..] {
            [one] => {
                one.file == file
                    && one.line == line
                    && one.what.contains(what)
                    && one.mend.contains(mend)
            }
            _ => false,
        };
        if !right {
            wrong.push(format!(
                "{name}\n  wanted: {file}:{line}: {what} — {mend}\n  found:  {}",
                lines.join("\n          ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn everything_that_is_wrong_is_found_at_once() {
    let book = Book::new();
    book.edit(PAGE, "let x = 1.0;", "let x = 2.0;");
    book.edit(PAGE, "## More", "## Even more 0.123");
    book.edit(OUTPUT, "0.5001", "0.75");
    book.edit(
        "shared/show/Cargo.toml",
        "[dependencies]",
        "[dependencies]\nch01-one.workspace = true",
    );
    let places: Vec<(String, usize)> = book
        .check()
        .into_iter()
        .map(|one| (one.file, one.line))
        .collect();
    let at = |file: &str, line: usize| (file.to_string(), line);
    assert_eq!(
        places,
        [
            at(FRONT, 3),
            at(FRONT, 3),
            at(PAGE, 22),
            at(PAGE, 26),
            at(PAGE, 29),
            at(PAGE, 29),
            at(PAGE, 46),
            at("shared/show/Cargo.toml", 5),
        ]
    );
}
