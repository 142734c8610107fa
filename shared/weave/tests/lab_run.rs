//! `weave check --run`, in a kernel that plays evcxr's part: a definition is its text, and a call shows that text.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};
use weave::run::RunError;
use weave::run::cells::{Kind, read_cells};
use weave::run::edits::edits;
use weave::run::kernel::Kernel;
use weave::run::probe::Probe;
use weave::run::shown::Shown;

#[test]
fn each_edit_changes_the_code_and_nothing_else() {
    let cases: [(&str, &[&str]); 9] = [
        (
            "/// ½·a − b, `1 + 1`\nfn f(a: f64, b: f64) -> f64 {\n    0.5 * a - b // - 2\n}",
            &[
                "/// ½·a − b, `1 + 1`\nfn f(a: f64, b: f64) -> f64 {\n    0.5 * a + b // - 2\n}",
                "/// ½·a − b, `1 + 1`\nfn f(a: f64, b: f64) -> f64 {\n    0.5 / a - b // - 2\n}",
                "/// ½·a − b, `1 + 1`\nfn f(a: f64, b: f64) -> f64 {\n    (0.5 + 1.0) * a - b // - 2\n}",
                "/// ½·a − b, `1 + 1`\nfn f(a: f64, b: f64) -> f64 { panic!(\"this definition was edited\") }",
            ],
        ),
        (
            "fn f(x: &f64) -> f64 { -*x }",
            &[
                "fn f(x: &f64) -> f64 { *x }",
                "fn f(x: &f64) -> f64 { panic!(\"this definition was edited\") }",
            ],
        ),
        ("const H: f64 = 1e-4;", &["const H: f64 = (1e-4 + 1.0);"]),
        (
            "struct Dual { value: f64 }",
            &["struct Dual { one_more: (),  value: f64 }"],
        ),
        (
            "enum Loss { Squares }",
            &["enum Loss { OneMore,  Squares }"],
        ),
        (
            "trait Number { fn sin(self) -> Self; }",
            &["trait Number { fn one_more();  fn sin(self) -> Self; }"],
        ),
        ("struct Dual(f64);", &["struct Dual((), f64);"]),
        (
            "impl Dual { fn new(v: f64) -> Dual { Dual { v } } }",
            &["impl Dual { fn new(v: f64) -> Dual { panic!(\"this definition was edited\") } }"],
        ),
        ("no Rust", &[]),
    ];
    for (definition, wanted) in cases {
        let found: Vec<String> = edits(definition)
            .into_iter()
            .map(|edit| edit.source)
            .collect();
        assert_eq!(found, wanted, "{definition}");
    }
}

#[test]
fn outputs_are_compared_by_what_they_show() {
    let shown = |value: &str| json!({ "output_type": "execute_result", "execution_count": 7, "data": { "text/plain": value } });
    let stream =
        |name: &str, text: &str| json!({ "output_type": "stream", "name": name, "text": text });
    let accepted = json!([{ "output_type": "execute_result", "execution_count": null, "metadata": {},
        "data": { "text/plain": ["1.0\n", "2.0"] } }]);
    let figure =
        |html: &str| json!([{ "output_type": "execute_result", "data": { "text/html": html } }]);
    let cases = [
        (
            "the same in another form",
            json!([shown("1.0\n2.0")]),
            accepted.clone(),
            None,
        ),
        (
            "another number",
            json!([shown("1.0\n3.0")]),
            accepted.clone(),
            Some("3.0"),
        ),
        (
            "nothing",
            json!([]),
            accepted.clone(),
            Some("shows nothing"),
        ),
        (
            "a value where none is accepted",
            json!([shown("1")]),
            json!([]),
            Some("accepted is nothing"),
        ),
        (
            "printed too",
            json!([stream("stdout", "so"), shown("1.0\n2.0")]),
            accepted.clone(),
            Some("`so`"),
        ),
        (
            "a panic",
            json!([stream("stderr", "thread panicked")]),
            json!([]),
            Some("fails: thread panicked"),
        ),
        (
            "a compiler's error",
            json!([{ "output_type": "error", "evalue": "no `x`" }]),
            json!([]),
            Some("fails: no `x`"),
        ),
        ("the same figure", figure("<img>"), figure("<img>"), None),
        (
            "another figure",
            figure("<img>"),
            figure("<b>"),
            Some("text/html"),
        ),
    ];
    for (case, found, accepted, wanted) in cases {
        let difference = Shown::read(&found).difference(&Shown::read(&accepted));
        match (difference, wanted) {
            (None, None) => {}
            (Some(text), Some(wanted)) => assert!(text.contains(wanted), "{case}: {text}"),
            (found, wanted) => panic!("{case}: found {found:?}, wanted {wanted:?}"),
        }
    }
}

/// Remembers the text of each definition. A call `name()` shows the text, with that of every definition it calls.
#[derive(Default)]
struct Play {
    definitions: BTreeMap<String, String>,
    restarts: usize,
}

impl Play {
    fn text(&self, name: &str) -> Option<String> {
        let body = self.definitions.get(name)?.split_once('{')?.1.to_owned();
        let others = self
            .definitions
            .keys()
            .filter(|other| body.contains(&format!("{other}()")));
        Some(others.fold(body.clone(), |text, other| {
            text + &self.text(other).unwrap_or_default()
        }))
    }
}

impl Kernel for Play {
    fn execute(&mut self, code: &str, _: Duration) -> Result<Option<Shown>, RunError> {
        let error = |text: &str| Shown {
            error: text.to_owned(),
            ..Shown::default()
        };
        if code.contains("endless -") {
            self.definitions.clear();
            return Ok(None);
        }
        // A type cannot change while a block for it stands.
        let refused = code.contains("/ typed")
            || (code.starts_with("struct")
                && code.contains("one_more")
                && self.definitions.contains_key("block"));
        if refused {
            return Ok(Some(error("does not compile")));
        }
        let name = code
            .strip_prefix("impl ")
            .and_then(|item| item.split(' ').next());
        if let Some(name) = name {
            if self.definitions.contains_key(name) {
                return Ok(Some(error("conflicting")));
            }
            self.definitions.insert(name.to_owned(), code.to_owned());
            return Ok(Some(Shown::default()));
        }
        if let Some(item) = code
            .strip_prefix("fn ")
            .or_else(|| code.strip_prefix("struct "))
        {
            let name = item
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .unwrap_or_default();
            if name == "block"
                && self
                    .definitions
                    .get("S")
                    .is_some_and(|s| s.contains("one_more"))
            {
                return Ok(Some(error("does not compile")));
            }
            self.definitions.insert(name.to_owned(), code.to_owned());
            return Ok(Some(Shown::default()));
        }
        Ok(Some(match self.text(code.trim_end_matches("()")) {
            Some(text) if text.contains("panic!") => error("panicked"),
            Some(text) => Shown {
                value: [("text/plain".to_owned(), text)].into(),
                ..Shown::default()
            },
            None => error("not found"),
        }))
    }

    fn restart(&mut self) -> Result<(), RunError> {
        self.restarts += 1;
        self.definitions.clear();
        Ok(())
    }
}

/// A notebook's text: `fn`, `struct` and `impl` cells are definitions, the others show what is accepted.
fn notebook(cells: &[(&str, &str)]) -> String {
    let cells: Vec<Value> = (cells.iter().enumerate())
        .map(|(number, (code, accepted))| {
            let definition = ["fn ", "struct ", "impl "].iter().any(|start| code.starts_with(start));
            let (kind, name) = if definition {
                ("code", code.split([' ', '(']).nth(1).unwrap_or_default())
            } else {
                ("cell", *code)
            };
            let outputs = if accepted.is_empty() {
                json!([])
            } else {
                json!([{ "output_type": "execute_result", "data": { "text/plain": accepted } }])
            };
            json!({ "cell_type": "code", "id": format!("c{number}"), "source": code, "outputs": outputs,
                "metadata": { "weave": { "kind": kind, "name": name } } })
        })
        .collect();
    format!("{:#}", json!({ "cells": cells }))
}

#[test]
fn a_definition_must_matter_to_a_later_cell() {
    type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str], usize);
    let cases: [Case; 8] = [
        ("used", &[("fn f() { 1 }", ""), ("f()", " 1 }")], &[], 0),
        (
            "used through another",
            &[
                ("fn f() { 1 }", ""),
                ("fn g() { f() }", ""),
                ("g()", " f() } 1 }"),
            ],
            &[],
            0,
        ),
        (
            "used by nobody",
            &[("fn f() { 1 }", ""), ("fn g() { 2 }", ""), ("g()", " 2 }")],
            &["definition f"],
            0,
        ),
        (
            "used only before",
            &[("fn f() { 1 }", ""), ("f()", " 1 }"), ("fn f() { 1 }", "")],
            &["definition f"],
            0,
        ),
        (
            "an edit that does not compile",
            &[("fn f() { 2 * typed }", ""), ("f()", " 2 * typed }")],
            &[],
            0,
        ),
        (
            "an edit without end",
            &[("fn f() { endless + 1 }", ""), ("f()", " endless + 1 }")],
            &[],
            1,
        ),
        (
            "a type",
            &[
                ("struct S { v: f64 }", ""),
                ("fn block() { 1 }", ""),
                ("block()", " 1 }"),
            ],
            &[],
            1,
        ),
        (
            "a block that cannot run twice",
            &[("impl S { 1 + 1 }", ""), ("S()", " 1 + 1 }")],
            &["definition S, run once more, fails: conflicting"],
            0,
        ),
    ];
    for (case, cells, wanted, restarts) in cases {
        let text = notebook(cells);
        let cells = read_cells(&text).unwrap();
        let mut kernel = Play::default();
        let mut probe = Probe::new(&mut kernel, "n.ipynb", &cells);
        assert_eq!(
            probe.run_all().unwrap(),
            [],
            "{case}: first every cell is right"
        );
        let found = probe.edit_all(|_| {}).unwrap();
        assert_eq!(found.len(), wanted.len(), "{case}: {found:?}");
        for (finding, wanted) in found.iter().zip(wanted) {
            assert!(finding.to_string().contains(wanted), "{case}: {finding}");
        }
        assert_eq!(kernel.restarts, restarts, "{case}: restarts");
        let definitions = cells.iter().filter(|cell| cell.kind == Kind::Definition);
        for cell in definitions.filter(|_| restarts == 0) {
            let name = cell.name.as_str();
            assert_eq!(
                kernel.definitions[name], cell.source,
                "{case}: {name} is put back"
            );
        }
    }
}

#[test]
fn a_wrong_cell_is_named_with_its_line() {
    let text = notebook(&[("fn f() { 1 }", ""), ("f()", " 2 }"), ("g()", " 1 }")]);
    let cells = read_cells(&text).unwrap();
    let mut kernel = Play::default();
    let findings = Probe::new(&mut kernel, "notebooks/n.ipynb", &cells)
        .run_all()
        .unwrap();
    let wanted = [("f()", "shows `1 }`"), ("g()", "fails: not found")];
    assert_eq!(findings.len(), wanted.len(), "{findings:?}");
    for ((name, what), finding) in wanted.iter().zip(&findings) {
        assert!(
            finding.what.contains(name) && finding.what.contains(what),
            "{finding}"
        );
        let line = text.lines().nth(finding.line - 1).unwrap();
        assert!(
            line.contains("\"id\""),
            "{name}: line {} is {line}",
            finding.line
        );
    }
}
