//! What `weave` writes into pages.

use crate::book::{Book, CELLS, FRONT, LIBRARY, NOTEBOOK, OUTPUT, PAGE};

const FILLED: &str = "\
# One

A paragraph, $`x_1`$ in it, and the year 1.2 million.

```math
\\frac{1}{2}
```

<!-- code src/lib.rs half -->
```rust,ignore
// Dividing is exact here.
/// Half of `x`.
pub fn half(x: f64) -> f64 {
    x / divisor()
}
```

This is how it is used:

<!-- cell one_half -->
```rust,ignore
let x = 1.0;
half(x)
```
```text
0.5001
```

It gives <!-- value one_half -->0.5001<!-- end -->, or <!-- value one_half digits 2 -->0.50<!-- end -->, or
<b>half</b>; the article says <!-- quote article -->0.4999<!-- end -->.

<!-- cell rows -->
```rust,ignore
let xs = [(\"one\", 1.0), (\"two\", 2.0)];
Table::new([\"x\", \"half\"]).rows(xs.map(|(name, x)| (name, half(x))))
```
```text
x    half
───  ────
one  0.5
two  1.0
```

Its second row says <!-- value rows two half -->`1.0`<!-- end -->.

## More

<!-- figure line -->
![a line from <0> on](../../snapshots/ch01-one/line.snap.svg)

*A line.*

Back to the [beginning](#one), or to the [front](../README.md#the-book).
";

#[test]
fn a_page_of_bare_markers_gets_every_piece() {
    let book = Book::unfilled();
    let woven = book.weave();
    assert_eq!(woven.findings, []);
    assert_eq!(woven.written, [PAGE, FRONT, NOTEBOOK]);
    assert_eq!(book.read(PAGE), FILLED);
    assert!(
        book.read(FRONT)
            .contains("<!-- value ch01-one/one_half -->0.5001<!-- end -->")
    );
    assert!(
        book.read(FRONT)
            .contains("<!-- code ch01-one/src/lib.rs half -->\n```rust,ignore\n// Dividing")
    );
    assert_eq!(book.check(), []);
}

#[test]
fn a_filled_book_is_left_alone() {
    assert_eq!(Book::new().weave(), weave::fill::Filled::default());
}

#[test]
fn a_changed_source_changes_its_pieces_and_nothing_else() {
    let book = Book::new();
    book.edit(OUTPUT, "0.5001", "0.75");
    book.edit(LIBRARY, "    x / divisor()", "    x / (divisor() + 0.0)");
    book.weave();
    let expected = FILLED
        .replace("\n0.5001\n", "\n0.75\n")
        .replace("-->0.5001<", "-->0.75<")
        .replace("-->0.50<", "-->0.75<")
        .replace("x / divisor()", "x / (divisor() + 0.0)");
    assert_eq!(book.read(PAGE), expected);
}

/// As `.gitattributes` has them.
#[test]
fn a_page_gets_the_repository_s_line_ends() {
    let book = Book::new();
    for path in [PAGE, LIBRARY, CELLS, OUTPUT, NOTEBOOK] {
        book.write(path, &book.read(path).replace('\n', "\r\n"));
    }
    assert_eq!(book.check(), []);
    assert_eq!(book.weave().written, [""; 0]);
    book.edit(OUTPUT, "0.5001", "0.5002");
    book.weave();
    assert_eq!(book.read(PAGE), FILLED.replace("0.5001", "0.5002"));
}

/// Markers, what is in the sources, and what the page says after filling.
#[test]
fn pieces_of_every_form_are_filled() {
    let library = "
/// A pair.
///
/// ```
/// let pair = 1;
/// ```
///
/// ````text
/// ```
/// ````
pub struct Pair(f64, f64);

impl Pair {
    /// The first.
    pub fn first(&self) -> f64 {
        self.0
    }
}

impl From<(f64, f64)> for Pair {
    fn from((a, b): (f64, f64)) -> Self {
        Pair(a, b)
    }
}

/// Many.
pub const MANY: usize = 3;

/// One.
///
/// # Example
/// ```
/// assert_eq!(ch01_one::with_example(), 1.0);
/// ```
pub fn with_example() -> f64 {
    1.0
}
";
    let cases = [
        (
            "a method, at the left edge",
            "<!-- code src/lib.rs Pair::first -->\n",
            "<!-- code src/lib.rs Pair::first -->\n```rust,ignore\n/// The first.\npub fn first(&self) -> f64 {\n    \
             self.0\n}\n```\n",
        ),
        (
            "an impl block of a trait",
            "<!-- code src/lib.rs impl From for Pair -->\n",
            "<!-- code src/lib.rs impl From for Pair -->\n```rust,ignore\nimpl From<(f64, f64)> for Pair {\n    \
             fn from((a, b): (f64, f64)) -> Self {\n        Pair(a, b)\n    }\n}\n```\n",
        ),
        (
            "a constant whose block holds something else",
            "<!-- code src/lib.rs MANY -->\n```rust\nlet x = 1;\n```\n",
            "<!-- code src/lib.rs MANY -->\n```rust,ignore\n/// Many.\npub const MANY: usize = 3;\n```\n",
        ),
        (
            "the block of another language after the marker stays",
            "<!-- code src/lib.rs MANY -->\n\n```text\nx\n```\n",
            "<!-- code src/lib.rs MANY -->\n```rust,ignore\n/// Many.\npub const MANY: usize = 3;\n```\n\n```text\nx\n```\n",
        ),
        (
            "markers in a longer fence are text",
            "````markdown\n<!-- code src/lib.rs MANY -->\n```rust,ignore\n```\n````\n",
            "````markdown\n<!-- code src/lib.rs MANY -->\n```rust,ignore\n```\n````\n",
        ),
        (
            "a value that lost its end",
            "It is <!-- value one_half -->0.5001, so.\n",
            "It is <!-- value one_half -->0.5001<!-- end -->, so.\n",
        ),
        (
            "a value without text and end",
            "It is <!-- value one_half -->, so.\n",
            "It is <!-- value one_half -->0.5001<!-- end -->, so.\n",
        ),
        (
            "a value in a table",
            "| a |\n| - |\n| <!-- value one_half digits 1 --><!-- end --> |\n",
            "| a |\n| - |\n| <!-- value one_half digits 1 -->0.5<!-- end --> |\n",
        ),
        (
            "an ordinary comment",
            "<!-- coded by hand -->\n",
            "<!-- coded by hand -->\n",
        ),
        (
            "an image that leads elsewhere, with words of its own",
            "<!-- figure line -->\n\n![my words](old.svg)\n\n*Caption.*\n",
            "<!-- figure line -->\n\n![a line from <0> on](../../snapshots/ch01-one/line.snap.svg)\n\n*Caption.*\n",
        ),
        (
            "code with an example, which the cells make superfluous",
            "<!-- code src/lib.rs with_example -->\n",
            "<!-- code src/lib.rs with_example -->\n```rust,ignore\n/// One.\npub fn with_example() -> f64 {\n    \
             1.0\n}\n```\n",
        ),
        (
            "a link to the place of a cell, and one to a figure's",
            "See <!-- shows rows --> and <!-- shows ch01-one/line --><!-- end -->.\n\n## A `b` [c]\n\n<!-- cell rows -->\n\n\
             ## A `b` [c]\n\n<!-- figure line -->\n",
            "See <!-- shows rows -->[A b \\[c\\]](README.md#a-b-c)<!-- end --> and <!-- shows ch01-one/line \
             -->[A b \\[c\\]](README.md#a-b-c-1)<!-- end -->.\n\n## A `b` [c]\n\n<!-- cell rows -->\n```rust,ignore\n\
             let xs = [(\"one\", 1.0), (\"two\", 2.0)];\n\
             Table::new([\"x\", \"half\"]).rows(xs.map(|(name, x)| (name, half(x))))\n```\n```text\n\
             x    half\n───  ────\none  0.5\ntwo  1.0\n```\n\n## A `b` [c]\n\n<!-- figure line -->\n\
             ![a line from <0> on](../../snapshots/ch01-one/line.snap.svg)\n",
        ),
    ];
    for (case, page, expected) in cases {
        let book = Book::unfilled();
        book.write(LIBRARY, &(book.read(LIBRARY) + library));
        book.write(PAGE, page);
        let woven = book.weave();
        assert_eq!(book.read(PAGE), expected, "{case}");
        assert_eq!(woven.findings, [], "{case}");
        book.weave();
        assert_eq!(book.read(PAGE), expected, "{case}, filled twice");
    }
}

#[test]
fn what_cannot_be_filled_stays_and_the_rest_is_filled() {
    let book = Book::unfilled();
    book.edit(PAGE, "<!-- cell rows -->", "<!-- cell columns -->");
    let woven = book.weave();
    let lines: Vec<String> = woven.findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "chapters/ch01-one/README.md:32: chapters/ch01-one/tests/page/cells.rs has no function `columns` — correct \
          the marker, or write the cell"
        ]
    );
    assert!(
        book.read(PAGE)
            .contains("<!-- cell columns -->\n\nIts second")
    );
    assert!(
        book.read(PAGE)
            .contains("It gives <!-- value one_half -->0.5001<!-- end -->")
    );
    assert!(
        !woven.written.iter().any(|path| path == NOTEBOOK),
        "a page with gaps gives no notebook"
    );
}

#[test]
fn a_page_that_was_saved_in_the_meantime_is_left_alone() {
    let book = Book::unfilled();
    let tree = book.tree();
    let saved = book.read(PAGE) + "\nA sentence more.\n";
    book.write(PAGE, &saved);
    let filled = weave::fill::fill(tree).expect("a book that can be written");
    assert_eq!(book.read(PAGE), saved);
    assert_eq!(filled.written, [FRONT]);
    let told: Vec<&str> = filled
        .findings
        .iter()
        .map(|one| one.what.as_str())
        .collect();
    let saved_since = "this page was saved while it was being filled, and is left as it is";
    assert_eq!(told, [saved_since]);
    let folder = book.root().join("chapters/ch01-one");
    let left = std::fs::read_dir(folder).expect("a folder").flatten();
    let hidden = left.filter(|entry| entry.file_name().to_string_lossy().starts_with('.'));
    assert_eq!(hidden.count(), 0, "nothing is left beside the page");
    book.weave();
    assert!(book.read(PAGE).contains("A sentence more."));
    assert_eq!(book.check(), []);
}

#[test]
fn a_block_s_marker_that_shares_its_line_is_not_filled() {
    for line in [
        "See <!-- code src/lib.rs half --> here.",
        "See <!-- cell rows -->",
        "- See\n\n  <!-- cell rows -->",
    ] {
        let book = Book::unfilled();
        book.write(PAGE, &format!("# One\n\n{line}\n"));
        let filled = book.weave();
        assert_eq!(book.read(PAGE), format!("# One\n\n{line}\n"));
        let what = "a marker of a block shares its line";
        assert!(filled.findings.iter().any(|one| one.what == what), "{line}");
    }
}

/// What systems and editors leave beside the files they show.
#[test]
fn hidden_files_are_nobody_s() {
    let book = Book::new();
    for folder in [
        "chapters",
        "chapters/ch01-one/src",
        "snapshots/ch01-one",
        "notebooks",
    ] {
        let store = book.root().join(folder).join(".DS_Store");
        std::fs::write(store, [0, 0xff, 1]).expect("a file");
    }
    for file in ["src/.lib.rs.swp", "tests/page/.cells.rs.swp"] {
        let swap = book.root().join("chapters/ch01-one").join(file);
        std::fs::write(swap, [0xff]).expect("a file");
    }
    book.write("snapshots/ch01-one/.rows.snap.swp", "b0VIM");
    #[cfg(unix)]
    for file in ["chapters/ch01-one/src/.#lib.rs", "notebooks/.#a.ipynb"] {
        let lock = book.root().join(file);
        std::os::unix::fs::symlink("me@here.1:2", lock).expect("a link to nothing");
    }
    assert_eq!(book.check(), []);
    assert_eq!(book.weave(), weave::fill::Filled::default());
}

#[test]
fn the_terms_of_all_recaps_make_one_table() {
    let book = Book::new();
    let recap = "\n## Recap\n\n- **slope** (기울기, $`f'`$): how steep\n  (it is).\n- **Half** (half of $`x`$): a half.\n- **bare**: no brackets.\n- no term.\n\n## More\n\n- **not in a recap**: left out.\n";
    book.write(PAGE, &(book.read(PAGE) + recap));
    let front = "\n\n## Recap\n\n- **half**: on the front.\n";
    book.write(FRONT, &(book.read(FRONT) + front));
    book.write(
        "chapters/terms.md",
        "# Terms\n\n<!-- terms -->\n\n<!-- end -->\n",
    );
    book.edit(
        "chapters/SUMMARY.md",
        "- [One]",
        "- [Terms](terms.md)\n- [One]",
    );
    book.weave();
    let expected = "\
# Terms

<!-- terms -->

| term | 한국어 | symbol | introduced in |
|---|---|---|---|
| bare |  |  | [One](ch01-one/README.md#recap) |
| half |  |  | [The book](README.md#recap) |
| slope | 기울기 | $`f'`$ | [One](ch01-one/README.md#recap) |

<!-- end -->
";
    assert_eq!(book.read("chapters/terms.md"), expected);
}
