//! The colours of the book.

use plotters::style::{Color, RGBAColor, ShapeStyle};

use crate::svg::UNITS;

/// Text, axes, and curves that are the given thing and not one of several.
pub const INK: Pen = Pen::new("#707070");
/// Grid lines and what stays in the background.
pub const FAINT: Pen = Pen {
    width: 0.9,
    opacity: 0.3,
    ..Pen::new("#8C8C8C")
};
/// The first of several things.
pub const BLUE: Pen = Pen::new("#0072B2");
/// The second.
pub const ORANGE: Pen = Pen::new("#D55E00");
/// The third.
pub const GREEN: Pen = Pen::new("#009E73");
/// The fourth.
pub const PINK: Pen = Pen::new("#CC79A7");
/// The fifth.
pub const VIOLET: Pen = Pen::new("#9C6CFC");

/// Every colour that a figure can have.
///
/// A theme may replace each: in the SVG they stand as `stroke="#0072B2"` or `fill="#0072B2"`, in capitals, and shades
/// are made with `opacity`. All have a contrast of at least 3 : 1 (text: 4.5 : 1) on white and 3 : 1 on the book's dark
/// pages (`#161923`), so a figure is readable without a theme, too. The first four data colours are from Okabe and Ito's
/// palette for all readers; the fifth was chosen to keep the smallest distance (`OKLab`, under normal, protan, deutan and
/// tritan vision) where the four have it. Still, no figure tells things apart by colour alone.
pub const PALETTE: [Pen; 7] = [INK, FAINT, BLUE, ORANGE, GREEN, PINK, VIOLET];

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

    /// The same colour, half as wide: guides, tangents, grids.
    #[must_use]
    pub const fn thin(self) -> Self {
        Self { width: 1.1, ..self }
    }

    /// The same colour, half transparent: what stands behind something else.
    #[must_use]
    pub const fn faint(self) -> Self {
        Self {
            opacity: 0.5,
            ..self
        }
    }

    /// The colour as the SVG writes it, `#0072B2`.
    #[must_use]
    pub const fn hex(self) -> &'static str {
        self.hex
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
        plotters::style::RGBColor(channel(1), channel(3), channel(5)).mix(self.opacity)
    }
}
