//! What one pair of axes shows.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::TextStyle;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use show::Figure;

use crate::svg::{Svg, UNITS, put};
use crate::{Axis, FAINT, INK, Pen, Sheet, contour, line, text};

/// A place in a chart, in the values of its axes: `(x, y)`.
pub type Point = (f64, f64);

/// How many pieces a curve is drawn with.
const PIECES: usize = 200;
/// A line may be off by this much, in drawing units, to be shorter in bytes.
const INVISIBLE: f64 = 0.05;
const DOT: f64 = 3.6;
const ARROW_HEAD: f64 = 6.0;
pub(crate) const TEXT: f64 = 16.0;
pub(crate) const LINE: f64 = 22.0;

/// Where a label stands, seen from its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
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
    Label(Pen, Point, Side, String),
}

/// A pair of axes and what is drawn between them, the first mark undermost.
///
/// Lines end at the axes' ends; dots, arrows and labels outside them are not drawn.
#[derive(Clone, Debug)]
pub struct Chart {
    x: Axis,
    y: Axis,
    title: String,
    marks: Vec<Mark>,
    room: f64,
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
            title: String::new(),
            marks: Vec::new(),
            room: 0.0,
        }
    }

    /// A heading, for one chart among several.
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        self.title = title.to_string();
        self
    }

    /// Leaves room to the right of the axes for labels at the ends of lines, as wide as `text`.
    #[must_use]
    pub fn room_for(mut self, text: &str) -> Self {
        self.room = self.room.max(text::width(text, TEXT));
        self
    }

    /// A line from point to point. A point that is not finite interrupts it.
    #[must_use]
    pub fn line(mut self, pen: Pen, points: impl IntoIterator<Item = Point>) -> Self {
        self.marks
            .push(Mark::Line(pen, points.into_iter().collect()));
        self
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
    pub fn dots(mut self, pen: Pen, points: impl IntoIterator<Item = Point>) -> Self {
        self.marks
            .push(Mark::Dots(pen, points.into_iter().collect()));
        self
    }

    /// A ring around each point.
    #[must_use]
    pub fn rings(mut self, pen: Pen, points: impl IntoIterator<Item = Point>) -> Self {
        self.marks
            .push(Mark::Rings(pen, points.into_iter().collect()));
        self
    }

    /// Filled rectangles, each between two opposite corners.
    #[must_use]
    pub fn bars(mut self, pen: Pen, bars: impl IntoIterator<Item = [Point; 2]>) -> Self {
        self.marks.push(Mark::Bars(pen, bars.into_iter().collect()));
        self
    }

    /// An arrow from the first to the second point of each pair.
    #[must_use]
    pub fn arrows(mut self, pen: Pen, arrows: impl IntoIterator<Item = [Point; 2]>) -> Self {
        self.marks
            .push(Mark::Arrows(pen, arrows.into_iter().collect()));
        self
    }

    /// A text beside a point.
    #[must_use]
    pub fn label(mut self, pen: Pen, at: Point, side: Side, text: &str) -> Self {
        self.marks
            .push(Mark::Label(pen, at, side, text.to_string()));
        self
    }

    /// The chart alone, as a figure. `alt` says what it shows to those who cannot see it.
    #[must_use]
    pub fn figure(self, alt: &str) -> Figure {
        Sheet::new([self]).figure(alt)
    }

    /// How much space the numbers and titles of this chart need.
    pub(crate) fn margins(&self) -> Margins {
        let y_numbers = self.y.labelled_ticks(Y_TICKS);
        let widest = y_numbers
            .iter()
            .map(|(_, label)| text::width(label, TEXT))
            .fold(0.0, f64::max);
        let has_x_numbers = !self.x.labelled_ticks(X_TICKS).is_empty();
        let line_if = |wanted: bool| if wanted { LINE } else { 0.0 };
        Margins {
            left: 10.0 + widest,
            right: 14.0 + self.room,
            top: 12.0 + line_if(!self.title.is_empty()) + line_if(!self.y.title_text().is_empty()),
            bottom: 9.0 + line_if(has_x_numbers) + line_if(!self.x.title_text().is_empty()),
        }
    }

    pub(crate) fn draw(&self, area: &DrawingArea<Svg, Shift>, margins: Margins) {
        let (width, height) = area.dim_in_pixel();
        let (width, height) = (f64::from(width) / UNITS, f64::from(height) / UNITS);
        let plot = Plot {
            area,
            x: &self.x,
            y: &self.y,
            left: margins.left,
            right: width - margins.right,
            top: margins.top,
            bottom: height - margins.bottom,
        };
        plot.axes(&self.title);
        for mark in &self.marks {
            plot.mark(mark);
        }
    }
}

const X_TICKS: usize = 5;
const Y_TICKS: usize = 5;

/// A chart's axes in their place on the drawing. All lengths are in drawing units.
struct Plot<'a, 'b> {
    area: &'a DrawingArea<Svg<'b>, Shift>,
    x: &'a Axis,
    y: &'a Axis,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Plot<'_, '_> {
    fn axes(&self, title: &str) {
        let x_ticks = self.x.labelled_ticks(X_TICKS);
        let y_ticks = self.y.labelled_ticks(Y_TICKS);
        for (tick, _) in &x_ticks {
            let x = self.place_x(*tick);
            self.stroke(FAINT, &[(x, self.top), (x, self.bottom)]);
        }
        for (tick, _) in &y_ticks {
            let y = self.place_y(*tick);
            self.stroke(FAINT, &[(self.left, y), (self.right, y)]);
        }
        let corner = (self.left, self.bottom);
        self.stroke(
            INK.thin(),
            &[(self.left, self.top), corner, (self.right, self.bottom)],
        );
        for (tick, label) in &x_ticks {
            self.text(
                INK,
                (self.place_x(*tick), self.bottom + 6.0),
                HPos::Center,
                VPos::Top,
                label,
            );
        }
        for (tick, label) in &y_ticks {
            self.text(
                INK,
                (self.left - 6.0, self.place_y(*tick)),
                HPos::Right,
                VPos::Center,
                label,
            );
        }
        let middle = f64::midpoint(self.left, self.right);
        let below_numbers = if x_ticks.is_empty() {
            self.bottom + 8.0
        } else {
            self.bottom + LINE + 5.0
        };
        self.text(
            INK,
            (middle, below_numbers),
            HPos::Center,
            VPos::Top,
            self.x.title_text(),
        );
        let above = self.top - 8.0;
        self.text(
            INK,
            (self.left, above),
            HPos::Left,
            VPos::Bottom,
            self.y.title_text(),
        );
        let above = if self.y.title_text().is_empty() {
            above
        } else {
            above - LINE
        };
        self.text(INK, (self.left, above), HPos::Left, VPos::Bottom, title);
    }

    fn mark(&self, mark: &Mark) {
        match mark {
            Mark::Line(pen, points) => {
                let places: Vec<Point> = points.iter().map(|&point| self.position(point)).collect();
                for piece in line::inside(&places) {
                    let piece: Vec<Point> = piece
                        .into_iter()
                        .map(|position| self.place_at(position))
                        .collect();
                    self.stroke(*pen, &piece);
                }
            }
            Mark::Dots(pen, points) => {
                for place in self.places_inside(points) {
                    put(
                        self.area,
                        &Circle::new(units(place), (DOT * UNITS) as i32, pen.fill()),
                    );
                }
            }
            Mark::Rings(pen, points) => {
                for place in self.places_inside(points) {
                    put(
                        self.area,
                        &Circle::new(units(place), (1.6 * DOT * UNITS) as i32, pen.stroke()),
                    );
                }
            }
            Mark::Bars(pen, bars) => {
                for [from, to] in bars {
                    let (from, to) = (
                        self.place_at(self.position(*from)),
                        self.place_at(self.position(*to)),
                    );
                    let upper_left = (from.0.min(to.0), from.1.min(to.1));
                    let lower_right = (from.0.max(to.0), from.1.max(to.1));
                    put(
                        self.area,
                        &Rectangle::new([units(upper_left), units(lower_right)], pen.fill()),
                    );
                }
            }
            Mark::Arrows(pen, arrows) => {
                for [from, to] in arrows {
                    self.arrow(
                        *pen,
                        self.place_at(self.position(*from)),
                        self.place_at(self.position(*to)),
                    );
                }
            }
            Mark::Label(pen, at, side, text) => {
                let (x, y) = self.place_at(self.position(*at));
                let (h, v, x, y) = match side {
                    Side::Left => (HPos::Right, VPos::Center, x - 9.0, y),
                    Side::Right => (HPos::Left, VPos::Center, x + 9.0, y),
                    Side::Above => (HPos::Center, VPos::Bottom, x, y - 10.0),
                    Side::Below => (HPos::Center, VPos::Top, x, y + 10.0),
                    Side::AboveRight => (HPos::Left, VPos::Bottom, x + 7.0, y - 6.0),
                    Side::AboveLeft => (HPos::Right, VPos::Bottom, x - 7.0, y - 6.0),
                    Side::BelowRight => (HPos::Left, VPos::Top, x + 7.0, y + 7.0),
                    Side::BelowLeft => (HPos::Right, VPos::Top, x - 7.0, y + 7.0),
                };
                self.text(*pen, (x, y), h, v, text);
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
        put(
            self.area,
            &Polygon::new(
                vec![units(to), units(wing(1.0)), units(wing(-1.0))],
                pen.fill(),
            ),
        );
    }

    /// From values to the unit square.
    fn position(&self, (x, y): Point) -> Point {
        (self.x.position(x), self.y.position(y))
    }

    /// From the unit square to drawing units.
    fn place_at(&self, (x, y): Point) -> Point {
        (
            self.left + x * (self.right - self.left),
            self.bottom - y * (self.bottom - self.top),
        )
    }

    fn place_x(&self, x: f64) -> f64 {
        self.place_at((self.x.position(x), 0.0)).0
    }

    fn place_y(&self, y: f64) -> f64 {
        self.place_at((0.0, self.y.position(y))).1
    }

    fn places_inside(&self, points: &[Point]) -> impl Iterator<Item = Point> {
        let almost = -1e-9..=1.0 + 1e-9;
        let positions = points.iter().map(|&point| self.position(point));
        positions
            .filter(move |(x, y)| almost.contains(x) && almost.contains(y))
            .map(|position| self.place_at(position))
    }

    fn stroke(&self, pen: Pen, points: &[Point]) {
        let points = line::simplified(points, INVISIBLE)
            .into_iter()
            .map(units)
            .collect::<Vec<_>>();
        put(self.area, &PathElement::new(points, pen.stroke()));
    }

    fn text(&self, pen: Pen, at: Point, h: HPos, v: VPos, text: &str) {
        write_text(self.area, pen, at, Pos::new(h, v), text);
    }
}

/// From drawing units to the backend's.
pub(crate) fn units((x, y): Point) -> (i32, i32) {
    (libm::round(x * UNITS) as i32, libm::round(y * UNITS) as i32)
}

pub(crate) fn write_text(
    area: &DrawingArea<Svg, Shift>,
    pen: Pen,
    at: Point,
    anchor: Pos,
    text: &str,
) {
    if text.is_empty() {
        return;
    }
    let color = pen.color();
    let style = TextStyle::from(("sans-serif", TEXT * UNITS))
        .pos(anchor)
        .color(&color);
    put(area, &Text::new(text, units(at), style));
}
