//! Parts by themselves: what a source shows of an item, and where links lead.

use weave::links::{relative, target};
use weave::source::Source;

#[test]
fn only_the_sections_called_example_are_left_out() {
    let cases = [
        ("no documentation", "fn f() {}", "fn f() {}"),
        (
            "at the end",
            "/// F.\n///\n/// # Example\n/// ```\n/// # use a::f;\n/// f();\n/// ```\nfn f() {}",
            "/// F.\nfn f() {}",
        ),
        (
            "before another section",
            "/// F.\n///\n/// # Examples\n/// f();\n///\n/// # Panics\n/// Never.\nfn f() {}",
            "/// F.\n///\n/// # Panics\n/// Never.\nfn f() {}",
        ),
        (
            "after another section, with code and an attribute",
            "/// F.\n///\n/// # Panics\n/// Never.\n///\n/// # Example\n/// ```\n/// # Panics\n/// ```\n#[must_use]\nfn f() {}",
            "/// F.\n///\n/// # Panics\n/// Never.\n#[must_use]\nfn f() {}",
        ),
        (
            "the whole documentation",
            "/// # Example\n/// ```\n/// f();\n/// ```\nfn f() {}",
            "fn f() {}",
        ),
        (
            "of a method, where others keep theirs",
            "impl A {\n    /// F.\n    ///\n    /// # Example\n    /// f()\n    fn f() {}\n\n    /// # Example of a title\n    fn g() {}\n}",
            "impl A {\n    /// F.\n    fn f() {}\n\n    /// # Example of a title\n    fn g() {}\n}",
        ),
        (
            "a fence within a fence",
            "/// ````\n/// ```\n/// # Example\n/// ````\n///\n/// # Example\n/// f()\nfn f() {}",
            "/// ````\n/// ```\n/// # Example\n/// ````\nfn f() {}",
        ),
        (
            "a comment that is no documentation",
            "// # Example\nfn f() {}",
            "// # Example\nfn f() {}",
        ),
    ];
    for (case, text, wanted) in cases {
        let source = Source::read("a.rs", text.to_string()).expect(case);
        let shown = source.text_of(&source.items[0]);
        assert_eq!(shown, wanted, "{case}");
    }
}

#[test]
fn a_relative_link_leads_where_it_should() {
    let cases = [
        (
            "chapters/conformance.md",
            "chapters/ch01-sse/README.md",
            "ch01-sse/README.md",
        ),
        (
            "chapters/ch02-cee/README.md",
            "chapters/ch01-sse/README.md",
            "../ch01-sse/README.md",
        ),
        (
            "chapters/ch02-cee/README.md",
            "chapters/README.md",
            "../README.md",
        ),
        ("README.md", "chapters/README.md", "chapters/README.md"),
        ("chapters/README.md", "README.md", "../README.md"),
        ("chapters/README.md", "chapters/README.md", "README.md"),
    ];
    for (from, to, wanted) in cases {
        let link = relative(from, to);
        assert_eq!(link, wanted, "{from} → {to}");
        let back = target(from, &link).map(|target| target.path);
        assert_eq!(back.as_deref(), Some(to), "{from} → {to}");
    }
}
