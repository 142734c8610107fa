//! The book as a whole: what is rendered, what is left out, and what an ordinary mdBook would be told.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use weave::book::{self, BookError, Happening, PALETTE};

const PAGE: &str = r"# A chapter

<!-- code src/lib.rs half -->
```rust,ignore
fn half(x: f64) -> f64 { x / 2.0 }
```

<!-- cell a_half -->
```rust,ignore
half(1.0)
```
```text
0.5
```

It is <!-- value a_half -->0.5<!-- end -->, since $`\frac{a}{b}`$ is a quotient:

```math
\frac{1}{2} \quad | \quad a_1 * b_1 * c
```

| a | b |
| --- | --- |
| $`\|x\|`$ | `half` |

<!-- figure line -->
![A rising line](../../snapshots/ch01-first/line.snap.svg)

*It rises.*

Back to [the beginning](../README.md), or see [the code](src/lib.rs).
";

const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="520" height="320" viewBox="0 0 520 320">
<path stroke="#0057D8" d="M0 0L9 9"/>

</svg>
"##;

/// A small book with this repository's settings and theme.
fn small_book() -> tempfile::TempDir {
    let book = tempfile::tempdir().unwrap();
    let root = book.path();
    fs::copy(repository().join("book.toml"), root.join("book.toml")).unwrap();
    copy_folder(
        &repository().join("chapters/theme"),
        &root.join("chapters/theme"),
    );
    let summary = "[Welcome](README.md)\n\n- [A chapter](ch01-first/README.md)\n";
    let files = [
        ("chapters/SUMMARY.md", summary),
        (
            "chapters/README.md",
            "# Welcome\n\nGo to [a chapter](ch01-first/README.md).\n",
        ),
        ("chapters/ch01-first/README.md", PAGE),
        (
            "chapters/ch01-first/Cargo.toml",
            "[package]\nname = \"ch01-first\"\n",
        ),
        (
            "chapters/ch01-first/src/lib.rs",
            "fn half(x: f64) -> f64 { x / 2.0 }\n",
        ),
        (
            "chapters/ch01-first/tests/page/cells.rs",
            "fn a_half() {}\n",
        ),
        ("snapshots/ch01-first/line.snap.svg", DRAWING),
    ];
    for (path, content) in files {
        write(root, path, content);
    }
    book
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn write(root: &Path, path: &str, content: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn copy_folder(from: &Path, to: &Path) {
    for path in files(from) {
        let target = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(path, target).unwrap();
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn main_of(root: &Path, page: &str) -> String {
    let html = fs::read_to_string(root.join("target/book").join(page)).unwrap();
    let (_, main) = html.split_once("<main>").unwrap();
    main.split_once("</main>").unwrap().0.to_string()
}

#[test]
fn the_book_shows_the_pages() {
    let book = small_book();
    let first = book::build(book.path(), &book.path().join("target/book")).unwrap();
    assert_eq!(first, book.path().join("target/book/index.html"));
    assert!(main_of(book.path(), "index.html").contains("href=\"ch01-first/index.html\""));
    let main = main_of(book.path(), "ch01-first/index.html");
    let wanted = [
        "<div class=\"definition\" data-source=\"ch01-first/src/lib.rs\">",
        "<div class=\"output\">",
        "It is <span class=\"whole\">0.5</span>, since <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>",
        "<math display=\"block\">",
        "<td><math><mo",
        "stroke:var(--figure-blue)",
        "aria-label=\"A rising line\"",
        "<figcaption>\n<p>It rises.</p>",
        "<a href=\"../index.html\">the beginning</a>, or see the code.",
    ];
    for wanted in wanted {
        assert!(main.contains(wanted), "no {wanted} in\n{main}");
    }
    for unwanted in ["<!--", "$", "<em>", "```", "<img", "playground", "fn main"] {
        assert!(!main.contains(unwanted), "{unwanted} in\n{main}");
    }
    let (opened, closed) = (main.matches("<div").count(), main.matches("</div>").count());
    assert_eq!(opened, closed, "divs that are opened and closed in\n{main}");
}

#[test]
fn the_book_holds_no_sources_and_loads_nothing_from_elsewhere() {
    let book = small_book();
    book::build(book.path(), &book.path().join("target/book")).unwrap();
    let output = book.path().join("target/book");
    for path in files(&output) {
        let name = path.strip_prefix(&output).unwrap().display().to_string();
        let ending = path
            .extension()
            .map_or("", |ending| ending.to_str().unwrap());
        let published = ["html", "css", "js", "woff2", "png", "svg", "txt", ""];
        assert!(published.contains(&ending), "{name}");
        let text = || fs::read_to_string(&path).unwrap();
        if ending == "css" {
            for target in text().split("url(").skip(1) {
                let target = target.split(')').next().unwrap().trim_matches(['"', '\'']);
                let own = target.starts_with("data:") || !target.contains("//");
                assert!(own, "{target} in {name}");
            }
        }
        if ending == "html" && name != "toc.html" {
            let policy = "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';";
            assert!(text().contains(policy), "{name}");
            for elsewhere in ["src=\"http", "src=\"//", "rel=\"stylesheet\" href=\"http"] {
                assert!(!text().contains(elsewhere), "{elsewhere} in {name}");
            }
        }
    }
}

#[test]
fn a_page_that_cannot_be_shown_leaves_the_last_book() {
    let cases = [
        ("$`\\frac{1}`$", "the formula cannot be read"),
        ("{{#include src/lib.rs}}", "is mdBook's"),
        (
            "![x](../../snapshots/ch01-first/gone.snap.svg)",
            "there is no figure",
        ),
    ];
    let book = small_book();
    book::build(book.path(), &book.path().join("target/book")).unwrap();
    let before = main_of(book.path(), "ch01-first/index.html");
    for (line, wanted) in cases {
        write(
            book.path(),
            "chapters/ch01-first/README.md",
            &format!("# A chapter\n\n{line}\n"),
        );
        let error = book::build(book.path(), &book.path().join("target/book")).expect_err(line);
        assert!(matches!(error, BookError::Pages(_)), "{line}: {error:?}");
        let told = error.to_string();
        assert!(
            told.starts_with("chapters/ch01-first/README.md:3: "),
            "{line}: {told}"
        );
        assert!(told.contains(wanted), "{line}: {told}");
        assert_eq!(
            main_of(book.path(), "ch01-first/index.html"),
            before,
            "{line}"
        );
    }
    write(book.path(), "chapters/ch01-first/README.md", "# Mended\n");
    book::build(book.path(), &book.path().join("target/book")).unwrap();
    assert!(main_of(book.path(), "ch01-first/index.html").contains("Mended"));
}

#[test]
fn a_missing_page_or_setting_is_named() {
    let book = small_book();
    fs::remove_file(book.path().join("chapters/ch01-first/README.md")).unwrap();
    let error = book::build(book.path(), &book.path().join("target/book"))
        .unwrap_err()
        .to_string();
    assert!(error.contains("ch01-first/README.md"), "{error}");
    fs::write(book.path().join("book.toml"), "[book\n").unwrap();
    let error = book::build(book.path(), &book.path().join("target/book"))
        .unwrap_err()
        .to_string();
    assert!(error.contains("book.toml"), "{error}");
}

/// What mdBook sends to a preprocessor, and what it does with the answer.
#[test]
fn an_ordinary_mdbook_is_told_the_same() {
    let book = small_book();
    let chapter = json!({"Chapter": {
        "name": "A chapter", "content": PAGE, "number": null, "sub_items": [],
        "path": "ch01-first/index.md", "source_path": "ch01-first/README.md", "parent_names": [],
    }});
    let welcome = json!({"Chapter": {
        "name": "Welcome", "content": "# Welcome\n", "number": null, "sub_items": [],
        "path": "index.md", "source_path": "README.md", "parent_names": [],
    }});
    let context = json!({
        "root": book.path(), "config": {"book": {"src": "chapters"}},
        "renderer": "html", "mdbook_version": "0.5.4",
    });
    let request = json!([context, {"items": [welcome, chapter]}]).to_string();
    let mut answer = Vec::new();
    book::preprocess(request.as_bytes(), &mut answer).unwrap();
    let answer: Value = serde_json::from_slice(&answer).unwrap();
    let content = answer["items"][1]["Chapter"]["content"].as_str().unwrap();
    for wanted in [
        "<div class=\"cell\">",
        "<math display=\"block\">",
        "<figure class=\"figure\"><svg",
        "(../index.html)",
    ] {
        assert!(content.contains(wanted), "no {wanted} in\n{content}");
    }
    assert!(!content.contains("<!--"), "{content}");
    assert_eq!(answer["items"][0]["Chapter"]["content"], "# Welcome\n");

    let error = book::preprocess("nonsense".as_bytes(), Vec::new())
        .unwrap_err()
        .to_string();
    assert!(error.contains("parse"), "{error}");
    assert_eq!(
        [book::supports("html"), book::supports("markdown")],
        [true, false]
    );
}

#[test]
fn every_colour_of_the_figures_follows_the_theme() {
    let mut colours = BTreeSet::new();
    let drawings = files(&repository().join("snapshots"));
    let drawings = drawings
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "svg"));
    let palette = repository().join("shared/figure/src/palette.rs");
    for path in drawings.chain([&palette]) {
        let text = fs::read_to_string(path).unwrap();
        for (at, _) in text.match_indices("\"#") {
            let hex: String = text[at + 1..].chars().take_while(|&c| c != '"').collect();
            if hex.len() == 7 && hex[1..].chars().all(|c| c.is_ascii_hexdigit()) {
                colours.insert((hex, path.clone()));
            }
        }
    }
    assert!(
        colours.len() >= PALETTE.len(),
        "{} has the palette",
        palette.display()
    );
    for (hex, path) in &colours {
        let known = PALETTE
            .iter()
            .any(|(known, _)| known.eq_ignore_ascii_case(hex));
        assert!(
            known,
            "{hex} in {} is not in the book's palette",
            path.display()
        );
    }

    let css = fs::read_to_string(repository().join("chapters/theme/book.css")).unwrap();
    let (light, dark) = css.split_once(".coal, .navy, .ayu {").unwrap();
    let dark = dark.split_once('}').unwrap().0;
    let ours = |(_, variable): &&(&str, &str)| variable.starts_with("--figure");
    for (hex, variable) in PALETTE.iter().filter(ours) {
        for (theme, css) in [("light", light), ("dark", dark)] {
            assert!(
                css.contains(&format!("{variable}: #")),
                "{variable} ({hex}) has no colour for {theme} themes"
            );
        }
    }
}

/// Serves the book at `root` for as long as the tests run; gives its port, the wanted one if that was taken, and what
/// happens from then on.
fn served(root: &Path, port: u16) -> (u16, Option<u16>, Receiver<Happening>) {
    let (sender, happenings) = mpsc::channel();
    let root = root.to_path_buf();
    thread::spawn(move || {
        let options = book::Options { port, open: false };
        book::serve(&root, &root.join("target/book"), &options, |happening| {
            sender.send(happening).unwrap_or(());
        })
    });
    loop {
        if let Happening::Serving { url, taken } = next(&happenings) {
            let port = url.rsplit(':').next().unwrap().trim_end_matches('/');
            return (port.parse().unwrap(), taken, happenings);
        }
    }
}

fn next(happenings: &Receiver<Happening>) -> Happening {
    happenings
        .recv_timeout(Duration::from_secs(20))
        .expect("something happens within 20 seconds")
}

fn fetch(port: u16, request: &str) -> String {
    let mut connection = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(connection, "{request}\r\nHost: localhost\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_served_book_follows_its_pages_and_outlives_their_errors() {
    let book = small_book();
    let (port, taken, happenings) = served(book.path(), 0);
    assert_eq!(taken, None);
    let page = || fetch(port, "GET /ch01-first/ HTTP/1.1");
    let version = || {
        fetch(port, "GET /__version HTTP/1.1")
            .lines()
            .last()
            .unwrap()
            .to_string()
    };
    let before = version();
    assert!(page().contains("A rising line"), "{}", page());
    assert!(
        page().contains(&format!("!== '{before}'")),
        "the page asks for its version"
    );

    write(
        book.path(),
        "chapters/ch01-first/README.md",
        "# A chapter\n\nIt is $`\\frac{1}`$.\n",
    );
    let error = loop {
        if let Happening::Problem(error) = next(&happenings) {
            break error.to_string();
        }
    };
    assert!(
        error.starts_with("chapters/ch01-first/README.md:3: the formula"),
        "{error}"
    );
    assert!(page().contains("A rising line"), "the last book stays");
    assert_eq!(version(), before);

    write(
        book.path(),
        "chapters/ch01-first/README.md",
        "# A chapter\n\nIt is mended.\n",
    );
    while !matches!(next(&happenings), Happening::Rendered(_)) {}
    assert!(page().contains("It is mended."), "{}", page());
    assert_ne!(version(), before);
}

#[test]
fn a_served_book_answers_for_its_own_files_alone() {
    let book = small_book();
    let (port, _, _happenings) = served(book.path(), 0);
    let cases = [
        ("GET / HTTP/1.1", "200 OK"),
        ("HEAD / HTTP/1.1", "200 OK"),
        ("GET /index.html?a=b HTTP/1.1", "200 OK"),
        ("GET /ch01-first HTTP/1.1", "301 Moved Permanently"),
        ("GET /gone.html HTTP/1.1", "404 Not Found"),
        ("GET /../../book.toml HTTP/1.1", "404 Not Found"),
        ("GET /%2e%2e/%2e%2e/book.toml HTTP/1.1", "404 Not Found"),
        ("POST / HTTP/1.1", "400 Bad Request"),
        ("nonsense", "400 Bad Request"),
        ("", "400 Bad Request"),
    ];
    for (request, wanted) in cases {
        let answer = fetch(port, request);
        let status = answer.lines().next().unwrap_or_default();
        assert_eq!(status, format!("HTTP/1.1 {wanted}"), "{request}");
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        assert_eq!(
            body.is_empty(),
            request.starts_with("HEAD") || wanted.starts_with("301"),
            "{request}"
        );
    }

    let (other, taken, _happenings) = served(small_book().path(), port);
    assert_ne!(other, port);
    assert_eq!(taken, Some(port));
}
