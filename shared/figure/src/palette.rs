//! The colours of the book.

use plotters::style::{Color, RGBAColor, RGBColor, ShapeStyle};

use crate::svg::UNITS;

/// Text, axes, and curves that are the given thing and not one of several.
pub const INK: Pen = Pen::new("#3C4043");
/// Grid lines.
pub const FAINT: Pen = Pen {
    width: 0.9,
    opacity: 0.3,
    ..Pen::new("#8C8C8C")
};
/// The first of several things.
pub const BLUE: Pen = Pen::new("#0057D8");
/// The second.
pub const ORANGE: Pen = Pen::new("#B54700");
/// The third.
pub const GREEN: Pen = Pen::new("#007560");
/// The fourth.
pub const PINK: Pen = Pen::new("#C61AA0");
/// The fifth.
pub const VIOLET: Pen = Pen::new("#561A7C");
/// The page: behind the whole drawing, around its words, and inside its circles.
pub const PAGE: Pen = Pen::new("#FFFFFF");

/// Every colour that a figure can have.
///
/// A theme may replace each: in the SVG they stand as `stroke="#0057D8"` or `fill="#0057D8"`, in capitals, and shades
/// are made with `opacity`. The colours here are those of light pages; `book.css` has those of dark ones. In both, words
/// have a contrast of at least 4.5 : 1 to the page and [faint](Pen::faint) lines of 3 : 1, and any two colours differ by
/// 0.09 in `OKLab` for normal, protan and deutan eyes. Still, no figure tells things apart by colour alone.
pub const PALETTE: [Pen; 8] = [INK, FAINT, BLUE, ORANGE, GREEN, PINK, VIOLET, PAGE];

/// A colour of the [`PALETTE`], a width and an opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    hex: &'static str,
    width: f64,
    opacity: f64,
}

impl Pen {
    const fn new(hex: &'static str) -> Self {
        Self {
            hex,
            width: 2.2,
            opacity: 1.0,
        }
    }

    /// The same colour, half as wide: guides, tangents, contours.
    #[must_use]
    pub const fn thin(self) -> Self {
        Self { width: 1.1, ..self }
    }

    /// The same colour, so many drawing units wide: strokes of a brush.
    #[must_use]
    pub const fn wide(self, width: f64) -> Self {
        Self { width, ..self }
    }

    /// The same colour, a little transparent: what stands behind something else.
    #[must_use]
    pub const fn faint(self) -> Self {
        self.shade(0.7)
    }

    /// The same colour with this opacity, from 0 to 1: areas whose strength says how much.
    #[must_use]
    pub const fn shade(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    /// The colour as the SVG writes it, `#0057D8`.
    #[must_use]
    pub const fn hex(self) -> &'static str {
        self.hex
    }

    /// How much of what lies below shows through: 1 for nothing.
    #[must_use]
    pub const fn opacity(self) -> f64 {
        self.opacity
    }

    pub(crate) fn stroke(self) -> ShapeStyle {
        ShapeStyle {
            color: self.color(),
            filled: false,
            stroke_width: (self.width * UNITS) as u32,
        }
    }

    pub(crate) fn fill(self) -> ShapeStyle {
        ShapeStyle {
            filled: true,
            ..self.stroke()
        }
    }

    pub(crate) fn color(self) -> RGBAColor {
        let channel =
            |at: usize| u8::from_str_radix(&self.hex[at..at + 2], 16).expect("a hex colour");
        RGBColor(channel(1), channel(3), channel(5)).mix(self.opacity)
    }
}
