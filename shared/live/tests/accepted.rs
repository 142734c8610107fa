//! A figure that nobody has turned is the printed one.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use live::figures::answer;

/// The first state of each figure is the usual one.
#[test]
fn the_usual_values_draw_the_accepted_figure() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let states = fs::read_to_string(folder.join("states.txt")).expect("the list of states");
    let mut seen = BTreeSet::new();
    for question in states.lines() {
        let (name, parameters) = question
            .split_once('?')
            .expect("a figure and its parameters");
        let answer = answer(question).unwrap_or_else(|error| panic!("{question}: {error}"));
        let mut lines = answer.splitn(3, '\n');
        let (now, words, svg) = (lines.next(), lines.next(), lines.next());
        assert!(
            words.is_some_and(|words| !words.is_empty()),
            "{question} has no words"
        );
        if seen.insert(name) {
            let accepted = folder.join(format!("../../snapshots/{name}.snap.svg"));
            let accepted = fs::read_to_string(accepted).expect("an accepted figure");
            assert!(
                svg == Some(&accepted),
                "{question} does not draw the accepted figure"
            );
            assert_eq!(now, Some(parameters), "{question}");
        }
    }
    assert!(!seen.is_empty());
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let cases = [
        (
            "ch05-training/uphill?rate=1",
            "wanted a figure that can be turned, found `ch05-training/uphill`",
        ),
        (
            "ch05-training/downhill?rate=x&steps=1&start=0,0",
            "rate: wanted a number from 0 to 1000, found `x`",
        ),
        (
            "ch05-training/downhill?rate=1&steps=10000000&start=0,0",
            "steps: wanted a whole number from 0 to 1000, found `10000000`",
        ),
        (
            "ch05-training/downhill?rate=1&steps=1&start=0",
            "start: wanted 2 numbers from -6 to 6, found `0`",
        ),
        (
            "ch04-numerical-diff/chord_and_tangent?h=NaN&forward=yes&central=yes&in_f32=no",
            "h: wanted a number from 0 to 2, found `NaN`",
        ),
        (
            "ch04-numerical-diff/chord_and_tangent?h=1&forward=&central=yes&in_f32=no",
            "forward: wanted `yes` or `no`, found ``",
        ),
        (
            "ch03-mini-batch/batch_losses?size=30&slopes=no",
            "size: wanted one of 10, 100, 1000, 1, 2, 5, 20, 50, 200, 500, 2000, 5000, 10000, found `30`",
        ),
        (
            "ch05-training/own_digit?strokes=1-2_3",
            "strokes: wanted strokes such as `24-21_30-15`, found `1-2_3`",
        ),
        (
            "ch05-training/own_digit?strokes=1-2\nAAAA",
            "the network: wanted 39760 parameters in base 64, found `AAAA`",
        ),
    ];
    for (question, wanted) in cases {
        let error = answer(question).expect_err(question).to_string();
        assert_eq!(error, wanted, "{question}");
    }
}
