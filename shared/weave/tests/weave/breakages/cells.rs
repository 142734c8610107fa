//! Cells and definitions that a notebook could not hold.

use super::Change::{Edit, Fill};
use super::{Case, Expected};
use crate::book::{CELLS, LIBRARY, PAGE};

pub(super) fn cases() -> Vec<Case> {
    vec![
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
            "a definition below the cell that needs it",
            vec![
                Edit(
                    CELLS,
                    "use ch01_one::half;",
                    "use ch01_one::{half, quarter};",
                ),
                Edit(CELLS, "    half(x)\n", "    quarter(x)\n"),
                Edit(
                    PAGE,
                    "<!-- cell rows -->\n",
                    "<!-- code src/lib.rs quarter -->\n\n<!-- cell rows -->\n",
                ),
                Fill,
            ],
            Expected(
                PAGE,
                "<!-- cell one_half -->",
                "`one_half` needs `quarter`, which the page defines only below",
                "show `quarter` first",
            ),
        ),
    ]
}
