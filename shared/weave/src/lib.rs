//! The tool of the book: fills pages, writes notebooks, checks and renders the book.
//!
//! It imports no chapter: it reads sources, pages and snapshots as text ([`tree`]), looks up once where every marker of
//! every page leads (`resolve`), and then fills pages and writes notebooks ([`fill`]), says what is wrong ([`check`]),
//! or renders the book ([`book`]). A new marker is one row of [`marker::MARKERS`] and one file below [`marker`].
//!
//! # Markers
//!
//! A page (`chapters/ch*/README.md`, the book's own pages beside them, the repository's `README.md`) is
//! Markdown in which HTML comments say where a piece comes from. `weave` fills in what follows them, and adds it where it is missing:
//!
//! ````markdown
//! <!-- code src/lib.rs sum_squares_error -->
//! ```rust,ignore
//! pub fn sum_squares_error(…)
//! ```
//!
//! <!-- cell confident_and_right -->
//! ```rust,ignore
//! let t = array![…];
//! ```
//! ```text
//! 0.09750000000000002
//! ```
//!
//! <!-- figure loss_surface -->
//! ![A bowl with its lowest point at the target](../../snapshots/ch01-sse/loss_surface.snap.svg)
//!
//! *The caption, in italics.*
//!
//! The error is <!-- value confident_and_right digits 3 -->0.0975<!-- end -->, and the article says
//! <!-- quote article -->0.0975…<!-- end -->.
//! ````
//!
//! | marker | what follows |
//! | --- | --- |
//! | `code PATH ITEM` | the item's source, word for word, with documentation and attributes. Only the documentation's sections `# Example` are left out: the page has cells of its own. `ITEM` is `name`, `Type::method`, `impl Type` or `impl Trait for Type`. `PATH` goes from the chapter's folder, or begins with another chapter's folder or `shared` |
//! | `cell NAME` | the body of the function in `tests/page/cells.rs` (or in a file of the folder `cells` beside it), then its accepted output |
//! | `figure NAME` | an image of the accepted drawing, then its caption. The alt text is what the drawing says of itself |
//! | `live NAME; …` | below the figure's caption: the controls with which a reader of the book turns it. `marker/live.rs` has their forms. On GitHub, in print and in the notebook the figure stands still |
//! | `value NAME` … `end` | the accepted output of a cell within a sentence. A value that stands as inline code stays inline code |
//! | `value NAME 1 0` … `end` | item 0 of item 1 of a tuple or array |
//! | `value NAME "x³" "best h"` … `end` | of a table: the row whose first cell says `x³`, the column with that title. A bare number is a position, counted from 0; quotes make it a title |
//! | `value NAME … digits 3` … `end` | the number rounded to three significant digits |
//! | `shows NAME` … `end` | a link to the section of the page that shows the cell or figure |
//! | `table PATH` … `end` | a table that a command measured and wrote to the file, as no snapshot can hold times |
//! | `minutes PAGE` … `end` | the minutes that the page at this path takes, reckoned from its words, cells and figures |
//! | `terms` … `end` | a table of the terms in bold of all recaps: the article's word, the symbol, the first page that explains it |
//! | `exercises` … `end` | on a chapter's page the exercises of its `src/exercises/`, on any other a table of all exercises |
//! | `quote article` … `end` | a quotation: the one place in prose where a number with three or more significant digits may be typed |
//!
//! A name of another chapter is `chapter/name`; on a page that belongs to no chapter, every name and path has its
//! chapter. Such a page may have cells of its own in a shared crate: one with a folder `tests/page` has cells, figures
//! (in the module that `tests/page/main.rs` names) and accepted outputs just as a chapter has, and its name stands for the chapter's
//! (`cell network/and_gate`). The block markers (`code`, `cell`, `figure`, `live`) stand on lines of their own, at the left edge. A line must not begin with
//! `value` or `shows`, since Markdown takes a line that begins with a comment as HTML.
//!
//! On `conformance.md`, which compares the book with the article, each row of a table has a `shows` marker.
//!
//! # What a notebook makes of a page
//!
//! Every page with cells or figures has a notebook, but for the book's front.
//!
//! A cited function or constant becomes a code cell that defines it anew, so that a reader can change it and see later
//! cells change. A type or trait does so where it has no impl blocks: the kernel cannot replace one. Everything else
//! that is cited with `code`, such as a single method, is shown as text.

pub mod answers;
pub mod book;
pub mod check;
mod crates;
pub mod error;
mod exercise;
pub mod fill;
pub mod finding;
pub mod links;
mod markdown;
pub mod marker;
mod mentions;
mod names;
mod notebook;
mod page;
mod resolve;
mod snapshot;
pub mod source;
mod text;
pub mod tree;
