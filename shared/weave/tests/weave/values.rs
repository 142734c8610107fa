//! Parts of outputs, and numbers to fewer digits.

use weave::marker::value::{Step, Value, round, select};

use crate::book::{Book, PAGE};

const TABLE: &str = "\
h     forward difference  error
────  ──────────────────  ─────
1e-4            5.9986    -0.01
x y             6.0       none
5               7.25";

/// A cell's name and the words behind it, as the steps of a `value` marker.
fn steps(marker: &str) -> Vec<Step<'_>> {
    Value::read(marker)
        .expect("the rest of a value marker")
        .steps
}

#[test]
fn steps_lead_to_parts() {
    let cases = [
        ("0.5", "", "0.5"),
        ("a whole sentence", "", "a whole sentence"),
        ("(1.0, 2.0)", "", "(1.0, 2.0)"),
        ("(1.0, 2.0)", "1", "2.0"),
        ("(1.0, (2.0, \"a, b\"))", "1 1", "a, b"),
        ("[[1.0, 2.0],\n [3.0, 4.5]]", "1 1", "4.5"),
        ("[[1.0, 2.0],\n [3.0, 4.5]]", "1", "[3.0, 4.5]"),
        ("Some(3.5)", "0", "3.5"),
        (TABLE, "0 1", "5.9986"),
        (TABLE, "1e-4 \"forward difference\"", "5.9986"),
        (TABLE, "\"x y\" error", "none"),
        (TABLE, "\"5\" 1", "7.25"),
        (TABLE, "2 0", "5"),
    ];
    for (output, words, expected) in cases {
        assert_eq!(
            select(output, &steps(&format!("a_cell {words}"))).as_deref(),
            Ok(expected),
            "{words:?} of {output:?}"
        );
    }
}

#[test]
fn steps_that_lead_nowhere_say_why() {
    let cases = [
        ("0.5", "0", "wanted a tuple or an array, found `0.5`"),
        ("(1.0, 2.0)", "2", "wanted item 2, found 2 items"),
        ("(1.0, 2.0)", "x", "wanted a position, found `x`"),
        (
            "a\nb",
            "",
            "wanted one line, found several: name the part to show",
        ),
        (TABLE, "", "wanted a row and a column of the table"),
        (TABLE, "0", "wanted a row and a column of the table"),
        (TABLE, "3 0", "wanted row 3, found 3 of them"),
        (
            TABLE,
            "0 central",
            "wanted the column `central`, found `h`, `forward difference`, `error`",
        ),
    ];
    for (output, words, expected) in cases {
        let found = select(output, &steps(&format!("a_cell {words}")));
        assert_eq!(found, Err(expected.to_string()), "{words:?} of {output:?}");
    }
}

#[test]
fn numbers_are_rounded_to_significant_digits() {
    let cases = [
        ("6.00000000000378", 3, "6.00"),
        ("0.1999999999990898", 4, "0.2000"),
        ("-0.09750000000000002", 2, "-0.098"),
        ("12345.678", 2, "12000"),
        ("9.99", 2, "10"),
        ("0.000012345", 3, "0.0000123"),
        ("2.345e-11", 2, "2.3e-11"),
        ("-25898374700000.0", 3, "-25900000000000"),
        ("1e22", 1, "1e22"),
        ("0.0", 2, "0.0"),
        ("NaN", 2, "NaN"),
        ("7", 3, "7.00"),
    ];
    for (number, digits, expected) in cases {
        assert_eq!(
            round(number, digits).as_deref(),
            Ok(expected),
            "{number} to {digits} digits"
        );
    }
    assert_eq!(
        round("abc", 2),
        Err("wanted a number, found `abc`".to_string())
    );
}

#[test]
fn incomplete_markers_say_what_is_missing() {
    let cases = [
        (
            "code src/lib.rs",
            "wanted `code`, a source's path and an item",
        ),
        ("cell", "wanted `cell` and one name, found ``"),
        ("figure a b", "wanted `figure` and one name, found `a b`"),
        ("value", "wanted `value` and a cell's name"),
        ("value a digits", "wanted a count above 0 after `digits`"),
        ("value a digits 0", "wanted a count above 0 after `digits`"),
        (
            "value a digits 2 1",
            "wanted nothing after `digits` and its count",
        ),
        ("value a \"b", "wanted a closing `\"`"),
        ("quote", "wanted `quote` and what is quoted"),
        ("table", "wanted `table` and one name, found ``"),
        ("terms x", "wanted nothing after `terms`, found `x`"),
    ];
    let remarks = ["", "a remark", "end of the section", "cells"];
    let comments = cases.map(|(comment, _)| comment).into_iter().chain(remarks);
    let comments: Vec<String> = comments.map(|one| format!("<!-- {one} -->")).collect();
    let book = Book::unfilled();
    book.write(PAGE, &comments.join("\n\n"));
    let findings = book.weave().findings;
    let incomplete = findings.iter().filter(|one| one.mend == "complete it");
    let found: Vec<(usize, &str)> = incomplete
        .map(|one| (one.line, one.what.as_str()))
        .collect();
    let wanted =
        cases.map(|(comment, wanted)| format!("the marker `{comment}` is incomplete: {wanted}"));
    let wanted = (0..)
        .zip(&wanted)
        .map(|(index, what)| (1 + 2 * index, what.as_str()));
    assert_eq!(found, wanted.collect::<Vec<_>>());
}
