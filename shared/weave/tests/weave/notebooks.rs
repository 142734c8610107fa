//! What `weave` writes as notebooks.

use serde_json::Value;

use crate::book::{Book, CELLS, LIBRARY, LIST, NOTEBOOK, PAGE};

/// The notebook's cells: kind, id, source and the text of the output.
fn cells(book: &Book) -> Vec<[String; 4]> {
    cells_of(book, NOTEBOOK)
}

fn cells_of(book: &Book, notebook: &str) -> Vec<[String; 4]> {
    let notebook: Value = serde_json::from_str(&book.read(notebook)).expect("JSON");
    let joined = |lines: &Value| {
        let lines = lines.as_array().into_iter().flatten();
        lines
            .map(|line| line.as_str().expect("text"))
            .collect::<String>()
    };
    let cells = notebook["cells"].as_array().expect("cells").iter();
    cells
        .map(|cell| {
            let kind = match cell["cell_type"].as_str() {
                Some("code") => cell["metadata"]["weave"]["kind"].as_str().expect("a kind"),
                other => other.expect("a type"),
            };
            let data = &cell["outputs"][0]["data"];
            let output = if data["text/html"].is_array() {
                joined(&data["text/html"])
            } else {
                joined(&data["text/plain"])
            };
            let id = cell["id"].as_str().expect("an id");
            [
                kind.to_string(),
                id.to_string(),
                joined(&cell["source"]),
                output,
            ]
        })
        .collect()
}

#[test]
fn a_page_gives_its_notebook() {
    let expected = [
        [
            "markdown",
            "one",
            "# One\n\nA paragraph, $x_1$ in it, and the year 1.2 million.\n\n$$\n\\frac{1}{2}\n$$",
            "",
        ],
        [
            "setup",
            "setup",
            ":dep ch01-one = { path = \"../chapters/ch01-one\" }\n\
             :dep show = { path = \"../shared/show\" }\n\
             use ch01_one::{divisor, figures};\n\
             use show::{Show, Table};",
            "",
        ],
        [
            "code",
            "code-half",
            "// Dividing is exact here.\n/// Half of `x`.\npub fn half(x: f64) -> f64 {\n    x / divisor()\n}",
            "",
        ],
        ["markdown", "after-code-half", "This is how it is used:", ""],
        ["cell", "cell-one_half", "let x = 1.0;\nhalf(x)", "0.5001"],
        [
            "markdown",
            "after-cell-one_half",
            "It gives 0.5001, or 0.50, or\n<b>half</b>; the article says 0.4999.",
            "",
        ],
        [
            "cell",
            "cell-rows",
            "let xs = [(\"one\", 1.0), (\"two\", 2.0)];\n\
             Table::new([\"x\", \"half\"]).rows(xs.map(|(name, x)| (name, half(x))))",
            "x    half\n───  ────\none  0.5\ntwo  1.0",
        ],
        [
            "markdown",
            "after-cell-rows",
            "Its second row says `1.0`.",
            "",
        ],
        ["markdown", "more", "## More", ""],
        [
            "figure",
            "figure-line",
            "figures::line()",
            "<img src=\"data:image/svg+xml;base64,\
             PHN2ZyBhcmlhLWxhYmVsPSJhIGxpbmUgZnJvbSAmbHQ7MCZndDsgb24iPjwvc3ZnPgo=\" \
             alt=\"a line from &lt;0&gt; on\">",
        ],
        [
            "markdown",
            "after-figure-line",
            "*A line.*\n\nBack to the [beginning](#One), or to the [front](../chapters/README.md#The-book).",
            "",
        ],
    ];
    assert_eq!(cells(&Book::new()), expected);
}

#[test]
fn a_notebook_is_what_jupyter_would_save() {
    let text = Book::new().read(NOTEBOOK);
    assert!(text.starts_with(
        "{\n \"cells\": [\n  {\n   \"cell_type\": \"markdown\",\n   \"id\": \"one\",\n"
    ));
    assert!(text.ends_with(" },\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n"));
}

/// The library, the cells, the page, and the lines of the first code cell below the crates.
#[test]
fn the_first_cell_brings_in_what_the_others_need() {
    let cases = [
        (
            "methods of a trait that no item names, and crates that are passed on",
            "pub use ndarray;\nuse ndarray::{Array1, IntoDimension};\nuse std::fmt::Debug;\n\
             pub fn f(x: Array1<f64>) -> f64 { 0.0 }\npub fn g(x: impl Debug) {}\n",
            "use ch01_one::{f, ndarray::array};\npub fn a() -> f64 {\n    f(array![1.0])\n}\n",
            "<!-- code src/lib.rs f -->\n\n<!-- cell a -->\n",
            "use ch01_one::ndarray::{Array1, IntoDimension, array};\nuse show::Show;",
        ),
        (
            "an item of a private module that is passed on, under another name too",
            "mod inner;\npub use inner::Inner;\npub fn f(x: f64) -> Inner { Inner(x) }\n",
            "use ch01_one::f as first;\npub fn a() -> f64 {\n    first(1.0).0\n}\n",
            "<!-- cell a -->\n",
            "use ch01_one::f as first;\nuse show::Show;",
        ),
        (
            "a definition's neighbours and modules",
            "mod inner;\npub use inner::Inner;\npub mod outer;\nuse outer::two;\n\
             pub fn f(x: f64) -> Inner { outer::one(two(x)) }\n",
            "use ch01_one::f;\npub fn a() -> f64 {\n    f(1.0).0\n}\n",
            "<!-- code src/lib.rs f -->\n\n<!-- cell a -->\n",
            "use ch01_one::{Inner, outer};\nuse ch01_one::outer::two;\nuse show::Show;",
        ),
        (
            "a type with an impl block is only shown, though all of it is cited",
            "pub struct Inner(pub f64);\nimpl Inner { pub fn new() -> Self { Inner(0.0) } }\n",
            "use ch01_one::Inner;\npub fn a() -> f64 {\n    Inner::new().0\n}\n",
            "<!-- code src/lib.rs Inner -->\n<!-- code src/lib.rs impl Inner -->\n\n<!-- cell a -->\n",
            "use ch01_one::Inner;\nuse show::Show;",
        ),
        (
            "a type without its impl blocks is only shown",
            "pub struct Inner(pub f64);\nimpl Inner { pub fn new() -> Self { Inner(0.0) } }\n",
            "use ch01_one::Inner;\npub fn a() -> f64 {\n    Inner::new().0\n}\n",
            "<!-- code src/lib.rs Inner -->\n\n<!-- cell a -->\n",
            "use ch01_one::Inner;\nuse show::Show;",
        ),
    ];
    for (case, library, cells_rs, page, expected) in cases {
        let book = Book::unfilled();
        book.write(LIBRARY, library);
        book.write(
            "chapters/ch01-one/src/inner.rs",
            "pub struct Inner(pub f64);\n",
        );
        book.write(
            "chapters/ch01-one/src/outer.rs",
            "use crate::Inner;\npub fn one(x: f64) -> Inner { Inner(x) }\npub fn two(x: f64) -> f64 { x }\n",
        );
        book.write(CELLS, cells_rs);
        book.write("snapshots/ch01-one/a.snap", "---\nsource: a\n---\n1.0\n");
        book.write("chapters/README.md", "# The book\n");
        book.write(PAGE, page);
        assert_eq!(book.weave().findings, [], "{case}");
        let cells = cells(&book);
        let setup = cells
            .iter()
            .find(|cell| cell[0] == "setup")
            .expect("a first code cell");
        let uses = setup[2].lines().filter(|line| !line.starts_with(":dep"));
        assert_eq!(uses.collect::<Vec<_>>().join("\n"), expected, "{case}");
    }
}

#[test]
fn a_page_of_no_chapter_has_cells_of_a_shared_crate_and_a_notebook() {
    let book = Book::new();
    book.write(
        "shared/network/Cargo.toml",
        "[package]\nname = \"network\"\n\n[dev-dependencies]\nsnapshots.workspace = true\n",
    );
    book.write(
        "shared/network/src/lib.rs",
        "pub mod figures;\n\n/// The same.\npub fn same(x: f64) -> f64 {\n    x\n}\n",
    );
    book.write(
        "shared/network/src/figures.rs",
        "pub fn gate() -> Figure {\n    drawn()\n}\n",
    );
    book.write(
        "shared/network/tests/page/cells.rs",
        "use network::same;\n\n/// One.\npub fn one() -> f64 {\n    same(1.0)\n}\n",
    );
    book.write(
        "shared/network/tests/page/main.rs",
        "snapshots::page! { cells: [one], figures: [gate] }\n",
    );
    book.write("snapshots/network/one.snap", "---\nsource: a\n---\n1.0\n");
    book.write(
        "snapshots/network/gate.snap",
        "---\nsnapshot_kind: binary\n---\n",
    );
    book.write(
        "snapshots/network/gate.snap.svg",
        "<svg aria-label=\"a gate\"></svg>\n",
    );
    book.write(
        "chapters/before-you-begin.md",
        "# Before\n\n<!-- code shared/network/src/lib.rs same -->\n\n<!-- cell network/one -->\n\n\
         See [one](ch01-one/README.md).\n\n<!-- figure network/gate -->\n\n*A gate.*\n",
    );
    book.edit(
        "chapters/SUMMARY.md",
        "- [One]",
        "- [Before](before-you-begin.md)\n- [One]",
    );
    let notebook = "notebooks/before-you-begin.ipynb";
    let woven = book.weave();
    assert_eq!(woven.findings, []);
    assert_eq!(woven.written, ["chapters/before-you-begin.md", notebook]);
    assert_eq!(book.check(), []);
    let image = "<img src=\"data:image/svg+xml;base64,PHN2ZyBhcmlhLWxhYmVsPSJhIGdhdGUiPjwvc3ZnPgo=\" alt=\"a gate\">";
    let expected = [
        ["markdown", "before", "# Before", ""],
        [
            "setup",
            "setup",
            ":dep network = { path = \"../shared/network\" }\n:dep show = { path = \"../shared/show\" }\nuse show::Show;",
            "",
        ],
        [
            "code",
            "code-same",
            "/// The same.\npub fn same(x: f64) -> f64 {\n    x\n}",
            "",
        ],
        ["cell", "cell-network-one", "same(1.0)", "1.0"],
        [
            "markdown",
            "after-cell-network-one",
            "See [one](ch01-one.ipynb).",
            "",
        ],
        [
            "figure",
            "figure-network-gate",
            "network::figures::gate()",
            image,
        ],
        ["markdown", "after-figure-network-gate", "*A gate.*", ""],
    ];
    assert_eq!(cells_of(&book, notebook), expected);
}

/// A comparer of notebooks wants to know which output belongs to which run.
#[test]
fn code_cells_are_counted() {
    let notebook: Value = serde_json::from_str(&Book::new().read(NOTEBOOK)).expect("JSON");
    let cells = notebook["cells"].as_array().expect("cells").iter();
    let code: Vec<&Value> = cells.filter(|cell| cell["cell_type"] == "code").collect();
    for (before, cell) in code.iter().enumerate() {
        assert_eq!(cell["execution_count"], before + 1);
        for output in cell["outputs"].as_array().expect("outputs") {
            assert_eq!(output["execution_count"], before + 1);
        }
    }
    assert_eq!(code.len(), 5);
}

/// `|` ends a cell of a table, so a page writes `\|` there; elsewhere that is the sign of a norm.
#[test]
fn a_bar_in_a_formula_survives_its_table() {
    let book = Book::new();
    book.edit(
        PAGE,
        "## More",
        "## More\n\nA norm $`\\|x\\|`$.\n\n| a |\n| - |\n| $`\\|x\\|`$ |",
    );
    book.weave();
    let more = &cells(&book)[8][2];
    assert!(more.contains("norm $\\|x\\|$."), "{more}");
    assert!(more.contains("| $\\vert x\\vert$ |"), "{more}");
}

/// Where a chapter keeps what only its page needs, is said in its list of cells and figures.
#[test]
fn cells_and_figures_are_found_where_the_list_has_them() {
    let book = Book::new();
    book.edit(
        LIST,
        "use ch01_one::figures;",
        "use ch01_one::page::figures;",
    );
    let text = book.read(CELLS);
    let (first, rows) = text.split_once("/// Some more").expect("two cells");
    book.write(CELLS, &format!("{first}\nmod more;\npub use more::rows;\n"));
    let more = "use ch01_one::half;\nuse show::Table;\n\n/// Some more";
    book.write(
        "chapters/ch01-one/tests/page/cells/more.rs",
        &format!("{more}{rows}"),
    );
    let woven = book.weave();
    assert_eq!(
        (woven.findings, woven.written),
        (vec![], vec![NOTEBOOK.to_string()])
    );
    let setup = &cells(&book)[1][2];
    let uses: Vec<&str> = setup
        .lines()
        .filter(|line| line.starts_with("use"))
        .collect();
    let wanted = [
        "use ch01_one::divisor;",
        "use ch01_one::page::figures;",
        "use show::{Show, Table};",
    ];
    assert_eq!(uses, wanted);
    assert_eq!(cells(&book)[9][2], "figures::line()");
}
