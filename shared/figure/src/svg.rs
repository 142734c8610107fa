//! The SVG text itself: a backend of `plotters` that writes compactly and leaves the colours to the theme.
//!
//! `plotters`' own SVG backend writes whole units and a full set of attributes for each element. This one divides a
//! unit into ten, joins neighbours of one style into one path, lets the root element say once what all share, and puts
//! all words on top of all lines, with a halo in the page's colour.

use std::convert::Infallible;
use std::fmt::{Debug, Write};

use crate::text::{is_variable, script};
use crate::{INK, PAGE};
use plotters::backend::DrawingBackend;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Drawable, PointCollection};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind, FontStyle,
};

/// How many of the backend's whole units make one of the drawing's.
pub(crate) const UNITS: f64 = 10.0;
/// How large all words are.
pub(crate) const TEXT: f64 = 16.0;

type Done = Result<(), DrawingErrorKind<Infallible>>;

/// Writes a drawing, which is whole when it is [presented](DrawingBackend::present).
pub(crate) struct Svg<'a> {
    text: &'a mut String,
    size: (u32, u32),
    path: Option<(String, String)>,
    words: String,
}

impl<'a> Svg<'a> {
    /// A drawing of `width` × `height`: `alt` says what it shows to those who cannot see it.
    pub(crate) fn new(text: &'a mut String, width: f64, height: f64, alt: &str) -> Self {
        let pixels = |length: f64| (length * UNITS) as u32;
        *text = format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="img" aria-label="{2}""#,
                r#" font-family="sans-serif" fill="none" stroke-linecap="round" stroke-linejoin="round">"#,
                "\n<path fill=\"{3}\" d=\"M0 0H{0}V{1}H0z\"/>\n"
            ),
            width,
            height,
            escape(alt),
            PAGE.hex(),
        );
        Self {
            text,
            size: (pixels(width), pixels(height)),
            path: None,
            words: String::new(),
        }
    }

    /// Adds to the path before, where it has the same style.
    fn path(&mut self, style: String, data: &str) {
        match &mut self.path {
            Some((before, path)) if *before == style => *path += data,
            _ => {
                self.end_path();
                self.path = Some((style, data.to_string()));
            }
        }
    }

    fn end_path(&mut self) {
        if let Some((style, data)) = self.path.take() {
            writeln!(self.text, r#"<path {style} d="{data}"/>"#).expect("a string takes any text");
        }
    }

    /// Something that is no element of `plotters`.
    pub(crate) fn raw(&mut self, element: &str) {
        self.end_path();
        *self.text += element;
    }
}

/// Draws one element of `plotters`.
pub(crate) fn put<'e, 's, E>(area: &DrawingArea<Svg<'s>, Shift>, element: &'e E)
where
    E: Drawable<Svg<'s>>,
    &'e E: PointCollection<'e, BackendCoord>,
{
    done(area.draw(element));
}

/// What drawing into a string gives: no error is possible.
pub(crate) fn done<T, E: Debug>(result: Result<T, E>) -> T {
    result.expect("a string takes any drawing")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A text with its superscripts and subscripts as small type, because fonts draw the ready-made characters unevenly and
/// many have only some of them, and with its variables in italics.
fn typeset(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let form = |at: usize| {
        let lowered = script(characters[at]).map_or(0.0, |(by, _)| by);
        (lowered, is_variable(&characters, at))
    };
    let mut height = 0.0;
    let places: Vec<usize> = (0..characters.len()).collect();
    let runs = places.chunk_by(|&a, &b| form(a) == form(b)).map(|run| {
        let plain: String = (run.iter().map(|&at| characters[at]))
            .map(|c| script(c).map_or(c, |(_, plain)| plain))
            .collect();
        let (lowered, italic) = form(run[0]);
        let down = libm::round((lowered - height) * TEXT * UNITS) / UNITS;
        height = lowered;
        let mut attributes = String::new();
        if down != 0.0 {
            attributes += &format!(r#" dy="{down}""#);
        }
        if lowered != 0.0 {
            attributes += &format!(r#" font-size="{}""#, SCRIPT * TEXT);
        }
        if italic {
            attributes += r#" font-style="italic""#;
        }
        if attributes.is_empty() {
            escape(&plain)
        } else {
            format!("<tspan{attributes}>{}</tspan>", escape(&plain))
        }
    });
    runs.collect()
}

/// How large superscripts and subscripts are, as a part of the font's size.
const SCRIPT: f64 = 0.7;

/// A backend coordinate in the drawing's units: 123 is 12.3.
pub(crate) fn unit(tenths: i32) -> String {
    (f64::from(tenths) / UNITS).to_string()
}

fn point((x, y): BackendCoord) -> String {
    format!("{} {}", unit(x), unit(y))
}

fn colour(attribute: &str, color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    let opacity = if color.alpha < 1.0 {
        format!(r#" opacity="{}""#, color.alpha)
    } else {
        String::new()
    };
    format!(r##"{attribute}="#{r:02X}{g:02X}{b:02X}"{opacity}"##)
}

fn stroke<S: BackendStyle>(style: &S, width: u32) -> String {
    format!(
        r#"{} stroke-width="{}""#,
        colour("stroke", style.color()),
        f64::from(width) / UNITS
    )
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        self.end_path();
        if !self.words.is_empty() {
            write!(
                self.text,
                "<g font-size=\"{TEXT}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"4\" paint-order=\"stroke\">\n{}</g>\n",
                INK.hex(),
                PAGE.hex(),
                self.words
            )
            .expect("a string takes any text");
        }
        *self.text += "</svg>\n";
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Done {
        self.path(colour("fill", color), &format!("M{}h.1v.1h-.1z", point(at)));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        let points: Vec<String> = path.into_iter().map(point).collect();
        self.path(
            stroke(style, style.stroke_width()),
            &format!("M{}", points.join("L")),
        );
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Done {
        let (width, height) = (to.0 - from.0, to.1 - from.1);
        let data = format!(
            "M{}h{}v{}h{}z",
            point(from),
            unit(width),
            unit(height),
            unit(-width)
        );
        let style = if fill {
            colour("fill", style.color())
        } else {
            stroke(style, style.stroke_width())
        };
        self.path(style, &data);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        if fill {
            // A line without length, whose round ends make a dot: the shortest way to write one.
            self.path(stroke(style, 2 * radius), &format!("M{}h0", point(centre)));
            return Ok(());
        }
        let across = unit(2 * radius as i32);
        let radius_text = unit(radius as i32);
        let arc = |across| format!("a{radius_text} {radius_text} 0 1 0 {across} 0");
        let from = point((centre.0 - radius as i32, centre.1));
        self.path(
            stroke(style, style.stroke_width()),
            &format!(
                "M{from}{}{}",
                arc(across.clone()),
                arc(format!("-{across}"))
            ),
        );
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Done {
        let corners: Vec<String> = corners.into_iter().map(point).collect();
        self.path(
            colour("fill", style.color()),
            &format!("M{}z", corners.join("L")),
        );
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Done {
        if text.is_empty() {
            return Ok(());
        }
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => r#" text-anchor="middle""#,
            HPos::Right => r#" text-anchor="end""#,
        };
        // Capitals are about 0.72 of the font's size tall.
        let below = match style.anchor().v_pos {
            VPos::Top => 0.72,
            VPos::Center => 0.36,
            VPos::Bottom => 0.0,
        };
        let y = y + libm::round(below * style.size()) as i32;
        let weight = match style.style() {
            FontStyle::Bold => r#" font-weight="bold""#,
            _ => "",
        };
        let fill = format!(" {}", colour("fill", style.color()));
        let fill = if fill.ends_with(&format!("\"{}\"", INK.hex())) {
            ""
        } else {
            &fill
        };
        writeln!(
            self.words,
            r#"<text x="{}" y="{}"{anchor}{weight}{fill}>{}</text>"#,
            unit(x),
            unit(y),
            typeset(text)
        )
        .expect("a string takes any text");
        Ok(())
    }
}
