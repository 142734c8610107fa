//! The check of this very repository, so that `cargo test` runs it.

use std::path::Path;

use weave::check::check;
use weave::tree::{Tree, find_root};

#[test]
fn this_book_is_as_it_should_be() {
    let root = find_root(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("this crate is in the book");
    let tree = Tree::read(&root).expect("the book's files can be read");
    let findings = check(&tree);
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "things to mend:\n{}", lines.join("\n"));
}
