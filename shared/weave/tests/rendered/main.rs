//! The book as a whole: what is rendered and served, what is left out, and what an ordinary mdBook would be told.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod presented;
mod served;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use weave::book;
use weave::error::Error;

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

const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="520" height="320" viewBox="0 0 520 320" aria-label="A rising line">
<path stroke="#0072B2" d="M0 0L9 9"/>

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
        "<path stroke=\"#0072B2\" d=\"M0 0L9 9\" />",
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
        assert!(matches!(error, Error::Pages(_)), "{line}: {error:?}");
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

/// What mdBook's frame lacks.
#[test]
fn each_page_has_one_heading_and_its_own_description() {
    let book = small_book();
    let output = book.path().join("target/book");
    write(
        book.path(),
        "chapters/SUMMARY.md",
        "[Welcome](README.md)\n\n# Part\n\n- [1 · A chapter](ch01-first/README.md)\n",
    );
    let chapter = "# A chapter\n\nWhat is `\"0.5\"`? It\nis *half*. And\n";
    write(book.path(), "chapters/ch01-first/README.md", chapter);
    book::build(book.path(), &output).unwrap();
    let html = |page| fs::read_to_string(output.join(page)).unwrap();
    let described = "content=\"What is &quot;0.5&quot;? It is half.\">";
    let heading = "href=\"#a-chapter\">1 · A chapter</a></h1>";
    let cases = [
        ("ch01-first/index.html", 1, heading),
        (
            "ch01-first/index.html",
            1,
            &format!("name=\"description\" {described}"),
        ),
        (
            "ch01-first/index.html",
            1,
            &format!("property=\"og:description\" {described}"),
        ),
        ("index.html", 1, "content=\"Go to a chapter.\">"),
        (
            "index.html",
            1,
            "<a class=\"skip\" href=\"#mdbook-content\">",
        ),
        ("print.html", 2, heading),
        ("404.html", 1, "<p class=\"menu-title\">"),
    ];
    for (page, headings, wanted) in cases {
        let html = html(page);
        assert_eq!(html.matches("<h1").count(), headings, "{page}");
        assert_eq!(html.matches("</h1>").count(), headings, "{page}");
        assert!(html.contains(wanted), "no {wanted} in {page}:\n{html}");
    }
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

/// The accepted drawings are made of the palette, and the theme has a rule and a colour for all of it.
#[test]
fn every_colour_of_the_figures_follows_the_theme() {
    let palette: BTreeSet<&str> = figure::PALETTE.iter().map(|pen| pen.hex()).collect();
    for path in files(&repository().join("snapshots")) {
        if path.extension().is_some_and(|ending| ending == "svg") {
            let text = fs::read_to_string(&path).unwrap();
            for colour in text.split("=\"#").skip(1) {
                let colour = format!("#{}", colour.split('"').next().unwrap());
                assert!(palette.contains(&*colour), "{colour} in {}", path.display());
            }
            assert_eq!(text.matches("id=\"").count(), 0, "{}", path.display());
        }
    }

    let css = fs::read_to_string(repository().join("chapters/theme/book.css")).unwrap();
    let (light, dark) = css.split_once(".coal, .navy, .ayu {").unwrap();
    let dark = dark.split_once('}').unwrap().0;
    for hex in palette {
        for attribute in ["stroke", "fill"] {
            let rule = format!(".figure [{attribute}=\"{hex}\"] {{ {attribute}: var(");
            let (_, rest) = css.split_once(&rule).unwrap_or_else(|| panic!("no {rule}"));
            let variable = rest.split_once(')').unwrap().0;
            // The page's own colour is mdBook's, which has one for every theme.
            if variable == "--bg" {
                continue;
            }
            for (theme, css) in [("light", light), ("dark", dark)] {
                let colour = format!("{variable}: #");
                assert!(
                    css.contains(&colour),
                    "{variable} has no colour for {theme} themes"
                );
            }
        }
    }
}
