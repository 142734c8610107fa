//! The tool of the book: fills pages, writes notebooks, checks, renders the book and starts the lab.
//!
//! It imports no chapter: it reads sources, pages and snapshots as text.

pub mod book;
pub mod lab;
pub mod run;
