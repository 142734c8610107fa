//! Renders the book, serves it and shows each change.
