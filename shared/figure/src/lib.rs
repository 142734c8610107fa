//! Palette, charts, drawings and digit grids: every figure of the book is drawn with these.
//!
//! A [`Chart`] holds what one pair of axes shows, or a [drawing](Chart::drawing) without axes; a [`Sheet`] puts charts
//! beside and below each other; [`Digits`] shows images. Each ends in a [`show::Figure`], whose SVG uses the colours of
//! [`PALETTE`] and nothing else, measures no fonts, and is the same text in every run.
//!
//! Axes, their numbers, mesh and margins are drawn by `plotters`, through a backend of ours that writes SVG. Ours is also
//! what `plotters` lacks: a logarithmic coordinate that has the same bits everywhere, lines that end at the axes, contours,
//! arrows, images of digits, and words as a textbook sets them.
//!
//! ```
//! use figure::{Axis, BLUE, Chart, INK, Side};
//!
//! let parabola = Chart::new(Axis::linear(-2.0..2.0).title("x"), Axis::linear(0.0..4.0).title("y"))
//!     .curve(BLUE, |x| x * x)
//!     .dots(INK, [(1.0, 1.0)])
//!     .label(INK, (1.0, 1.0), Side::Right, "(1, 1)")
//!     .figure("The parabola y = x² with the point (1, 1) marked");
//! assert_eq!(parabola.alt(), "The parabola y = x² with the point (1, 1) marked");
//! ```

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "places on a drawing are a few thousand units at most"
)]

mod axis;
mod chart;
mod contour;
mod digits;
mod line;
mod live;
mod palette;
mod sheet;
mod svg;
mod text;

pub use axis::Axis;
pub use chart::{Chart, Point, Side};
pub use digits::Digits;
pub use live::{Live, accepted_table, written};
pub use palette::{BLUE, FAINT, GREEN, INK, ORANGE, PAGE, PALETTE, PINK, Pen, VIOLET};
pub use sheet::Sheet;
pub use text::power_of_ten;
