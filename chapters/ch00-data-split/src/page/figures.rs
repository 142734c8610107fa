//! The chapter's figures.
//!
//! What took long to compute is not computed again for a figure: it draws the accepted outputs that the page prints.

use crate::features::at_places;
use crate::neighbours::squared_distance;
use crate::shuffled;
use figure::{Axis, BLUE, Chart, Digits, INK, ORANGE, Point, Sheet, Side};
use kernel::nearest;
use mnist::data;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use show::Figure;
use std::fs;

/// The first `count` training images of a class.
fn first_of(class: u8, count: usize) -> impl Iterator<Item = Vec<u8>> {
    let train = &data().train;
    let of_class = (0..train.len()).filter(move |&index| train.labels[index] == class);
    of_class
        .take(count)
        .map(|index| train.images.row(index).to_vec())
}

/// The first four training images of each class, a column for each.
pub fn digits_of_every_class() -> Figure {
    let columns: Vec<Vec<_>> = (0..10).map(|class| first_of(class, 4).collect()).collect();
    let rows = (0..4).flat_map(|row| columns.iter().map(move |column| &column[row]));
    let grid = rows.fold(Digits::new(10), |grid, image| grid.image(image, ""));
    grid.figure("Ten columns of handwritten digits, from zeros on the left to nines on the right, four of each.")
}

/// The first training images that are fives.
pub fn many_fives() -> Figure {
    let grid = first_of(5, 30).fold(Digits::new(10), |grid, image| grid.image(&image, ""));
    grid.figure(
        "Thirty handwritten fives: upright and slanted, thin and thick, with long roofs and with none, some closed like \
         a six, some open like an S.",
    )
}

/// The first training image, with the parts that the rules look at.
pub fn parts_of_a_five() -> Figure {
    let five: Vec<u8> = first_of(5, 1).flatten().collect();
    let chart = |title: &str, parts: [(f64, f64); 2]| {
        // Rows are counted from the top, and the axis from the bottom.
        let dark = five.iter().enumerate().filter(|&(_, &pixel)| pixel >= 64);
        let pixels = dark.map(|(place, _)| {
            let (row, column) = ((place / 28) as f64, (place % 28) as f64);
            [(column, 28.0 - row), (column + 1.0, 27.0 - row)]
        });
        let frame = |(left, right): (f64, f64), (top, bottom): (f64, f64)| {
            let (top, bottom) = (28.0 - top, 28.0 - bottom);
            [
                (left, top),
                (right, top),
                (right, bottom),
                (left, bottom),
                (left, top),
            ]
        };
        let axis = || Axis::linear(0.0..28.0).ticks([]);
        let chart = Chart::new(axis(), axis())
            .title(title)
            .bars(INK.faint(), pixels);
        parts.into_iter().fold(chart, |chart, part| {
            chart
                .line(BLUE, frame((4.0, 14.0), part))
                .line(ORANGE, frame((14.0, 24.0), part))
        })
    };
    Sheet::new([
        chart("first rule", [(4.0, 14.0), (14.0, 24.0)]),
        chart("second rule", [(8.0, 13.0), (15.0, 20.0)]),
    ])
    .square()
    .figure(
        "A five twice, with four frames on each: left and right above, left and right below. The first rule's frames \
         cover the whole digit, the second rule's only the middle of its upper and of its lower half.",
    )
}

/// Six test images and the three training images that are nearest to each.
pub fn nearest_to_each() -> Figure {
    let asked = [0, 8, 18, 115, 247, 340];
    let test = data().test.select(asked);
    let train = &data().train;
    let found = nearest(&train.images, &test.images, 3, squared_distance);
    let mut grid = Digits::new(6);
    for (image, label) in test.images.rows().into_iter().zip(&test.labels) {
        grid = grid.image(&image.to_vec(), &format!("asked: {label}"));
    }
    for place in 0..3 {
        for &neighbour in &found.column(place) {
            let image = train.images.row(neighbour).to_vec();
            grid = grid.image(&image, &train.labels[neighbour].to_string());
        }
    }
    grid.figure("A row of six test images, and below each the three training images that are nearest to it.")
}

/// A digit, and the same pixels in another order.
pub fn shuffled_pixels() -> Figure {
    let order = shuffled(784, &mut ChaCha8Rng::seed_from_u64(1));
    let images = data().train.select([0, 11, 1, 21]);
    let shuffled = at_places(&images, &order);
    let mut grid = Digits::new(4);
    for images in [&images, &shuffled] {
        for (image, label) in images.images.rows().into_iter().zip(&images.labels) {
            grid = grid.image(&image.to_vec(), &label.to_string());
        }
    }
    grid.figure("Above two fives and two zeros, below the same images with their pixels shuffled: four kinds of snow.")
}

/// The table `overfitting`, drawn.
pub fn overfitting_curves() -> Figure {
    let rows = rows(&accepted("overfitting"));
    let curve = |column: usize| -> Vec<Point> {
        // Fewer neighbours to the right, so that the fit gets closer from left to right.
        rows.iter().map(|row| (1.0 / row[0], row[column])).collect()
    };
    Chart::new(
        Axis::logarithmic(0.036..1.1).ticks([]).title("fewer and fewer neighbours: k from 25 to 1"),
        Axis::linear(0.6..1.0).title("accuracy"),
    )
    .line(ORANGE, curve(1))
    .dots(ORANGE, curve(1))
    .line(BLUE, curve(2))
    .dots(BLUE, curve(2))
    .label(ORANGE, (0.2, 0.74), Side::BelowRight, "on images it has seen")
    .label(BLUE, (0.12, 0.89), Side::Above, "on test images")
    .figure(
        "Accuracy while the number of neighbours falls from 25 to 1. On images it has seen it climbs to 1. On test images \
         it first rises a little and then falls steeply.",
    )
}

/// The text that a cell of the chapter has printed.
///
/// # Panics
/// If it has none.
fn accepted(cell: &str) -> String {
    let file = format!(
        "{}/../../snapshots/ch00-data-split/{cell}.snap",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let output = text.splitn(3, "---\n").nth(2);
    output
        .unwrap_or_else(|| panic!("{file}: wanted an accepted output, found {text}"))
        .to_string()
}

/// The numbers in a text.
fn numbers(text: &str) -> Vec<f64> {
    let words = text.split(|c: char| !(c.is_ascii_digit() || c == '.'));
    words.filter_map(|word| word.parse().ok()).collect()
}

/// The numbers in each row of a table.
fn rows(table: &str) -> Vec<Vec<f64>> {
    table.lines().skip(2).map(numbers).collect()
}
