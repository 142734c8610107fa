//! What `weave` makes of a chapter's exercises: the page's section, the notebook's cells, what a reader begins with.

use serde_json::Value;
use weave::finding::Finding;

use crate::book::{Book, LIBRARY, LIST, NOTEBOOK, PAGE};

const EXERCISE: &str = "chapters/ch01-one/src/exercises/third.rs";
const VERDICTS: &str = "snapshots/ch01-one/exercises/third.snap";
const ANSWERS: &str = "shared/exercises/answers/ch01.rs";

/// The tiny book with one exercise, not yet filled.
fn book() -> Book {
    let book = Book::unfilled();
    book.edit(
        PAGE,
        "## More\n",
        "## More\n\n<!-- exercises -->\n\n<!-- end -->\n",
    );
    book.edit(
        LIBRARY,
        "pub mod figures;\n",
        "pub mod exercises;\npub mod figures;\n",
    );
    book.edit(
        LIST,
        "figures: [line],\n",
        "figures: [line],\n    exercises: [third],\n",
    );
    book.write("chapters/ch01-one/src/exercises.rs", "pub mod third;\n");
    book.write(
        EXERCISE,
        "\
//! # A third
//!
//! **Write it**, 1 minute, after *One*: divide.
//!
//! Take $`x_1`$ apart, as in [the beginning](#one).
//!
//! # Hint
//!
//! By three.

use crate::divisor;
use show::Table;

/// A third of `x`.
pub fn third(x: f64) -> f64 {
    todo!(\"start with x\")
}

pub fn check(third: fn(f64) -> f64) -> Table {
    exercise(third)
}

pub fn exercise(third: fn(f64) -> f64) -> Table {
    Table::new([])
}

pub mod solution {
    use super::divisor;

    /// A half and a half of it.
    pub fn third(x: f64) -> f64 {
        x / (divisor() + 1.0)
    }
}
",
    );
    book.write(
        VERDICTS,
        "---\nsource: a\n---\nnot written yet: start with x\n\nsolved\n",
    );
    book
}

fn filled() -> Book {
    let book = book();
    let woven = book.weave();
    assert_eq!(woven.findings, []);
    book
}

#[test]
fn the_page_has_the_task_and_folds_the_rest() {
    let page = filled().read(PAGE);
    let from = page.find("### A third").expect("a heading");
    let to = page.find("<!-- figure line -->").expect("what comes after");
    assert_eq!(
        &page[from..to],
        "\
### A third

**Write it**, 1 minute, after [One](#one): divide.

Take $`x_1`$ apart, as in [the beginning](#one).

```rust,ignore
/// A third of `x`.
pub fn third(x: f64) -> f64 {
    todo!(\"start with x\")
}
```

<details>
<summary>Hint</summary>

By three.

</details>

<details>
<summary>Solution</summary>

```rust,ignore
/// A half and a half of it.
pub fn third(x: f64) -> f64 {
    x / (divisor() + 1.0)
}
```

</details>

<!-- end -->

"
    );
}

#[test]
fn the_notebook_has_a_cell_to_write_in_and_one_that_checks() {
    let notebook: Value = serde_json::from_str(&filled().read(NOTEBOOK)).expect("JSON");
    let cells = notebook["cells"].as_array().expect("cells");
    let text = |lines: &Value| {
        let lines = lines.as_array().into_iter().flatten();
        lines.filter_map(Value::as_str).collect::<String>()
    };
    let kinds: Vec<_> = cells
        .iter()
        .map(|cell| &cell["metadata"]["weave"]["kind"])
        .collect();
    let at = kinds
        .iter()
        .position(|kind| *kind == "exercise")
        .expect("an exercise");
    assert!(
        text(&cells[at - 1]["source"]).ends_with("Take $x_1$ apart, as in [the beginning](#One).")
    );
    assert!(text(&cells[at]["source"]).ends_with("todo!(\"start with x\")\n}"));
    assert_eq!(kinds[at + 1], "check");
    assert_eq!(
        text(&cells[at + 1]["source"]),
        "exercises::third::check(third)"
    );
    let output = &cells[at + 1]["outputs"][0]["data"]["text/plain"];
    assert_eq!(text(output), "not written yet: start with x");
    assert!(text(&cells[at + 2]["source"]).starts_with("<details>\n<summary>Hint</summary>"));
    let setup = cells
        .iter()
        .find(|cell| cell["id"] == "setup")
        .expect("a first cell");
    assert!(text(&setup["source"]).contains("use ch01_one::{divisor, exercises, figures};"));
}

#[test]
fn a_reader_begins_with_what_stub_and_solution_need() {
    let book = filled();
    assert_eq!(
        book.read(ANSWERS),
        "\
//! Your answers to the exercises of \"One\".
//!
//! The tasks are at the end of `chapters/ch01-one/README.md`, and `cargo exercise ch01` checks what you write here.

use ch01_one::divisor;

// A third: Write it, 1 minute.

/// A third of `x`.
pub fn third(x: f64) -> f64 {
    todo!(\"start with x\")
}
"
    );
    let checks = book.read("shared/exercises/answers/checks/ch01.rs");
    assert!(
        checks.contains("check: || exercises::third::check(third),"),
        "{checks}"
    );
    assert_eq!(book.check(), []);
}

#[test]
fn an_exercise_that_is_not_as_it_should_be_is_reported() {
    type Break = fn(&Book);
    let cases: [(Break, &str, &str); 8] = [
        (
            |book| book.edit(EXERCISE, "# A third", "A third"),
            EXERCISE,
            "begins with",
        ),
        (
            |book| book.edit(EXERCISE, "Write it", "Write"),
            EXERCISE,
            "wanted `**Sort**",
        ),
        (
            |book| book.edit(EXERCISE, "after *One*", "after *Two*"),
            EXERCISE,
            "no heading \"Two\"",
        ),
        (
            |book| book.edit(EXERCISE, "pub fn check", "pub fn ask"),
            EXERCISE,
            "a function `check`",
        ),
        (
            |book| book.edit(EXERCISE, "pub mod solution", "pub mod answer"),
            EXERCISE,
            "a module `solution`",
        ),
        (
            |book| book.remove(VERDICTS),
            EXERCISE,
            "no accepted verdicts on `third`",
        ),
        (
            |book| book.remove(EXERCISE),
            EXERCISE,
            "there is no exercise",
        ),
        (
            |book| book.edit(LIST, "    exercises: [third],\n", ""),
            "chapters/ch01-one/src/exercises.rs",
            "no test holds the exercise `third`",
        ),
    ];
    for (change, file, what) in cases {
        let book = filled();
        change(&book);
        let found = book.check();
        let fits = |finding: &Finding| finding.file == file && finding.what.contains(what);
        assert!(found.iter().any(fits), "{what}: {found:?}");
    }
    let book = filled();
    book.edit(ANSWERS, "todo!", "panic!");
    let found = book.check();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].file.as_str(), found[0].line), (ANSWERS, 11));
}
