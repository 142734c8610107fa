//! Charts beside and below each other.

use plotters::drawing::IntoDrawingArea;
use plotters::element::PathElement;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use show::Figure;

use crate::chart::{LINE, Margins, style, units, write};
use crate::svg::{Svg, TEXT, UNITS, done, put};
use crate::{Chart, INK, Pen, text};

/// How wide every drawing is.
pub(crate) const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 310.0;
const LEGEND_LINE: f64 = 20.0;

/// One drawing with one or several charts, which all get the same space around their axes.
///
/// Every figure of the book is equally wide, so that text is equally large in all of them.
#[derive(Clone, Debug)]
pub struct Sheet {
    charts: Vec<Chart>,
    columns: usize,
    height: f64,
    legend: Vec<(Pen, String)>,
}

impl Sheet {
    /// All charts in one row.
    #[must_use]
    pub fn new(charts: impl IntoIterator<Item = Chart>) -> Self {
        let charts: Vec<Chart> = charts.into_iter().collect();
        Self {
            columns: charts.len().max(1),
            charts,
            height: HEIGHT,
            legend: Vec::new(),
        }
    }

    /// A new row after this many charts.
    #[must_use]
    pub fn columns(mut self, columns: usize) -> Self {
        self.columns = columns.max(1);
        self
    }

    /// How high each row is. The width is always 480.
    #[must_use]
    pub fn height(mut self, height: f64) -> Self {
        self.height = height;
        self
    }

    /// The axes are as high as they are wide.
    #[must_use]
    pub fn square(self) -> Self {
        let Margins {
            left,
            right,
            top,
            bottom,
        } = self.margins();
        let side = WIDTH / self.columns as f64 - left - right;
        self.height(top + side + bottom)
    }

    /// An entry of the legend, which stands above all charts.
    #[must_use]
    pub fn legend(mut self, pen: Pen, text: &str) -> Self {
        self.legend.push((pen, text.to_string()));
        self
    }

    /// The drawing. `alt` says what it shows to those who cannot see it.
    #[must_use]
    pub fn figure(self, alt: &str) -> Figure {
        let rows = self.charts.len().div_ceil(self.columns);
        let legend_lines = self.legend_lines();
        let legend_height = legend_lines.len() as f64 * LINE;
        let height = legend_height + rows as f64 * self.height;
        let mut svg = String::new();
        let root = Svg::new(&mut svg, WIDTH, height, alt).into_drawing_area();
        for (line, entries) in legend_lines.iter().enumerate() {
            for (x, pen, text) in entries {
                let y = 12.0 + line as f64 * LINE;
                let swatch = PathElement::new(
                    vec![units((*x, y)), units((x + LEGEND_LINE, y))],
                    pen.stroke(),
                );
                put(&root, &swatch);
                let style = style(INK).pos(Pos::new(HPos::Left, VPos::Center));
                write(&root, style, (x + LEGEND_LINE + 6.0, y), text);
            }
        }
        let below_legend = root.split_vertically((legend_height * UNITS) as i32).1;
        let margins = self.margins();
        for (chart, area) in self
            .charts
            .iter()
            .zip(below_legend.split_evenly((rows, self.columns)))
        {
            chart.draw(&area, margins);
        }
        done(root.present());
        drop(below_legend);
        drop(root);
        Figure { svg }
    }

    /// The space that every chart of the sheet can live with.
    fn margins(&self) -> Margins {
        self.charts
            .iter()
            .map(Chart::margins)
            .fold(Margins::default(), |a, b| Margins {
                left: a.left.max(b.left),
                right: a.right.max(b.right),
                top: a.top.max(b.top),
                bottom: a.bottom.max(b.bottom),
            })
    }

    /// The legend's entries, line by line, each with its place from the left.
    fn legend_lines(&self) -> Vec<Vec<(f64, Pen, &str)>> {
        let mut lines: Vec<Vec<(f64, Pen, &str)>> = Vec::new();
        let start = self.margins().left;
        let mut x = WIDTH;
        for (pen, entry) in &self.legend {
            let width = LEGEND_LINE + 6.0 + text::width(entry, TEXT) + 18.0;
            if x + width > WIDTH {
                lines.push(Vec::new());
                x = start;
            }
            if let Some(line) = lines.last_mut() {
                line.push((x, *pen, entry));
            }
            x += width;
        }
        lines
    }
}
