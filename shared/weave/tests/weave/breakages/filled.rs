//! What a page holds that its sources do not.

use super::Change::{Edit, Fill, Remove, Write};
use super::{Case, Expected, LIST_CONFORMANCE, WEAVE};
use crate::book::{CELLS, FRONT, LIBRARY, NOTEBOOK, PAGE};

pub(super) fn cases() -> Vec<Case> {
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
                "this differs from what chapters/ch01-one/README.md gives",
                "change the page and not this file (`cargo lab` and `cargo exercise` open copies), then run `cargo weave`",
            ),
        ),
        (
            "changed prose",
            vec![Edit(PAGE, "A paragraph,", "Another paragraph,")],
            Expected(
                NOTEBOOK,
                "A paragraph,",
                "this differs from what",
                "run `cargo weave`",
            ),
        ),
        (
            "a missing notebook",
            vec![Remove(NOTEBOOK)],
            Expected(
                PAGE,
                "",
                "the page has no notebooks/ch01-one.ipynb",
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
    ]
}
