//! The command line of `weave`, the tool of the book.

fn main() {}
