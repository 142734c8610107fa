//! The tool of the book: fills pages, writes notebooks, checks, renders the book and starts the lab.
//!
//! It imports no chapter: it reads sources, pages and snapshots as text.

pub mod book;
pub mod check;
pub mod cited;
pub mod crates;
pub mod error;
pub mod fill;
pub mod finding;
pub mod lab;
pub mod links;
pub mod marker;
mod mentions;
pub mod notebook;
pub mod page;
pub mod run;
pub mod snapshot;
pub mod source;
pub mod text;
pub mod tree;
pub mod value;
pub mod weave;
