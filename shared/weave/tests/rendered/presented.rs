//! What mdBook is told of a page.

use serde_json::{Value, json};
use weave::book::preprocess;

const FIGURE: &str = "![A line](../../snapshots/ch01-sse/line.snap.svg)";
const SVG: &str =
    "<svg width=\"480\" viewBox=\"0 0 1 1\" role=\"img\" aria-label=\"A line\">\n<g/>\n</svg>\n";

/// What mdBook is told of a page of chapter 1 that says `text`.
fn shown(text: &str) -> Result<String, String> {
    let root = tempfile::tempdir().unwrap();
    crate::write(root.path(), "snapshots/ch01-sse/line.snap.svg", SVG);
    let chapter = |path: &str, content: &str| {
        json!({"Chapter": {
            "name": path, "content": content, "number": null, "sub_items": [],
            "path": path, "source_path": path, "parent_names": [],
        }})
    };
    let context = json!({
        "root": root.path(), "config": {"book": {"src": "chapters"}},
        "renderer": "html", "mdbook_version": "0.5.4",
    });
    let items = [
        chapter("ch01-sse/README.md", text),
        chapter("README.md", ""),
        chapter("ch02-cee/README.md", ""),
        chapter("before.md", ""),
    ];
    let request = json!([context, {"items": items}]).to_string();
    let mut answer = Vec::new();
    preprocess(request.as_bytes(), &mut answer).map_err(|error| error.to_string())?;
    let answer: Value = serde_json::from_slice(&answer).unwrap();
    let content = &answer["items"][0]["Chapter"]["content"];
    Ok(content.as_str().unwrap().to_string())
}

#[test]
fn a_page_becomes_what_the_book_shows() {
    let cell = "<!-- cell a -->\n```rust,ignore\n1 + 1\n```\n```text\n2\n```\n";
    let html = "<div class=\"cell\">\n\n```rust,ignore\n1 + 1\n```\n\
                <div class=\"output\">\n\n```text\n2\n```\n</div>\n</div>\n\n";
    let code = "<!-- code src/lib.rs f -->\n```rust,ignore\nfn f() {}\n```\n";
    let definition = "<div class=\"definition\" data-source=\"ch01-sse/src/lib.rs\">\n\n\
                      ```rust,ignore\nfn f() {}\n```\n</div>\n\n";
    let value = "It is <!-- value a -->2<!-- end -->.";
    let figure = format!("<!-- figure line -->\n{FIGURE}\n\n*The `h` line.*\n");
    let drawn = format!(
        "\n\n\n<figure class=\"figure\">{}<figcaption>\n\n\n\
         The <span class=\"whole\">`h`</span> line.\n\n</figcaption></figure>\n\n\n",
        SVG.trim().replace('\n', " ")
    );
    let live = "<!-- live line; x 1 of 0 0.2..1; n 3 from 0 to 9 by 1; dashed yes -->";
    let controls = "<form class=\"live\" data-figure=\"ch01-sse/line\" hidden>\
                    <label class=\"slider\">x<input type=\"range\" name=\"x\" max=\"3\" value=\"3\" \
                    data-values=\"0 0.2 0.5 1\"><span aria-hidden=\"true\"></span></label>\
                    <label class=\"slider\">n<input type=\"range\" name=\"n\" min=\"0\" max=\"9\" step=\"1\" value=\"3\">\
                    <span aria-hidden=\"true\"></span></label>\
                    <label><input type=\"checkbox\" name=\"dashed\" checked>dashed</label>\
                    <button type=\"reset\">as printed</button><output></output></form>\n";
    let long = "`a_name_that_is_long_enough`";
    let formula = |inside: &str| format!("<math>{inside}</math>");
    let x = formula("<mi>x</mi>");
    let table = "| a |\n| - |\n| ";
    let bar = "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">&#124;</mo>";
    let bars = formula(&format!("{bar}<mi>x</mi>{bar}"));
    let norm = bars.replace("&#124;", "‖");
    let cases = [
        (cell, html),
        (code, definition),
        (value, "It is <span class=\"whole\">2</span>."),
        ("a<!-- note to myself -->b", "ab"),
        (
            "`<!-- value a -->`",
            "<span class=\"whole\">`<!-- value a -->`</span>",
        ),
        (long, long),
        (
            "```math\nx\n```\n",
            "<div class=\"math\"><math display=\"block\"><mi>x</mi></math></div>\n\n",
        ),
        ("an $`x`$ here", &format!("an {x} here")),
        (
            "an $`x`$, here",
            &format!("an <span class=\"whole\">{x},</span> here"),
        ),
        (
            &format!("{table}$`\\|x\\|`$ |\n"),
            &format!("{table}{bars} |\n"),
        ),
        ("the norm $`\\|x\\|`$", &format!("the norm {norm}")),
        (
            "costs $5 and `x`",
            "costs $5 and <span class=\"whole\">`x`</span>",
        ),
        (&figure, &drawn),
        (live, controls),
        (
            "[c](../ch02-cee/README.md#a)",
            "[c](../ch02-cee/index.html#a)",
        ),
        ("[c](../ch02-cee)", "[c](../ch02-cee/index.html)"),
        ("[c](../README.md)", "[c](../index.html)"),
        ("[c](../before.md)", "[c](../before.md)"),
        ("[c](#a)", "[c](#a)"),
        ("[c](https://a.b/c.rs)", "[c](https://a.b/c.rs)"),
        ("see [the source](src/lib.rs), and", "see the source, and"),
        (
            "see [`lib.rs`](src/lib.rs).",
            "see <span class=\"whole\">`lib.rs`</span>.",
        ),
    ];
    for (text, wanted) in cases {
        assert_eq!(shown(text).as_deref(), Ok(wanted), "{text}");
    }
}

#[test]
fn what_cannot_be_shown_is_an_error_at_its_line() {
    let cases = [
        ("a\n\n$`\\frac{1}`$", 3, "formula"),
        ("```math\n\\nonsense\n```\n", 1, "formula"),
        ("a\n\n![x](y.png)", 3, "no accepted figure"),
        (
            "![x](../../snapshots/ch01-sse/gone.snap.svg)",
            1,
            "there is no figure",
        ),
    ];
    for (text, line, wanted) in cases {
        let told = shown(text).expect_err(text);
        let place = format!("chapters/ch01-sse/README.md:{line}: ");
        assert!(told.starts_with(&place), "{text}: {told}");
        assert!(told.contains(wanted), "{text}: {told}");
    }
}

#[test]
fn a_formula_becomes_mathml() {
    let formulas = [
        (r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        ("|x|", "&#124;"),
        ("a*b", "∗"),
        ("f'(x)", "′"),
    ];
    for (latex, wanted) in formulas {
        let mathml = shown(&format!("$`{latex}`$")).unwrap();
        assert!(mathml.starts_with("<math>"), "{latex}: {mathml}");
        assert!(mathml.contains(wanted), "{latex}: {mathml}");
    }
}

/// mdBook reads the text between inline tags as Markdown.
#[test]
fn no_mark_of_markdown_is_left_in_a_formula() {
    let latex = r"a_1 * b ~ [c] \_ \text{a\_b *c* -- e...} \{ \} |d| \backslash";
    let mathml = shown(&format!("$`{latex}`$")).unwrap();
    let mut in_tag = false;
    for c in mathml.chars() {
        in_tag = if c == '<' { true } else { c != '>' && in_tag };
        let mark = r"*_`~[]\|-.'".contains(c) && !in_tag;
        assert!(!mark, "`{c}` is left in {mathml}");
    }
    assert!(!mathml.contains('\n'), "{mathml}");
}
