//! A pad to draw a digit on.

use crate::preparation::{SIDE, prepared};
use figure::{BLUE, Chart, INK, Point, Sheet, Side};
use ndarray::{Array1, Array2, ArrayRef1};
use network::argmax;

/// The 3 that is printed.
pub const A_THREE: [Point; 13] = [
    (24.0, 21.0),
    (30.0, 15.0),
    (40.0, 13.0),
    (51.0, 15.0),
    (56.0, 22.0),
    (52.0, 31.0),
    (42.0, 38.0),
    (53.0, 44.0),
    (58.0, 54.0),
    (54.0, 64.0),
    (42.0, 70.0),
    (30.0, 68.0),
    (23.0, 62.0),
];

/// How many dots the pad has on each side.
const DOTS: usize = 84;

/// How far from its middle a stroke is black, in dots.
const BRUSH: f64 = 3.6;

/// Where the pad stands on the drawing, and how large a dot is there.
const CORNER: Point = (12.0, 30.0);
const DOT: f64 = 3.0;

/// The place on the pad, in dots, that is at a place of the drawing; nothing outside of it. The brush is kept within the
/// frame.
pub(super) fn dot_at((x, y): Point) -> Option<Point> {
    let dots = [(x - CORNER.0) / DOT, (y - CORNER.1) / DOT];
    let is_on_pad = dots.iter().all(|dot| (0.0..=DOTS as f64).contains(dot));
    let [column, row] = dots.map(|dot| libm::round(dot).clamp(4.0, DOTS as f64 - 4.0));
    is_on_pad.then_some((column, row))
}

/// What a network is to see of the strokes, `(784,)`; nothing if there are none.
pub(super) fn seen(strokes: &[Vec<Point>]) -> Option<Array1<f64>> {
    let segments: Vec<[Point; 2]> = strokes
        .iter()
        .flat_map(|stroke| {
            let ends = stroke.iter().skip(1).chain(stroke.last());
            stroke.iter().zip(ends).map(|(&from, &to)| [from, to])
        })
        .collect();
    prepared(Array2::from_shape_fn((DOTS, DOTS), |(row, column)| {
        let dot = (column as f64 + 0.5, row as f64 + 0.5);
        let distances = segments.iter().map(|&ends| squared_distance(dot, ends));
        let nearest = libm::sqrt(distances.fold(f64::INFINITY, f64::min));
        (BRUSH + 0.5 - nearest).clamp(0.0, 1.0)
    }))
}

/// The square of the distance from a point to a straight line between two others.
fn squared_distance((x, y): Point, [from, to]: [Point; 2]) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (x, y) = (x - from.0, y - from.1);
    let squared_length = dx * dx + dy * dy;
    let along = if squared_length == 0.0 {
        0.0
    } else {
        ((x * dx + y * dy) / squared_length).clamp(0.0, 1.0)
    };
    let (x, y) = (x - along * dx, y - along * dy);
    x * x + y * y
}

/// The pad with its strokes, the image that a network sees, and its answer.
pub(super) fn sheet(
    strokes: &[Vec<Point>],
    seen: Option<&Array1<f64>>,
    answer: Option<&ArrayRef1<f64>>,
) -> Sheet {
    let on_pad = |&(x, y): &Point| (CORNER.0 + DOT * x, CORNER.1 + DOT * y);
    let side = DOT * DOTS as f64;
    let drawing = Chart::drawing(300.0)
        .label(INK, (CORNER.0 + side / 2.0, 14.0), Side::Middle, "the pad")
        .label(INK, IMAGE_TITLE, Side::Middle, "what the network sees")
        .frame(INK.thin(), [CORNER, on_pad(&(DOTS as f64, DOTS as f64))])
        .frame(INK.thin(), [pixel_at(0, 0), pixel_at(SIDE, SIDE)]);
    let brush = INK.wide(2.0 * BRUSH * DOT);
    let drawing = strokes.iter().fold(drawing, |drawing, stroke| {
        // A line to nowhere is not drawn: a single point gets a very short one.
        let tail = stroke.last().map(|&(x, y)| (x + 0.1, y));
        let points: Vec<Point> = stroke.iter().copied().chain(tail).collect();
        drawing.line(brush, points.iter().map(on_pad))
    });
    let drawing = match seen {
        Some(pixels) => with_image(drawing, pixels),
        None => drawing,
    };
    let drawing = match answer {
        Some(y) => with_bars(drawing, y),
        None => drawing,
    };
    Sheet::new([drawing]).height(300.0)
}

const IMAGE_TITLE: Point = (372.0, 14.0);

/// Where the corner of a pixel of the image stands.
fn pixel_at(row: usize, column: usize) -> Point {
    (316.0 + 4.0 * column as f64, 30.0 + 4.0 * row as f64)
}

fn with_image(drawing: Chart, pixels: &ArrayRef1<f64>) -> Chart {
    const SHADES: f64 = 12.0;
    let shade_of = |pixel: f64| libm::ceil(SHADES * pixel).min(SHADES);
    (1..=12).map(f64::from).fold(drawing, |drawing, shade| {
        let places = (0..SIDE * SIDE).filter(|&place| shade_of(pixels[place]) == shade);
        let squares = places.map(|place| {
            let (row, column) = (place / SIDE, place % SIDE);
            [pixel_at(row, column), pixel_at(row + 1, column + 1)]
        });
        let strength = libm::round(100.0 * shade / SHADES) / 100.0;
        drawing.bars(INK.shade(strength), squares)
    })
}

fn with_bars(drawing: Chart, y: &ArrayRef1<f64>) -> Chart {
    let (base, highest) = (272.0, 88.0);
    let middle = |class: usize| 291.0 + 18.0 * class as f64;
    let top = |class: usize| base - highest * y[class];
    let bars = (0..y.len()).map(|class| {
        [
            (middle(class) - 7.0, base),
            (middle(class) + 7.0, top(class)),
        ]
    });
    let drawing = drawing
        .bars(BLUE, bars)
        .line(INK.thin(), [(282.0, base), (462.0, base)]);
    let guess = argmax(y);
    let drawing = drawing.label(
        BLUE,
        (middle(guess), top(guess) + 4.0),
        Side::Above,
        &format!("{:.2}", y[guess]),
    );
    (0..y.len()).fold(drawing, |drawing, class| {
        drawing.label(
            INK,
            (middle(class), base + 14.0),
            Side::Middle,
            &class.to_string(),
        )
    })
}
