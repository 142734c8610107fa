//! What a marker or list names that is not there, and what nobody names.

use super::Change::{Edit, Fill, Remove, Write};
use super::{Case, Expected};
use crate::book::{CELLS, FIGURES, FRONT, LIST, PAGE};

pub(super) fn cases() -> Vec<Case> {
    vec![
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
    ]
}
