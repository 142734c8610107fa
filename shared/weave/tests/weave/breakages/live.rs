//! What a reader is to turn.

use super::Change::{self, Edit, Fill, Write};
use super::{Case, Expected};
use crate::book::PAGE;

const FUNCTIONS: &str =
    "pub fn line(x: f64, steps: usize, ends: [f64; 2], dashed: bool) -> Live { todo!() }\n";
const CONTROLS: &str =
    "x 1 of 0 0.01..1; steps 3 from 0 to 9 by 1 play; ends 0 1 from 0 to 1 by 0.1 drag; dashed no";

/// The book with this marker below the figure's caption.
fn with(marker: &'static str) -> Vec<Change> {
    let page = format!("*A line.*\n\n<!-- {marker} -->\n").leak();
    vec![
        Write("chapters/ch01-one/src/page/live.rs", FUNCTIONS),
        Edit(PAGE, "*A line.*\n", page),
        Fill,
    ]
}

pub(super) fn cases() -> Vec<Case> {
    let marker = |controls: &str| -> &'static str { format!("live line; {controls}").leak() };
    let wrong = |name, controls: &str, what: &'static str, mend| {
        let marker = marker(controls);
        (name, with(marker), Expected(PAGE, marker, what, mend))
    };
    vec![
        wrong(
            "a control too few",
            "x 1 of 0 0.01..1",
            "the controls are (x: f64), and `line` takes (x: f64, steps: usize, ends: [f64; 2], dashed: bool)",
            "a control for each parameter, in their order",
        ),
        wrong(
            "a box for a number",
            &CONTROLS.replace("x 1 of 0 0.01..1", "x yes"),
            "the controls are (x: bool, steps: usize",
            "a control for each parameter",
        ),
        wrong(
            "a step that is not whole",
            &CONTROLS.replace("by 1 play", "by 0.5"),
            "steps: f64",
            "a control for each parameter",
        ),
        wrong(
            "a usual value that the slider lacks",
            &CONTROLS.replace("x 1 of", "x 3 of"),
            "wanted a usual value of `x` that its control has, found `3`",
            "complete it",
        ),
        wrong(
            "half a range",
            &CONTROLS.replace("0 to 9 by 1", "0 to 9"),
            "wanted `of VALUES` or `from A to B by C`, found `from 0 to 9`",
            "complete it",
        ),
        wrong(
            "no number of steps to train",
            "x 3 of 1 2 train",
            "wanted a usual value of `x` that its control has, found `3`",
            "complete it",
        ),
        wrong(
            "a pad for a number",
            "x 1-2_3-4 pad",
            "the controls are (x: &[Vec<Point>])",
            "a control for each parameter",
        ),
        wrong(
            "a network for a number",
            "x trained",
            "the controls are (x: Option<&TwoLayerNet>)",
            "a control for each parameter",
        ),
        (
            "no control",
            with("live line"),
            Expected(PAGE, "live line", "found no control", "complete it"),
        ),
        (
            "no function",
            with("live circle; x yes"),
            Expected(
                PAGE,
                "live circle",
                "chapters/ch01-one/src/page/live.rs has no function `circle`",
                "write the function",
            ),
        ),
        (
            "controls away from their figure",
            vec![
                Write("chapters/ch01-one/src/page/live.rs", FUNCTIONS),
                Edit(
                    PAGE,
                    "## More\n",
                    format!("## More\n\n<!-- {} -->\n", marker(CONTROLS)).leak(),
                ),
                Fill,
            ],
            Expected(
                PAGE,
                marker(CONTROLS),
                "the figure `line` does not stand above its controls",
                "below the figure's caption",
            ),
        ),
    ]
}

#[test]
fn controls_that_fit_are_no_breakage() {
    let book = crate::book::Book::new();
    for change in &with(format!("live line; {CONTROLS}").leak()) {
        super::apply(&book, change);
    }
    let findings: Vec<String> = book.check().iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{findings:?}");
}
