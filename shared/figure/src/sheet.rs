//! Charts beside and below each other.

use plotters::drawing::IntoDrawingArea;
use show::Figure;

use crate::chart::Margins;
use crate::svg::{Svg, done};
use crate::{Chart, Point};

/// How wide every drawing is.
pub(crate) const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 310.0;

/// One drawing with one or several charts, which all get the same space around their axes.
///
/// Every figure of the book is equally wide, so that text is equally large in all of them.
#[derive(Clone, Debug)]
pub struct Sheet {
    charts: Vec<Chart>,
    columns: usize,
    height: f64,
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

    /// The drawing. `alt` says what it shows to those who cannot see it.
    #[must_use]
    pub fn figure(self, alt: &str) -> Figure {
        let rows = self.charts.len().div_ceil(self.columns);
        let height = rows as f64 * self.height;
        let mut svg = String::new();
        let root = Svg::new(&mut svg, WIDTH, height, alt).into_drawing_area();
        let margins = self.margins();
        let areas = root.split_evenly((rows, self.columns));
        for (chart, area) in self.charts.iter().zip(areas) {
            chart.draw(&area, margins);
        }
        done(root.present());
        drop(root);
        Figure { svg }
    }

    /// What the axes of a chart say at a place of the drawing: the chart's number, and the values there, which lie beyond
    /// the axes' ends where the place does. Places are drawing units from the upper left corner.
    ///
    /// ```
    /// use figure::{Axis, Chart, Sheet};
    ///
    /// let chart = || Chart::new(Axis::linear(0.0..1.0), Axis::linear(0.0..1.0));
    /// let sheet = Sheet::new([chart(), chart()]);
    /// let (chart, (x, y)) = sheet.values_at((470.0, 10.0));
    /// assert_eq!((chart, x > 0.9, y > 0.9), (1, true, true));
    /// ```
    #[must_use]
    pub fn values_at(&self, (x, y): Point) -> (usize, Point) {
        let width = WIDTH / self.columns as f64;
        let column = (x / width).clamp(0.0, self.columns as f64 - 1.0) as usize;
        let row = (y / self.height).max(0.0) as usize;
        let number = (row * self.columns + column).min(self.charts.len().saturating_sub(1));
        let Margins {
            left,
            right,
            top,
            bottom,
        } = self.margins();
        let across = (x - column as f64 * width - left) / (width - left - right);
        let down = (y - row as f64 * self.height - top) / (self.height - top - bottom);
        let values = |chart: &Chart| chart.values_at((across, 1.0 - down));
        (number, self.charts.get(number).map_or((x, y), values))
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
}
