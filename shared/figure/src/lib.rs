//! Canvas, palette, axes and digit grids: every figure of the book is drawn with these.
//!
//! A [`Chart`] holds what one pair of axes shows, a [`Sheet`] puts charts beside and below each other, and [`Digits`]
//! shows images. Each ends in a [`show::Figure`], whose SVG has no background, uses the seven colours of [`PALETTE`]
//! and nothing else, measures no fonts, and is the same text in every run.
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
mod palette;
mod sheet;
mod svg;
mod text;

pub use axis::Axis;
pub use chart::{Chart, Point, Side};
pub use digits::Digits;
pub use palette::{BLUE, FAINT, GREEN, INK, ORANGE, PALETTE, PINK, Pen, VIOLET};
pub use sheet::Sheet;
pub use text::power_of_ten;
