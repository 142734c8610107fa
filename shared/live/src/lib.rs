//! The chapters in the page: what a figure shows when a reader turns its controls.
//!
//! Two ordinary programs, `figures` and `training`, read a question from their standard input and write the answer to their
//! standard output. Compiled for `wasm32-wasip1` they run in the reader's browser, where `page/program.js` is their
//! standard input and output; compiled for your computer they answer the same, to the last byte:
//!
//! ```sh
//! echo 'ch05-training/downhill?rate=0.9&steps=20&start=-3,4' | cargo run -q -p live --bin figures
//! ```
//!
//! So there is no second implementation of any figure, no interface of exported functions, and nothing in it is unsafe.
//! `page/` has what the browser needs beside them; `cargo book` puts it all into the book.

pub mod figures;
pub mod parameters;
pub mod question;
pub mod training;
