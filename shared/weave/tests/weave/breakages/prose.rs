//! What prose must not hold, markers and links that lead nowhere.

use super::Change::{Edit, Fill, Write};
use super::{Case, Expected, WEAVE};
use crate::book::{CELLS, FRONT, LIBRARY, PAGE};

pub(super) fn cases() -> Vec<Case> {
    vec![
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
            "minutes that a page does not take",
            vec![Edit(
                FRONT,
                "It begins",
                "In <!-- minutes ch01-one/README.md -->7<!-- end --> minutes. It begins",
            )],
            Expected(
                FRONT,
                "7<!-- end -->",
                "`7` differs from chapters/ch01-one/README.md, which says `3`",
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
    ]
}
