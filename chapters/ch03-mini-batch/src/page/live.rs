//! The figures that a reader can turn: functions of what there is to choose.
//!
//! What the network at work gives for each choice stands in accepted outputs: a drawing cannot wait until it has learnt.

use super::batches::{BATCHES, Bins, OF_LOSSES, OF_SLOPES};
use super::turned_weight::changes;
use figure::{
    Axis, BLUE, Chart, INK, Live, ORANGE, Pen, Point, Sheet, Side, accepted_table, written,
};
use show::Table;
use std::ops::Range;

/// How the losses of 1,000 batches scatter about the loss of all images, for batches of 10, of `size` and of 1,000; or how
/// their slopes along one weight do.
///
/// # Panics
/// If `size` is none of [`SIZES`](super::batches::SIZES).
#[must_use]
pub fn batch_losses(size: usize, slopes: bool) -> Live {
    let measured = Measured::read(slopes);
    let figure = Sheet::new([10, size, 1000].map(|size| measured.panel(size)))
        .columns(1)
        .height(185.0)
        .figure(
            "Three rows of bars about one upright line, the loss of all images. The losses of batches of 10 are spread \
             wide and lean to the left, those of 100 are a narrower hill, those of 1000 a steep peak at the line.",
        );
    let [spread, formula] = ["spread", "σ/√B"].map(|title| written(measured.number(size, title)));
    let what = if slopes { "slopes" } else { "losses" };
    let scatter = format!(
        "The {what} of 1,000 batches of {} scatter by {spread}; σ/√B is {formula}.",
        grouped(size)
    );
    let words = if slopes {
        let below_zero = measured.number(size, "below 0");
        let right = if measured.of_all_images() < 0.0 {
            below_zero
        } else {
            BATCHES as f64 - below_zero
        };
        format!("{scatter} {right} of the 1,000 have the sign that the slope of all images has.")
    } else {
        scatter
    };
    Live { figure, words }
}

/// What was counted of a thousand batches of each size.
struct Measured {
    table: Table,
    bins: Bins,
    /// What was measured of each batch.
    title: &'static str,
    /// What the line says, which stands at that of all images.
    line: &'static str,
}

impl Measured {
    fn read(slopes: bool) -> Self {
        if slopes {
            Self {
                table: accepted_table(include_str!(
                    "../../../../snapshots/ch03-mini-batch/slopes_by_size.snap"
                )),
                bins: OF_SLOPES,
                title: "slope of a batch along one weight",
                line: "the slope of all 60,000 images",
            }
        } else {
            Self {
                table: accepted_table(include_str!(
                    "../../../../snapshots/ch03-mini-batch/losses_by_size.snap"
                )),
                bins: OF_LOSSES,
                title: "loss of a batch",
                line: "the loss of all 60,000 images",
            }
        }
    }

    fn of_all_images(&self) -> f64 {
        self.number(60_000, "mean")
    }

    fn number(&self, size: usize, title: &str) -> f64 {
        let text = self.text(size, title);
        text.parse()
            .unwrap_or_else(|_| panic!("wanted a number, found `{text}`"))
    }

    fn text(&self, size: usize, title: &str) -> &str {
        let size = size.to_string();
        let row = self.table.cells().iter().find(|row| row[0] == size);
        let row = row.unwrap_or_else(|| panic!("no batches of {size} were drawn"));
        let titles = self.table.titles().iter();
        let cells = titles.zip(row).find(|(one, _)| *one == title);
        cells.map_or("", |(_, cell)| cell)
    }

    /// The bars of one size.
    fn panel(&self, size: usize) -> Chart {
        let counts = self.text(size, "in each bin").split(' ');
        let counts = counts.map(|count| count.parse().expect("a count"));
        let counts: Vec<f64> = counts.collect();
        let highest = counts.iter().copied().fold(0.0, f64::max);
        let tick = [50.0, 100.0, 300.0]
            .into_iter()
            .rfind(|&tick| tick <= highest);
        let bars = counts.iter().enumerate().map(|(bin, &count)| {
            let left = self.bins.start(bin);
            [(left, 0.0), (left + self.bins.width, count)]
        });
        let all = self.of_all_images();
        let top = 1.3 * highest;
        let images = if size == 1 { "image" } else { "images" };
        let chart = Chart::new(
            Axis::linear(self.bins.start(0)..self.bins.start(self.bins.count)).title(self.title),
            Axis::linear(0.0..top)
                .ticks([0.0, tick.unwrap_or(highest)])
                .title("how many of 1,000 batches"),
        )
        .title(&format!("Batches of {} {images}", grouped(size)))
        .bars(BLUE.faint(), bars)
        .line(ORANGE, [(all, 0.0), (all, top)])
        .label(ORANGE, (all, 1.2 * highest), Side::Right, self.line);
        if self.bins.start(0) < 0.0 {
            chart.line(INK.thin(), [(0.0, 0.0), (0.0, top)])
        } else {
            chart
        }
    }
}

/// A number with its thousands set apart.
fn grouped(number: usize) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}

/// The accuracy and the loss of the trained network on 1,000 images, against one weight, with rings where it is changed by
/// `change`. The hidden units answer with the sigmoid, or with the step function.
#[must_use]
pub fn staircase(change: f64, step_function: bool) -> Live {
    let turned = Turned::read(step_function);
    let figure = turned.sheet(change).figure(
        "Two panels over the change of one weight from −2 to 2. The accuracy is a staircase that stays level and then \
         jumps, mostly upward. The loss is a smooth curve that falls all the way.",
    );
    let [accuracy, its_slope, loss, slope_of_loss] = turned.at(change);
    let words = format!(
        "Changed by {}: the accuracy is {accuracy}, its slope {}; the loss is {loss:.5}, its slope {}.",
        written(change),
        written(its_slope),
        written(slope_of_loss),
    );
    Live { figure, words }
}

/// The change of the weight at a place of the drawing, in drawing units.
#[must_use]
pub fn change_drawn_to(step_function: bool, place: Point) -> f64 {
    let (_, (change, _)) = Turned::read(step_function).sheet(0.0).values_at(place);
    (100.0 * change).round().clamp(-200.0, 200.0) / 100.0
}

/// What the network gives for each change of its weight: the accuracy, its slope, the loss, its slope.
struct Turned {
    measured: Vec<[f64; 4]>,
    step_function: bool,
}

impl Turned {
    fn read(step_function: bool) -> Self {
        let table = accepted_table(if step_function {
            include_str!("../../../../snapshots/ch03-mini-batch/weight_turned_with_steps.snap")
        } else {
            include_str!("../../../../snapshots/ch03-mini-batch/weight_turned.snap")
        });
        let number = |cell: &String| cell.parse().expect("a number");
        let row = |row: &Vec<String>| [1, 2, 3, 4].map(|column: usize| number(&row[column]));
        Self {
            measured: table.cells().iter().map(row).collect(),
            step_function,
        }
    }

    /// What was measured at the change that is nearest.
    fn at(&self, change: f64) -> [f64; 4] {
        let distances = changes().map(|one| (one - change).abs());
        let nearest = distances
            .zip(&self.measured)
            .min_by(|(a, _), (b, _)| a.total_cmp(b));
        nearest.map_or([f64::NAN; 4], |(_, measured)| *measured)
    }

    fn sheet(&self, change: f64) -> Sheet {
        let curve = |of: usize| changes().zip(self.measured.iter().map(move |row| row[of]));
        let [accuracy, _, loss, _] = self.at(change);
        let chart = |title: &str, pen: Pen, range, points: Vec<Point>, now: f64| {
            Chart::new(
                Axis::linear(-2.0..2.0).title("change of the weight"),
                Axis::linear(range),
            )
            .title(title)
            .line(pen, points)
            .rings(INK, [(change, now)])
        };
        let losses: Vec<Point> = if self.step_function {
            stairs(curve(2))
        } else {
            curve(2).collect()
        };
        let ranges = if self.step_function {
            [around(curve(0)), around(curve(2))]
        } else {
            [0.898..0.916, 0.316..0.336]
        };
        let [accuracies, of_losses] = ranges;
        Sheet::new([
            chart("accuracy", BLUE, accuracies, stairs(curve(0)), accuracy),
            chart("loss", ORANGE, of_losses, losses, loss),
        ])
        .height(280.0)
    }
}

/// A curve that stays and jumps. Of a level stretch only its ends are needed.
fn stairs(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut stairs: Vec<Point> = Vec::new();
    for (x, y) in points {
        if let Some(&(_, before)) = stairs.last() {
            stairs.push((x, before));
        }
        stairs.push((x, y));
    }
    let is_corner =
        |i: usize| i == 0 || i + 1 == stairs.len() || stairs[i - 1].1 != stairs[i + 1].1;
    let corners = (0..stairs.len()).filter(|&i| is_corner(i));
    corners.map(|i| stairs[i]).collect()
}

/// A range with some room about all values.
fn around(points: impl Iterator<Item = Point>) -> Range<f64> {
    let (lowest, highest) = points
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (_, y)| {
            (low.min(y), high.max(y))
        });
    let room = 0.1 * (highest - lowest);
    lowest - room..highest + room
}
