//! The tool of the book: fills pages, writes notebooks, checks, renders the book and starts the lab.

fn main() {}
