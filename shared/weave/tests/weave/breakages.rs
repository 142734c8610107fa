//! Each way to break the tiny book gives one finding, at the right file and line, with a way to mend it.

use crate::book::{Book, CELLS, FIGURES, FRONT, LIBRARY, LIST, NOTEBOOK, OUTPUT, PAGE};

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

#[allow(clippy::too_many_lines, reason = "a table")]
fn cases() -> Vec<(&'static str, Vec<Change>, Expected)> {
    vec![
        (
            "a changed formula",
            vec![
                Edit(LIBRARY, "    x / divisor()\n", "    x * divisor()\n"),
                Edit(FRONT, "    x / divisor()\n", "    x * divisor()\n"),
            ],
            Expected(
                PAGE,
                "    x / divisor()",
                "this line differs from `half` in chapters/ch01-one/src/lib.rs:7",
                WEAVE,
            ),
        ),
        (
            "changed code on a page",
            vec![Edit(PAGE, "let x = 1.0;", "let x = 2.0;")],
            Expected(
                PAGE,
                "let x = 2.0;",
                "this line differs from the cell `one_half` in chapters/ch01-one/tests/page/cells.rs:5",
                WEAVE,
            ),
        ),
        (
            "a changed cell",
            vec![Edit(CELLS, "let x = 1.0;", "let x = 2.0;")],
            Expected(
                PAGE,
                "let x = 1.0;",
                "differs from the cell `one_half`",
                WEAVE,
            ),
        ),
        (
            "a changed output on a page",
            vec![Edit(PAGE, "\none  0.5\n", "\none  0.6\n")],
            Expected(
                PAGE,
                "one  0.6",
                "this line differs from snapshots/ch01-one/rows.snap",
                WEAVE,
            ),
        ),
        (
            "a number changed in a sentence",
            vec![Edit(
                PAGE,
                "<!-- value one_half -->0.5001<",
                "<!-- value one_half -->0.5002<",
            )],
            Expected(
                PAGE,
                "It gives",
                "`0.5002` differs from snapshots/ch01-one/one_half.snap, which says `0.5001`",
                WEAVE,
            ),
        ),
        (
            "another accepted output",
            vec![Edit("snapshots/ch01-one/rows.snap", "one  0.5", "one  0.7")],
            Expected(
                PAGE,
                "one  0.5",
                "this line differs from snapshots/ch01-one/rows.snap",
                WEAVE,
            ),
        ),
        (
            "a block that is no longer marked as it was",
            vec![Edit(
                PAGE,
                "```rust,ignore\nlet x = 1.0;",
                "```rust\nlet x = 1.0;",
            )],
            Expected(
                PAGE,
                "```rust\nlet x = 1.0;",
                "this line differs from the cell `one_half`",
                WEAVE,
            ),
        ),
        (
            "a missing output",
            vec![Edit(PAGE, "```text\n0.5001\n```\n", "")],
            Expected(
                PAGE,
                "<!-- cell one_half -->",
                "what snapshots/ch01-one/one_half.snap says is missing",
                "run `cargo weave`",
            ),
        ),
        (
            "a changed notebook",
            vec![Edit(
                NOTEBOOK,
                "    \"let x = 1.0;\\n\",",
                "    \"let x = 2.0;\\n\",",
            )],
            Expected(
                NOTEBOOK,
                "let x = 2.0;",
                "the notebook differs from chapters/ch01-one/README.md",
                "change the page and not the notebook (`cargo lab` opens a copy), then run `cargo weave`",
            ),
        ),
        (
            "changed prose",
            vec![Edit(PAGE, "A paragraph,", "Another paragraph,")],
            Expected(
                NOTEBOOK,
                "A paragraph,",
                "the notebook differs",
                "run `cargo weave`",
            ),
        ),
        (
            "a missing notebook",
            vec![Remove(NOTEBOOK)],
            Expected(
                PAGE,
                "",
                "the page has no notebook notebooks/ch01-one.ipynb",
                "run `cargo weave`",
            ),
        ),
        (
            "a notebook without a page",
            vec![Write("notebooks/ch02-two.ipynb", "{}")],
            Expected(
                "notebooks/ch02-two.ipynb",
                "",
                "no page gives this notebook",
                "delete it",
            ),
        ),
        (
            "a changed image link",
            vec![Edit(
                PAGE,
                "ch01-one/line.snap.svg",
                "ch01-one/other.snap.svg",
            )],
            Expected(
                PAGE,
                "![",
                "differs from snapshots/ch01-one/line.snap.svg, which says `![a line from <0> on](../../snapshots/ch01-one/line.snap.svg)`",
                WEAVE,
            ),
        ),
        (
            "a drawing that does not say what it shows",
            vec![
                Edit(
                    "snapshots/ch01-one/line.snap.svg",
                    "a line from &lt;0&gt; on",
                    "",
                ),
                Fill,
            ],
            Expected(
                PAGE,
                "![]",
                "an image without alt text",
                "a drawing says it itself",
            ),
        ),
        (
            "changed alt text",
            vec![Edit(PAGE, "![a line from <0> on]", "![another line]")],
            Expected(
                PAGE,
                "![another line]",
                "`![another line](../../snapshots/ch01-one/line.snap.svg)` differs from snapshots/ch01-one/line.snap.svg",
                WEAVE,
            ),
        ),
        (
            "a row of the comparison that shows nothing",
            vec![
                Write(
                    "chapters/conformance.md",
                    "# Both\n\n| article | here |\n| - | - |\n| a | <!-- shows ch01-one/rows --> |\n| b | [more](ch01-one/README.md) |\n",
                ),
                LIST_CONFORMANCE,
                Fill,
            ],
            Expected(
                "chapters/conformance.md",
                "| b |",
                "this row names no cell or figure",
                "`<!-- shows chapter/cell -->`",
            ),
        ),
        (
            "a row of the comparison whose cell is gone",
            vec![
                Write(
                    "chapters/conformance.md",
                    "# Both\n\n| article | here |\n| - | - |\n| a | <!-- shows ch01-one/columns -->so<!-- end --> |\n",
                ),
                LIST_CONFORMANCE,
            ],
            Expected(
                "chapters/conformance.md",
                "| a |",
                "no page shows a cell or figure `ch01-one/columns`",
                "correct the marker, or put the cell on a page",
            ),
        ),
        (
            "a link to another section than the cell's",
            vec![
                Edit(PAGE, "# More", "# More\n\nSee <!-- shows rows -->."),
                Fill,
                Edit(PAGE, "[One](README.md#one)", "[One](README.md#more)"),
            ],
            Expected(
                PAGE,
                "See <!--",
                "`[One](README.md#more)` differs from the place of `rows`, which says `[One](README.md#one)`",
                WEAVE,
            ),
        ),
        (
            "an HTML image without alt text",
            vec![
                Edit(PAGE, "*A line.*", "*A line.*\n\n<img src=\"x.png\">"),
                Fill,
            ],
            Expected(
                PAGE,
                "<img",
                "an image without alt text",
                "give it an `alt`",
            ),
        ),
        (
            "a figure without a caption",
            vec![Edit(PAGE, "*A line.*", "A line."), Fill],
            Expected(
                PAGE,
                "![",
                "a figure without a caption",
                "write a paragraph in italics",
            ),
        ),
        (
            "an unknown source",
            vec![Edit(
                PAGE,
                "<!-- code src/lib.rs half -->",
                "<!-- code src/library.rs half -->",
            )],
            Expected(
                PAGE,
                "<!-- code",
                "there is no source chapters/ch01-one/src/library.rs",
                "correct the marker's path",
            ),
        ),
        (
            "an unknown item",
            vec![Edit(
                PAGE,
                "<!-- code src/lib.rs half -->",
                "<!-- code src/lib.rs third -->",
            )],
            Expected(
                PAGE,
                "<!-- code",
                "chapters/ch01-one/src/lib.rs has no item `third`",
                "correct the marker, or define the item",
            ),
        ),
        (
            "an unknown cell",
            vec![Edit(PAGE, "<!-- cell rows -->", "<!-- cell columns -->")],
            Expected(
                PAGE,
                "<!-- cell columns -->",
                "chapters/ch01-one/tests/page/cells.rs has no function `columns`",
                "correct the marker, or write the cell",
            ),
        ),
        (
            "an unknown figure",
            vec![Edit(PAGE, "## More", "<!-- figure curve -->\n\n## More")],
            Expected(
                PAGE,
                "<!-- figure curve -->",
                "chapters/ch01-one/tests/page/main.rs lists no figure `curve`",
                "correct the marker, or draw the figure and list it",
            ),
        ),
        (
            "an unknown chapter",
            vec![Edit(
                FRONT,
                "value ch01-one/one_half",
                "value ch09-nine/one_half",
            )],
            Expected(
                FRONT,
                "It begins",
                "there is no chapter `ch09-nine`",
                "correct the marker: wanted one of ch01-one, ch02-two",
            ),
        ),
        (
            "a name without a chapter where the page has none",
            vec![Edit(FRONT, "value ch01-one/one_half", "value one_half")],
            Expected(
                FRONT,
                "It begins",
                "`one_half` names no chapter, and this page belongs to none",
                "write it as `chapter/name`",
            ),
        ),
        (
            "an unknown part of an output",
            vec![Edit(PAGE, "value rows two half", "value rows three half")],
            Expected(
                PAGE,
                "Its second row",
                "snapshots/ch01-one/rows.snap has no such part: wanted the row `three`, found `one`, `two`",
                "correct the marker",
            ),
        ),
        (
            "an output that was never accepted",
            vec![
                Edit(PAGE, "<!-- value rows two half -->`1.0`<!-- end -->", "so"),
                Fill,
                Remove("snapshots/ch01-one/rows.snap"),
            ],
            Expected(
                PAGE,
                "<!-- cell rows -->",
                "there is no accepted output snapshots/ch01-one/rows.snap",
                "run `cargo insta test --review -p ch01-one`",
            ),
        ),
        (
            "a drawing that was never accepted",
            vec![Remove("snapshots/ch01-one/line.snap.svg")],
            Expected(
                PAGE,
                "<!-- figure line -->",
                "there is no accepted output snapshots/ch01-one/line.snap.svg",
                "run `cargo insta test --review -p ch01-one`",
            ),
        ),
        (
            "an output that waits for a review",
            vec![Write("snapshots/ch01-one/rows.snap.new", "---\n---\n0.6\n")],
            Expected(
                "snapshots/ch01-one/rows.snap.new",
                "",
                "this output waits for a review",
                "run `cargo insta review`",
            ),
        ),
        (
            "an output of no cell",
            vec![Write("snapshots/ch01-one/old.snap", "---\n---\n0.6\n")],
            Expected(
                "snapshots/ch01-one/old.snap",
                "",
                "ch01-one has no cell or figure `old`",
                "delete this file",
            ),
        ),
        (
            "a cell that no page cites",
            vec![
                Edit(LIST, "[one_half, rows]", "[one_half, rows, other]"),
                Edit(
                    CELLS,
                    "/// Some more",
                    "/// Other.\npub fn other() -> f64 {\n    0.0\n}\n\n/// Some more",
                ),
                Fill,
            ],
            Expected(
                CELLS,
                "pub fn other",
                "no page cites the cell `other`",
                "put `<!-- cell other -->` on the page, or remove the cell",
            ),
        ),
        (
            "a figure that no page cites",
            vec![
                Edit(LIST, "[line]", "[line, curve]"),
                Edit(
                    FIGURES,
                    "pub fn line",
                    "pub fn curve() -> Figure {\n    line()\n}\n\npub fn line",
                ),
                Fill,
            ],
            Expected(
                LIST,
                "curve",
                "no page cites the figure `curve`",
                "`<!-- figure curve -->`",
            ),
        ),
        (
            "a cell that is compared with nothing",
            vec![Edit(LIST, "[one_half, rows]", "[one_half]")],
            Expected(
                CELLS,
                "pub fn rows",
                "the cell `rows` is compared with no snapshot",
                "add it to `cells` in chapters/ch01-one/tests/page/main.rs",
            ),
        ),
        (
            "a figure that is compared with nothing",
            vec![Edit(LIST, "    figures: [line],\n", "")],
            Expected(
                PAGE,
                "<!-- figure line -->",
                "chapters/ch01-one/tests/page/main.rs lists no figure `line`",
                "draw the figure and list it",
            ),
        ),
        (
            "a `?` in a cell",
            vec![
                Edit(
                    CELLS,
                    "    half(x)\n",
                    "    half(x.to_string().parse().ok()?)\n",
                ),
                Fill,
            ],
            Expected(
                CELLS,
                "ok()?",
                "a cell has no `?` (`one_half`)",
                "`unwrap` the value",
            ),
        ),
        (
            "a `return` in a cell",
            vec![Edit(CELLS, "    half(x)\n", "    return half(x);\n"), Fill],
            Expected(
                CELLS,
                "return",
                "a cell has no `return` (`one_half`)",
                "let the value be the last expression",
            ),
        ),
        (
            "a closure bound in a cell",
            vec![
                Edit(
                    CELLS,
                    "    half(x)\n",
                    "    let f = |x| half(x);\n    f(x)\n",
                ),
                Fill,
            ],
            Expected(
                CELLS,
                "let f",
                "a closure bound by `let` cannot live on to the next cell (`one_half`)",
                "put the whole cell in one block `{ … }` (a closure may be a named `fn`)",
            ),
        ),
        (
            "a reference bound in a cell",
            vec![
                Edit(CELLS, "    half(x)\n", "    let r = &x;\n    half(*r)\n"),
                Fill,
            ],
            Expected(
                CELLS,
                "let r",
                "a reference bound by `let`",
                "put the whole cell in one block `{ … }`",
            ),
        ),
        (
            "a view bound in a cell",
            vec![
                Edit(
                    CELLS,
                    "    half(x)\n",
                    "    let r = [x].iter().rev();\n    half(*r.last().unwrap())\n",
                ),
                Fill,
            ],
            Expected(
                CELLS,
                "let r",
                "a view bound by `let`",
                "put the whole cell in one block `{ … }`",
            ),
        ),
        (
            "something that is no cell among the cells",
            vec![
                Edit(
                    CELLS,
                    "/// Half of one.",
                    "const ONE: f64 = 1.0;\n\n/// Half of one.",
                ),
                Fill,
            ],
            Expected(
                CELLS,
                "const ONE",
                "cells.rs holds cells alone: the notebook would lack this (`ONE`)",
                "cite it with a `code` marker, or move it into the chapter's library",
            ),
        ),
        (
            "a cell that takes the name of a definition",
            vec![
                Edit(
                    CELLS,
                    "    let x = 1.0;\n    half(x)",
                    "    fn half(x: f64) -> f64 {\n        x\n    }\n    half(1.0)",
                ),
                Fill,
            ],
            Expected(
                CELLS,
                "pub fn one_half",
                "the cell `one_half` defines `half`, a name that the notebook has already",
                "choose another name",
            ),
        ),
        (
            "a text that moves with its cell",
            vec![
                Edit(
                    CELLS,
                    "    half(x)\n",
                    "    half(x) + \"a\n        b\".len() as f64\n",
                ),
                Fill,
            ],
            Expected(
                CELLS,
                "pub fn one_half",
                "moving this cell to the left edge changes a text inside it",
                "write the text's lines with `\\n`",
            ),
        ),
        (
            "a definition that is private",
            vec![
                Edit(
                    PAGE,
                    "## More",
                    "<!-- code src/lib.rs private -->\n\n## More",
                ),
                Fill,
            ],
            Expected(
                LIBRARY,
                "fn private",
                "`private` is shown on chapters/ch01-one/README.md but is not public",
                "make it `pub`, or do not cite it",
            ),
        ),
        (
            "a definition that calls something private",
            vec![
                Edit(LIBRARY, "pub fn divisor", "fn divisor"),
                Edit(PAGE, "This is how", "This is now how"),
                Fill,
            ],
            Expected(
                PAGE,
                "<!-- code src/lib.rs half -->",
                "`divisor` in chapters/ch01-one/src/lib.rs:12 is not public, so the notebook lacks it (`half` needs it)",
                "make it and its module `pub`, or pass it on with `pub use`",
            ),
        ),
        (
            "a definition that names another module by its path",
            vec![
                Edit(LIBRARY, "    x / divisor()\n", "    x / crate::divisor()\n"),
                Fill,
            ],
            Expected(
                PAGE,
                "<!-- code src/lib.rs half -->",
                "`crate::` means another crate in the notebook (`half` needs it)",
                "bring the name in with `use` at the top of the source",
            ),
        ),
        (
            "a definition that needs a crate which is not passed on",
            vec![
                Edit(
                    "chapters/ch01-one/Cargo.toml",
                    "[dependencies]\n",
                    "[dependencies]\nlibm = \"1\"\n",
                ),
                Edit(
                    LIBRARY,
                    "    x / divisor()\n",
                    "    libm::exp(x) / divisor()\n",
                ),
                Fill,
            ],
            Expected(
                PAGE,
                "<!-- code src/lib.rs half -->",
                "the notebook cannot name the crate `libm`, which chapters/ch01-one/src/lib.rs does not pass on",
                "write `pub use libm;` in chapters/ch01-one/src/lib.rs",
            ),
        ),
        (
            "a detour to a definition",
            vec![
                Edit(
                    CELLS,
                    "use ch01_one::half;",
                    "use ch01_one::{half, quarter};",
                ),
                Edit(CELLS, "    half(x)\n", "    quarter(x)\n"),
                Fill,
            ],
            Expected(
                PAGE,
                "<!-- cell one_half -->",
                "`one_half` reaches `half` through `quarter` (chapters/ch01-one/src/lib.rs:17), which the page does not \
                 cite",
                "cite it too: `<!-- code src/lib.rs quarter -->`",
            ),
        ),
        (
            "a detour through a function that calls a variable as it calls the definition",
            vec![
                Edit(
                    LIBRARY,
                    "    half(half(x))\n",
                    "    let half = half(x);\n    half / 2.0\n",
                ),
                Edit(
                    CELLS,
                    "use ch01_one::half;",
                    "use ch01_one::{half, quarter};",
                ),
                Edit(CELLS, "    half(x)\n", "    quarter(x)\n"),
                Fill,
            ],
            Expected(
                PAGE,
                "<!-- cell one_half -->",
                "`one_half` reaches `half` through `quarter`",
                "cite it too: `<!-- code src/lib.rs quarter -->`",
            ),
        ),
        (
            "a number typed on the repository's front page",
            vec![Edit("README.md", "Read [it]", "It takes 1.84. Read [it]")],
            Expected(
                "README.md",
                "1.84",
                "the number 1.84 is typed",
                "cite a cell's output",
            ),
        ),
        (
            "a table that is not as it was measured",
            vec![
                Write("speed.md", "| time |\n| --: |\n| 1.84 |\n"),
                Edit(
                    "README.md",
                    "Read [it]",
                    "<!-- table speed.md -->\n<!-- end -->\n\nRead [it]",
                ),
                Fill,
                Edit("README.md", "1.84", "1.24"),
            ],
            Expected(
                "README.md",
                "| 1.24 |",
                "this line differs from speed.md",
                WEAVE,
            ),
        ),
        (
            "a table that nobody measured",
            vec![Edit(
                "README.md",
                "Read [it]",
                "<!-- table speed.md -->\n<!-- end -->\n\nRead [it]",
            )],
            Expected(
                "README.md",
                "<!-- table",
                "there is no table speed.md",
                "correct the marker's path",
            ),
        ),
        (
            "a crate that imports a leaf, in its tests alone",
            vec![
                Write(
                    "shared/digits/Cargo.toml",
                    "[package]\nname = \"digits\"\n\n[dependencies]\nch02-two.workspace = true\n",
                ),
                Edit(
                    "chapters/ch01-one/Cargo.toml",
                    "snapshots.workspace",
                    "digits.workspace = true\nsnapshots.workspace",
                ),
            ],
            Expected(
                "chapters/ch01-one/Cargo.toml",
                "digits",
                "`ch01-one` imports `digits`, but nothing imports a leaf",
                "remove the dependency",
            ),
        ),
        (
            "a shared crate that imports one above it",
            vec![
                Write(
                    "shared/kernel/Cargo.toml",
                    "[package]\nname = \"kernel\"\n\n[dependencies]\nnetwork.workspace = true\n",
                ),
                Write(
                    "shared/network/Cargo.toml",
                    "[package]\nname = \"network\"\n\n[dependencies]\nkernel.workspace = true\n",
                ),
            ],
            Expected(
                "shared/kernel/Cargo.toml",
                "network",
                "`kernel` imports `network`, but the crates of shared/ have an order",
                "move what is needed into a crate below both",
            ),
        ),
        (
            "a crate that has no place in the house",
            vec![Write(
                "shared/attic/Cargo.toml",
                "[package]\nname = \"attic\"\n",
            )],
            Expected(
                "shared/attic/Cargo.toml",
                "",
                "`attic` has no place among the crates of shared/",
                "say in shared/weave/src/check/arrows.rs what it may import",
            ),
        ),
        (
            "a number typed in prose",
            vec![
                Edit(PAGE, "This is how", "This gives 0.123, which is how"),
                Fill,
            ],
            Expected(
                PAGE,
                "This gives",
                "the number 0.123 is typed",
                "cite a cell's output",
            ),
        ),
        (
            "a number typed as code",
            vec![
                Edit(PAGE, "This is how", "This gives `0.123`, which is how"),
                Fill,
            ],
            Expected(
                PAGE,
                "This gives",
                "the number 0.123 is typed",
                "cite a cell's output",
            ),
        ),
        (
            "a number typed in a table",
            vec![
                Edit(PAGE, "## More", "| a |\n| - |\n| 1234.5 |\n\n## More"),
                Fill,
            ],
            Expected(
                PAGE,
                "1234.5",
                "the number 1234.5 is typed",
                "cite a cell's output",
            ),
        ),
        (
            "a number typed as an output",
            vec![Edit(PAGE, "## More", "```text\n5.25\n```\n\n## More"), Fill],
            Expected(
                PAGE,
                "\n5.25",
                "the number 5.25 is typed",
                "cite a cell's output",
            ),
        ),
        (
            "a number typed in the description of an image",
            vec![
                Edit(
                    "snapshots/ch01-one/line.snap.svg",
                    "a line from",
                    "0.123 lines from",
                ),
                Fill,
            ],
            Expected(
                PAGE,
                "![",
                "the number 0.123 is typed",
                "cite a cell's output",
            ),
        ),
        (
            "a block of Rust that nobody compiles",
            vec![
                Edit(
                    PAGE,
                    "## More",
                    "```rust,ignore\nlet x = 1;\n```\n\n## More",
                ),
                Fill,
            ],
            Expected(
                PAGE,
                "```rust,ignore\nlet x = 1;",
                "nobody compiles this block of Rust",
                "put a `code` or `cell` marker before it",
            ),
        ),
        (
            "an incomplete marker",
            vec![
                Edit(PAGE, "## More", "<!-- code src/lib.rs -->\n\n## More"),
                Fill,
            ],
            Expected(
                PAGE,
                "<!-- code src/lib.rs -->",
                "the marker `code src/lib.rs` is incomplete: wanted `code`, a source's path and an item",
                "complete it",
            ),
        ),
        (
            "a value at the beginning of a line",
            vec![
                Edit(
                    PAGE,
                    "It gives <!-- value one_half -->",
                    "It gives\n<!-- value one_half -->",
                ),
                Fill,
            ],
            Expected(
                PAGE,
                "<!-- value one_half -->0.5001",
                "a line that begins with a marker is taken as HTML: the rest of it is no Markdown",
                "let a word stand before the marker on its line",
            ),
        ),
        (
            "a block's marker within a line",
            vec![
                Edit(PAGE, "<!-- figure line -->", "See <!-- figure line -->"),
                Fill,
            ],
            Expected(
                PAGE,
                "<!-- figure line -->",
                "a marker of a block shares its line",
                "give the marker a line of its own",
            ),
        ),
        (
            "an end of nothing",
            vec![Edit(PAGE, "This is how", "This <!-- end --> is how"), Fill],
            Expected(
                PAGE,
                "This <!-- end -->",
                "an `end` marker ends nothing",
                "remove it",
            ),
        ),
        (
            "a quotation without an end",
            vec![
                Edit(
                    PAGE,
                    "## More",
                    "He says <!-- quote article -->so.\n\n## More",
                ),
                Fill,
            ],
            Expected(
                PAGE,
                "He says",
                "a quotation has no end",
                "close it with `<!-- end -->`",
            ),
        ),
        (
            "a link to a file that is not there",
            vec![
                Edit(
                    PAGE,
                    "This is how",
                    "See [it](../ch03-three/README.md). This is how",
                ),
                Fill,
            ],
            Expected(
                PAGE,
                "See [it]",
                "the link ../ch03-three/README.md is dead: there is no chapters/ch03-three/README.md",
                "correct the link",
            ),
        ),
        (
            "a link to a heading that is not there",
            vec![
                Edit(
                    PAGE,
                    "[front](../README.md#the-book)",
                    "[front](../README.md#the-books)",
                ),
                Fill,
            ],
            Expected(
                PAGE,
                "[front]",
                "chapters/README.md has no heading #the-books",
                "correct the link",
            ),
        ),
        (
            "a renamed heading",
            vec![Edit(PAGE, "## More", "## Even more"), Fill],
            Expected(
                FRONT,
                "It begins",
                "chapters/ch01-one/README.md has no heading #more",
                "correct the link",
            ),
        ),
        (
            "a dead link in a file that is no page",
            vec![Edit(
                "README.md",
                "(chapters/ch01-one/README.md)",
                "(chapters/ch01-uno/README.md)",
            )],
            Expected(
                "README.md",
                "Read [it]",
                "there is no chapters/ch01-uno/README.md",
                "correct the link",
            ),
        ),
        (
            "a page that the book leaves out",
            vec![Write(
                "chapters/before-you-begin.md",
                "# Before you begin\n",
            )],
            Expected(
                "chapters/before-you-begin.md",
                "",
                "the book does not show this page",
                "add it to chapters/SUMMARY.md",
            ),
        ),
        (
            "a chapter that imports a later one on one platform, under another name",
            vec![Edit(
                "chapters/ch01-one/Cargo.toml",
                "[dev-dependencies]",
                "[target.'cfg(unix)'.dependencies]\nlater = { package = \"ch02-two\", path = \"../ch02-two\" }\n\n\
                 [dev-dependencies]",
            )],
            Expected(
                "chapters/ch01-one/Cargo.toml",
                "later =",
                "`ch01-one` imports `ch02-two`, but a chapter imports earlier chapters alone",
                "remove the dependency",
            ),
        ),
        (
            "a chapter that imports a later one",
            vec![Edit(
                "chapters/ch01-one/Cargo.toml",
                "show.workspace",
                "ch02-two.workspace = true\nshow.workspace",
            )],
            Expected(
                "chapters/ch01-one/Cargo.toml",
                "ch02-two",
                "`ch01-one` imports `ch02-two`, but a chapter imports earlier chapters alone",
                "remove the dependency",
            ),
        ),
        (
            "a shared crate that imports a chapter",
            vec![Edit(
                "shared/show/Cargo.toml",
                "[dependencies]",
                "[dependencies]\nch01-one.workspace = true",
            )],
            Expected(
                "shared/show/Cargo.toml",
                "ch01-one",
                "only chapters and leaves import chapters",
                "remove the dependency",
            ),
        ),
        (
            "a tool that imports a chapter",
            vec![Edit(
                "shared/weave/Cargo.toml",
                "[dependencies]",
                "[dependencies]\nch01-one.workspace = true",
            )],
            Expected(
                "shared/weave/Cargo.toml",
                "ch01-one",
                "only chapters and leaves import chapters",
                "remove the dependency",
            ),
        ),
        (
            "a chapter that imports the tool",
            vec![Edit(
                "chapters/ch02-two/Cargo.toml",
                "show.workspace",
                "weave.workspace = true\nshow.workspace",
            )],
            Expected(
                "chapters/ch02-two/Cargo.toml",
                "weave",
                "nobody imports the tool",
                "remove the dependency",
            ),
        ),
        (
            "snapshots outside of tests",
            vec![Edit(
                "chapters/ch02-two/Cargo.toml",
                "show.workspace",
                "snapshots.workspace = true\nshow.workspace",
            )],
            Expected(
                "chapters/ch02-two/Cargo.toml",
                "snapshots",
                "snapshots are for tests: `[dev-dependencies]`",
                "remove the dependency",
            ),
        ),
        (
            "a source that is no Rust",
            vec![Edit(
                "chapters/ch02-two/src/lib.rs",
                "half;",
                "half;\n\nfn {",
            )],
            Expected(
                "chapters/ch02-two/src/lib.rs",
                "fn {",
                "this is no Rust",
                "see `cargo check`",
            ),
        ),
        (
            "a manifest that is no TOML",
            vec![Edit(
                "chapters/ch02-two/Cargo.toml",
                "[dependencies]",
                "[dependencies",
            )],
            Expected(
                "chapters/ch02-two/Cargo.toml",
                "[dependencies",
                "this is no TOML",
                "see `cargo check`",
            ),
        ),
    ]
}

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
    for (name, changes, Expected(file, at, what, mend)) in cases() {
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
