//! What one pair of axes shows.

use plotters::chart::ChartBuilder;
use plotters::coord::Shift;
use plotters::coord::ranged1d::{Ranged, ValueFormatter};
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, TextStyle};
use show::Figure;

use crate::axis::TICKS;
use crate::svg::{Svg, TEXT, UNITS, done, put};
use crate::{Axis, FAINT, INK, PAGE, Pen, Sheet, contour, line, text};

/// A place in a chart, in the values of its axes: `(x, y)`.
pub type Point = (f64, f64);

/// How many pieces a curve is drawn with.
const PIECES: usize = 200;
/// A line may be off by this much, in drawing units, to be shorter in bytes.
const INVISIBLE: f64 = 0.05;
const DOT: f64 = 3.6;
const ARROW_HEAD: f64 = 8.0;
pub(crate) const LINE: f64 = 22.0;

/// Where a label stands, seen from its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// On the point itself.
    Middle,
    /// To the left, in the middle of the height.
    Left,
    /// To the right, in the middle of the height.
    Right,
    /// Above, centred.
    Above,
    /// Below, centred.
    Below,
    /// To the right and higher, beside a rising line's end.
    AboveRight,
    /// To the left and higher.
    AboveLeft,
    /// To the right and lower.
    BelowRight,
    /// To the left and lower.
    BelowLeft,
}

#[derive(Clone, Debug)]
enum Mark {
    Line(Pen, Vec<Point>),
    Dots(Pen, Vec<Point>),
    Rings(Pen, Vec<Point>),
    Bars(Pen, Vec<[Point; 2]>),
    Arrows(Pen, Vec<[Point; 2]>),
    Circles(Pen, f64, Vec<Point>),
    Label(Pen, Point, Side, String),
}

/// A pair of axes and what is drawn between them, the first mark undermost and all words on top.
///
/// Lines end at the axes' ends; dots and rings outside them are not drawn.
#[derive(Clone, Debug)]
pub struct Chart {
    x: Axis,
    y: Axis,
    has_axes: bool,
    title: String,
    marks: Vec<Mark>,
}

/// The space around the axes of a chart, in drawing units.
#[derive(Clone, Copy, Default)]
pub(crate) struct Margins {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

impl Chart {
    /// Two axes with nothing between them.
    #[must_use]
    pub fn new(x: Axis, y: Axis) -> Self {
        Self {
            x,
            y,
            has_axes: true,
            title: String::new(),
            marks: Vec::new(),
        }
    }

    /// A sheet of paper without axes, 480 wide and so high: places are drawing units from its upper left corner.
    ///
    /// ```
    /// use figure::{BLUE, Chart, INK, Side};
    ///
    /// let unit = Chart::drawing(80.0)
    ///     .arrows(INK, [[(20.0, 40.0), (80.0, 40.0)]])
    ///     .circles(BLUE, 20.0, [(100.0, 40.0)])
    ///     .label(INK, (100.0, 40.0), Side::Middle, "y")
    ///     .figure("An arrow leads into a circle with a y in it");
    /// assert!(unit.svg.contains(r#"viewBox="0 0 480 80""#));
    /// ```
    #[must_use]
    pub fn drawing(height: f64) -> Self {
        Self {
            has_axes: false,
            ..Self::new(
                Axis::linear(0.0..crate::sheet::WIDTH),
                Axis::linear(height..0.0),
            )
        }
    }

    /// A heading, for one chart among several.
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        self.title = title.to_string();
        self
    }

    fn mark(mut self, mark: Mark) -> Self {
        self.marks.push(mark);
        self
    }

    /// A line from point to point. A point that is not finite interrupts it.
    #[must_use]
    pub fn line(self, pen: Pen, points: impl IntoIterator<Item = Point>) -> Self {
        self.mark(Mark::Line(pen, points.into_iter().collect()))
    }

    /// The graph of `f` over the whole x axis.
    #[must_use]
    pub fn curve(self, pen: Pen, f: impl Fn(f64) -> f64) -> Self {
        let places = (0..=PIECES).map(|i| self.x.value(i as f64 / PIECES as f64));
        let points: Vec<Point> = places.map(|x| (x, f(x))).collect();
        self.line(pen, points)
    }

    /// The lines on which `f(x, y)` has each of the `levels`.
    #[must_use]
    pub fn contours(
        mut self,
        pen: Pen,
        levels: impl IntoIterator<Item = f64>,
        f: impl Fn(f64, f64) -> f64,
    ) -> Self {
        let heights = contour::Heights::of(|x, y| f(self.x.value(x), self.y.value(y)));
        for line in levels.into_iter().flat_map(|level| heights.lines(level)) {
            let line = line
                .into_iter()
                .map(|(x, y)| (self.x.value(x), self.y.value(y)));
            self.marks.push(Mark::Line(pen, line.collect()));
        }
        self
    }

    /// A filled dot on each point.
    #[must_use]
    pub fn dots(self, pen: Pen, points: impl IntoIterator<Item = Point>) -> Self {
        self.mark(Mark::Dots(pen, points.into_iter().collect()))
    }

    /// A ring around each point.
    #[must_use]
    pub fn rings(self, pen: Pen, points: impl IntoIterator<Item = Point>) -> Self {
        self.mark(Mark::Rings(pen, points.into_iter().collect()))
    }

    /// Filled rectangles, each between two opposite corners.
    #[must_use]
    pub fn bars(self, pen: Pen, bars: impl IntoIterator<Item = [Point; 2]>) -> Self {
        self.mark(Mark::Bars(pen, bars.into_iter().collect()))
    }

    /// The outline of a rectangle between two opposite corners.
    #[must_use]
    pub fn frame(self, pen: Pen, [(left, top), (right, bottom)]: [Point; 2]) -> Self {
        let start = (left, top);
        self.line(
            pen,
            [start, (right, top), (right, bottom), (left, bottom), start],
        )
    }

    /// An arrow from the first to the second point of each pair.
    #[must_use]
    pub fn arrows(self, pen: Pen, arrows: impl IntoIterator<Item = [Point; 2]>) -> Self {
        self.mark(Mark::Arrows(pen, arrows.into_iter().collect()))
    }

    /// A circle of so many drawing units around each point, with the page's colour inside.
    #[must_use]
    pub fn circles(self, pen: Pen, radius: f64, points: impl IntoIterator<Item = Point>) -> Self {
        self.mark(Mark::Circles(pen, radius, points.into_iter().collect()))
    }

    /// A text beside a point. To the right of the axes' end there is room for it.
    ///
    /// A letter that stands alone is set in italics, as in a formula.
    #[must_use]
    pub fn label(self, pen: Pen, at: Point, side: Side, text: &str) -> Self {
        self.mark(Mark::Label(pen, at, side, text.to_string()))
    }

    /// The chart alone, as a figure. `alt` says what it shows to those who cannot see it.
    #[must_use]
    pub fn figure(self, alt: &str) -> Figure {
        let height = (!self.has_axes).then_some(self.y.range().start);
        let sheet = Sheet::new([self]);
        match height {
            Some(height) => sheet.height(height).figure(alt),
            None => sheet.figure(alt),
        }
    }

    /// The values at a position in the unit square between the axes.
    pub(crate) fn values_at(&self, (x, y): Point) -> Point {
        (self.x.value(x), self.y.value(y))
    }

    /// How much space the numbers and titles of this chart need.
    pub(crate) fn margins(&self) -> Margins {
        if !self.has_axes {
            return Margins::default();
        }
        let y_numbers = self.y.key_points(TICKS);
        let widest = y_numbers
            .iter()
            .map(|tick| text::width(&self.y.format_ext(tick), TEXT))
            .fold(0.0, f64::max);
        let beyond = self.marks.iter().map(|mark| match mark {
            Mark::Label(_, (x, _), Side::Right, label) if self.x.position(*x) > 0.99 => {
                text::width(label, TEXT)
            }
            _ => 0.0,
        });
        let line_if = |wanted: bool| if wanted { LINE } else { 0.0 };
        Margins {
            left: 12.0 + widest,
            right: 14.0 + beyond.fold(0.0, f64::max),
            top: 12.0 + line_if(!self.title.is_empty()) + line_if(!self.y.title.is_empty()),
            bottom: 5.0
                + line_if(!self.x.key_points(TICKS).is_empty())
                + 0.8 * line_if(!self.x.title.is_empty()),
        }
    }

    pub(crate) fn draw(&self, area: &DrawingArea<Svg, Shift>, margins: Margins) {
        let size = |length: f64| (length * UNITS) as i32;
        let mut chart = done(
            ChartBuilder::on(area)
                .margin_top(size(margins.top))
                .margin_right(size(margins.right))
                .margin_bottom(size(margins.bottom.min(5.0)))
                .x_label_area_size(size((margins.bottom - 5.0).max(0.0)))
                .y_label_area_size(size(margins.left))
                .build_cartesian_2d(self.x.clone(), self.y.clone()),
        );
        if self.has_axes {
            let mesh = chart
                .configure_mesh()
                .x_labels(TICKS)
                .y_labels(TICKS)
                .max_light_lines(0)
                .bold_line_style(FAINT.stroke())
                .axis_style(INK.thin().stroke())
                .set_all_tick_mark_size(size(4.0))
                .label_style(style(INK))
                .x_desc(&self.x.title)
                .draw();
            done(mesh);
        }
        let above = |line: f64| (margins.left, margins.top - 8.0 - line * LINE);
        write(area, style(INK), above(0.0), &self.y.title);
        let heading = TextStyle {
            font: style(INK).font.style(FontStyle::Bold),
            ..style(INK)
        };
        let line = if self.y.title.is_empty() { 0.0 } else { 1.0 };
        write(area, heading, above(line), &self.title);

        let area = chart.plotting_area().strip_coord_spec();
        let (width, height) = area.dim_in_pixel();
        let plot = Plot {
            x: &self.x,
            y: &self.y,
            width: f64::from(width) / UNITS,
            height: f64::from(height) / UNITS,
            area,
        };
        for mark in &self.marks {
            plot.mark(mark);
        }
    }
}

/// The place between a chart's axes. All lengths are in drawing units.
struct Plot<'a, 'b> {
    area: DrawingArea<Svg<'b>, Shift>,
    x: &'a Axis,
    y: &'a Axis,
    width: f64,
    height: f64,
}

impl Plot<'_, '_> {
    fn mark(&self, mark: &Mark) {
        match mark {
            Mark::Line(pen, points) => {
                let positions: Vec<Point> =
                    points.iter().map(|&point| self.position(point)).collect();
                for piece in line::inside(&positions) {
                    let piece: Vec<Point> = piece.into_iter().map(|at| self.place_at(at)).collect();
                    self.stroke(*pen, &piece);
                }
            }
            Mark::Dots(pen, points) => self.circles(points, DOT, &[pen.fill()]),
            Mark::Rings(pen, points) => self.circles(points, 1.6 * DOT, &[pen.stroke()]),
            Mark::Circles(pen, radius, points) => {
                self.circles(points, *radius, &[PAGE.fill(), pen.thin().stroke()]);
            }
            Mark::Bars(pen, bars) => {
                for bar in bars {
                    let [from, to] = bar.map(|corner| self.place(corner));
                    let upper_left = (from.0.min(to.0), from.1.min(to.1));
                    let lower_right = (from.0.max(to.0), from.1.max(to.1));
                    let corners = [units(upper_left), units(lower_right)];
                    put(&self.area, &Rectangle::new(corners, pen.fill()));
                }
            }
            Mark::Arrows(pen, arrows) => {
                for arrow in arrows {
                    let [from, to] = arrow.map(|end| self.place(end));
                    self.arrow(*pen, from, to);
                }
            }
            Mark::Label(pen, at, side, text) => {
                let (x, y) = self.place(*at);
                let (h, v, x, y) = match side {
                    Side::Middle => (HPos::Center, VPos::Center, x, y),
                    Side::Left => (HPos::Right, VPos::Center, x - 9.0, y),
                    Side::Right => (HPos::Left, VPos::Center, x + 9.0, y),
                    Side::Above => (HPos::Center, VPos::Bottom, x, y - 10.0),
                    Side::Below => (HPos::Center, VPos::Top, x, y + 10.0),
                    Side::AboveRight => (HPos::Left, VPos::Bottom, x + 7.0, y - 6.0),
                    Side::AboveLeft => (HPos::Right, VPos::Bottom, x - 7.0, y - 6.0),
                    Side::BelowRight => (HPos::Left, VPos::Top, x + 7.0, y + 7.0),
                    Side::BelowLeft => (HPos::Right, VPos::Top, x - 7.0, y + 7.0),
                };
                write(&self.area, style(*pen).pos(Pos::new(h, v)), (x, y), text);
            }
        }
    }

    fn circles(&self, points: &[Point], radius: f64, styles: &[plotters::style::ShapeStyle]) {
        let inside = -1e-9..=1.0 + 1e-9;
        for &point in points {
            let (x, y) = self.position(point);
            if !(inside.contains(&x) && inside.contains(&y)) {
                continue;
            }
            for &style in styles {
                let centre = units(self.place_at((x, y)));
                put(
                    &self.area,
                    &Circle::new(centre, (radius * UNITS) as i32, style),
                );
            }
        }
    }

    /// A shaft and a filled head, which shrinks with a short arrow.
    fn arrow(&self, pen: Pen, from: Point, to: Point) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = libm::sqrt(dx * dx + dy * dy);
        if length == 0.0 {
            return;
        }
        let head = ARROW_HEAD.min(0.6 * length);
        let (along, across) = (
            (dx / length * head, dy / length * head),
            (-dy / length * head, dx / length * head),
        );
        let neck = (to.0 - along.0, to.1 - along.1);
        let wing = |side: f64| {
            (
                neck.0 + side * 0.45 * across.0,
                neck.1 + side * 0.45 * across.1,
            )
        };
        self.stroke(pen, &[from, neck]);
        let corners = vec![units(to), units(wing(1.0)), units(wing(-1.0))];
        put(&self.area, &Polygon::new(corners, pen.fill()));
    }

    /// From values to the unit square.
    fn position(&self, (x, y): Point) -> Point {
        (self.x.position(x), self.y.position(y))
    }

    /// From the unit square to drawing units.
    fn place_at(&self, (x, y): Point) -> Point {
        (x * self.width, (1.0 - y) * self.height)
    }

    fn place(&self, point: Point) -> Point {
        self.place_at(self.position(point))
    }

    fn stroke(&self, pen: Pen, points: &[Point]) {
        let points = line::simplified(points, INVISIBLE);
        let points: Vec<(i32, i32)> = points.into_iter().map(units).collect();
        put(&self.area, &PathElement::new(points, pen.stroke()));
    }
}

/// From drawing units to the backend's.
pub(crate) fn units((x, y): Point) -> (i32, i32) {
    (libm::round(x * UNITS) as i32, libm::round(y * UNITS) as i32)
}

/// Words of this colour, from their lower left corner.
pub(crate) fn style(pen: Pen) -> TextStyle<'static> {
    TextStyle {
        color: pen.color().to_backend_color(),
        ..TextStyle::from(("sans-serif", TEXT * UNITS)).pos(Pos::new(HPos::Left, VPos::Bottom))
    }
}

pub(crate) fn write(area: &DrawingArea<Svg, Shift>, style: TextStyle, at: Point, text: &str) {
    put(area, &Text::new(text, units(at), style));
}
