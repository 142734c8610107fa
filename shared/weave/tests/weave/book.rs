//! A tiny book in a temporary folder, with one of everything.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use weave::check::check;
use weave::fill::{Filled, fill};
use weave::finding::Finding;
use weave::tree::Tree;

pub const PAGE: &str = "chapters/ch01-one/README.md";
pub const FRONT: &str = "chapters/README.md";
pub const LIBRARY: &str = "chapters/ch01-one/src/lib.rs";
pub const FIGURES: &str = "chapters/ch01-one/src/figures.rs";
pub const CELLS: &str = "chapters/ch01-one/tests/page/cells.rs";
pub const LIST: &str = "chapters/ch01-one/tests/page/main.rs";
pub const OUTPUT: &str = "snapshots/ch01-one/one_half.snap";
pub const NOTEBOOK: &str = "notebooks/ch01-one.ipynb";

const FILES: [(&str, &str); 20] = [
    ("Cargo.toml", "[workspace]\n"),
    ("README.md", "# A book\n\nRead [it](chapters/ch01-one/README.md).\n"),
    ("chapters/SUMMARY.md", "# Summary\n\n[The book](README.md)\n\n- [One](ch01-one/README.md)\n"),
    (
        FRONT,
        "\
# The book

It begins with a half, <!-- value ch01-one/one_half --><!-- end -->, and goes on in [one](ch01-one/README.md#more).

<!-- code ch01-one/src/lib.rs half -->
",
    ),
    (
        PAGE,
        "\
# One

A paragraph, $`x_1`$ in it, and the year 1.2 million.

```math
\\frac{1}{2}
```

<!-- code src/lib.rs half -->

This is how it is used:

<!-- cell one_half -->

It gives <!-- value one_half -->?<!-- end -->, or <!-- value one_half digits 2 -->?<!-- end -->, or
<b>half</b>; the article says <!-- quote article -->0.4999<!-- end -->.

<!-- cell rows -->

Its second row says <!-- value rows two half -->`?`<!-- end -->.

## More

<!-- figure line -->

*A line.*

Back to the [beginning](#one), or to the [front](../README.md#the-book).
",
    ),
    (
        "chapters/ch01-one/Cargo.toml",
        "\
[package]
name = \"ch01-one\"

[dependencies]
show.workspace = true

[dev-dependencies]
snapshots.workspace = true
",
    ),
    (
        LIBRARY,
        "\
#![doc = include_str!(\"../README.md\")]

pub mod figures;

// Dividing is exact here.
/// Half of `x`.
pub fn half(x: f64) -> f64 {
    x / divisor()
}

/// What a half is divided by.
pub fn divisor() -> f64 {
    2.0
}

/// A half of a half.
pub fn quarter(x: f64) -> f64 {
    half(half(x))
}

fn private(x: f64) -> f64 {
    x
}
",
    ),
    (
        FIGURES,
        "\
use show::Figure;

pub fn line() -> Figure {
    Figure { svg: String::new() }
}
",
    ),
    (
        LIST,
        "\
mod cells;
use ch01_one::figures;

snapshots::page! {
    cells: [one_half, rows],
    figures: [line],
}
",
    ),
    (
        CELLS,
        "\
use ch01_one::half;
use show::Table;

/// Half of one.
pub fn one_half() -> f64 {
    let x = 1.0;
    half(x)
}

/// Some more halves.
pub fn rows() -> Table {
    let xs = [(\"one\", 1.0), (\"two\", 2.0)];
    Table::new([\"x\", \"half\"]).rows(xs.map(|(name, x)| (name, half(x))))
}
",
    ),
    (
        "chapters/ch02-two/Cargo.toml",
        "\
[package]
name = \"ch02-two\"

[dependencies]
ch01-one.workspace = true
show.workspace = true
",
    ),
    ("chapters/ch02-two/src/lib.rs", "pub use ch01_one::half;\n"),
    ("shared/show/Cargo.toml", "[package]\nname = \"show\"\n\n[dependencies]\n"),
    ("shared/show/src/lib.rs", "pub struct Figure;\n"),
    ("shared/weave/Cargo.toml", "[package]\nname = \"weave\"\n\n[dependencies]\n"),
    (
        "snapshots/Cargo.toml",
        "[package]\nname = \"snapshots\"\n\n[dependencies]\nshow.workspace = true\n",
    ),
    (OUTPUT, "---\nsource: chapters/ch01-one/tests/page/main.rs\n---\n0.5001\n"),
    (
        "snapshots/ch01-one/rows.snap",
        "---\nsource: a\n---\nx    half\n───  ────\none  0.5\ntwo  1.0\n",
    ),
    (
        "snapshots/ch01-one/line.snap",
        "---\nsource: a\nextension: svg\nsnapshot_kind: binary\n---\n",
    ),
    ("snapshots/ch01-one/line.snap.svg", "<svg aria-label=\"a line from &lt;0&gt; on\"></svg>\n"),
];

/// A book on disk that is deleted at the end of its test.
pub struct Book {
    folder: TempDir,
}

impl Book {
    /// The book before it was filled for the first time.
    pub fn unfilled() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let book = Self { folder };
        for (path, content) in FILES {
            book.write(path, content);
        }
        book
    }

    /// The book, filled.
    pub fn new() -> Self {
        let book = Self::unfilled();
        let woven = book.weave();
        assert_eq!(
            woven.findings,
            [],
            "the tiny book has a piece that cannot be filled"
        );
        book
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn write(&self, path: &str, content: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
        fs::write(path, content).expect("a new file");
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).expect("a file to remove");
    }

    /// Replaces the only place where `old` stands.
    pub fn edit(&self, path: &str, old: &str, new: &str) {
        let content = self.read(path);
        assert_eq!(
            content.matches(old).count(),
            1,
            "{path} has not one {old:?}:\n{content}"
        );
        self.write(path, &content.replace(old, new));
    }

    pub fn tree(&self) -> Tree {
        Tree::read(self.root()).expect("a book that can be read")
    }

    pub fn weave(&self) -> Filled {
        fill(self.tree()).expect("a book that can be written")
    }

    pub fn check(&self) -> Vec<Finding> {
        check(&self.tree())
    }
}
