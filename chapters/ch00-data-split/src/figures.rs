//! The chapter's figures.
//!
//! What took long to compute is not computed again for a figure: it draws the accepted outputs that the page prints.

use crate::features::at_places;
use crate::neighbours::{nearest, squared_distance};
use crate::{digits, shuffled};
use figure::{Axis, BLUE, Chart, Digits, INK, ORANGE, Point, Sheet, Side};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use show::Figure;
use std::fs;

/// The first `count` training images of a class.
fn first_of(class: u8, count: usize) -> impl Iterator<Item = Vec<u8>> {
    let train = &digits().train;
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
    const PIXEL: f64 = 7.0;
    let five: Vec<u8> = first_of(5, 1).flatten().collect();
    let rules = [
        ("first rule", 20.0, [(4.0, 14.0), (14.0, 24.0)]),
        ("second rule", 264.0, [(8.0, 13.0), (15.0, 20.0)]),
    ];
    let drawing = rules
        .into_iter()
        .fold(Chart::drawing(226.0), |drawing, (name, left, halves)| {
            let place = |(column, row): Point| (left + PIXEL * column, 30.0 + PIXEL * row);
            let dark = five.iter().enumerate().filter(|&(_, &pixel)| pixel >= 64);
            let pixels = dark.map(|(index, _)| {
                let (row, column) = ((index / 28) as f64, (index % 28) as f64);
                [place((column, row)), place((column + 1.0, row + 1.0))]
            });
            let drawing = drawing.bars(INK.shade(0.4), pixels).label(
                INK,
                place((14.0, -2.0)),
                Side::Middle,
                name,
            );
            halves.into_iter().fold(drawing, |drawing, (top, bottom)| {
                drawing
                    .frame(BLUE, [place((4.0, top)), place((13.9, bottom))])
                    .frame(ORANGE, [place((14.1, top)), place((24.0, bottom))])
            })
        });
    drawing.figure(
        "A five twice, with four frames on each: left and right above, left and right below. The first rule's frames \
         cover the whole digit, the second rule's only the middle of its upper and of its lower half.",
    )
}

/// Six test images and the three training images that are nearest to each.
pub fn nearest_to_each() -> Figure {
    let asked = [0, 8, 18, 115, 247, 340];
    let test = digits().test.select(asked);
    let train = &digits().train;
    let found = nearest(&train.images, &test.images, 3, squared_distance);
    let mut grid = Digits::new(6);
    for (image, label) in test.images.rows().into_iter().zip(&test.labels) {
        grid = grid.image(&image.to_vec(), &format!("asked: {label}"));
    }
    for place in 0..3 {
        for (&neighbour, &label) in found.column(place).iter().zip(&test.labels) {
            let image = train.images.row(neighbour).to_vec();
            grid = grid.image(&image, &train.labels[neighbour].to_string());
            if train.labels[neighbour] != label {
                grid = grid.wrong();
            }
        }
    }
    grid.figure(
        "A row of six test images, and below each the three training images that are nearest to it. The neighbours of the \
         first three have their labels. Crosses mark those with another: all three of a four, two of another four, one of \
         a five.",
    )
}

/// A digit, and the same pixels in another order.
pub fn shuffled_pixels() -> Figure {
    let order = shuffled(784, &mut ChaCha8Rng::seed_from_u64(1));
    let images = digits().train.select([0, 11, 1, 21]);
    let shuffled = at_places(&images, &order);
    let mut grid = Digits::new(4);
    for images in [&images, &shuffled] {
        for (image, label) in images.images.rows().into_iter().zip(&images.labels) {
            grid = grid.image(&image.to_vec(), &label.to_string());
        }
    }
    grid.figure("Above two fives and two zeros, below the same images with their pixels shuffled: four kinds of snow.")
}

/// The page's table of accuracies.
pub fn accuracy_bars() -> Figure {
    let rules = rows(&accepted("ch00-data-split", "rules_tested"));
    let network = numbers(&accepted("ch05-training", "test_accuracy"))[0];
    let accuracies = |cell: &str| numbers(&accepted("ch00-data-split", cell));
    let last = |row: &[f64]| row[row.len() - 1];
    let questions = [
        (
            ORANGE,
            "Is it a five?",
            vec![
                ("always “no”", last(&rules[0])),
                ("the second rule", last(&rules[2])),
                ("neighbours by pixels", accuracies("by_pixels")[1]),
            ],
        ),
        (
            BLUE,
            "Which digit is it?",
            vec![
                ("always “a one”", accuracies("always_one")[0]),
                ("neighbours by shades", accuracies("by_shades")[0]),
                ("neighbours by strokes", accuracies("by_strokes")[0]),
                ("the network", network),
                ("neighbours by pixels", accuracies("by_pixels")[0]),
            ],
        ),
    ];
    let charts = questions.map(|(pen, question, answers)| {
        let rows = answers.len() as f64;
        let chart = Chart::new(
            Axis::linear(0.0..1.0)
                .ticks([0.0, 0.5, 1.0])
                .title("accuracy"),
            Axis::linear(rows + 0.4..0.0).ticks([]),
        );
        (0..).map(f64::from).zip(answers).fold(
            chart.title(question),
            |chart, (row, (name, accuracy))| {
                let text = format!("{name}: {accuracy:.3}");
                chart
                    .bars(pen.faint(), [[(0.0, row + 0.6), (accuracy, row + 1.0)]])
                    .label(INK, (0.0, row + 0.3), Side::Right, &text)
            },
        )
    });
    Sheet::new(charts).columns(1).height(290.0).figure(
        "Eight horizontal bars. For the question whether a digit is a five, the rule by hand is barely longer than \
         always no, and neighbours by pixels almost reach 1. For the question which digit it is, always a one and the \
         shades are short, the strokes are long, the network is longer, and neighbours by pixels are the longest.",
    )
}

/// The table `growth`, drawn.
pub fn growth_curves() -> Figure {
    let rows = rows(&accepted("ch00-data-split", "growth"));
    let curve =
        |column: usize| -> Vec<Point> { rows.iter().map(|row| (row[0], row[column])).collect() };
    Chart::new(
        Axis::logarithmic(90.0..80_000.0)
            .ticks([100.0, 1000.0, 10_000.0, 60_000.0])
            .title("training images"),
        Axis::linear(0.6..1.0).title("accuracy"),
    )
    .line(ORANGE, curve(1))
    .dots(ORANGE, curve(1))
    .line(BLUE, curve(2))
    .dots(BLUE, curve(2))
    .label(ORANGE, (100.0, 0.93), Side::BelowRight, "on images it has seen")
    .label(BLUE, (1000.0, 0.872), Side::BelowRight, "on test images")
    .figure(
        "Accuracy against the number of training images, from 100 to 60,000. Both curves rise. The one for images it has \
         seen is always higher, and the other comes closer to it.",
    )
}

/// The table `overfitting`, drawn.
pub fn overfitting_curves() -> Figure {
    let rows = rows(&accepted("ch00-data-split", "overfitting"));
    let curve =
        |column: usize| -> Vec<Point> { rows.iter().map(|row| (row[0], row[column])).collect() };
    Chart::new(
        // Fewer neighbours to the right, so that the fit gets closer from left to right.
        Axis::logarithmic(28.0..0.9)
            .ticks([25.0, 15.0, 9.0, 5.0, 3.0, 1.0])
            .title("k, the number of neighbours"),
        Axis::linear(0.6..1.0).title("accuracy"),
    )
    .line(ORANGE, curve(1))
    .dots(ORANGE, curve(1))
    .line(BLUE, curve(2))
    .dots(BLUE, curve(2))
    .label(ORANGE, (9.0, 0.766), Side::BelowRight, "on images it has seen")
    .label(BLUE, (9.0, 0.8885), Side::Above, "on test images")
    .figure(
        "Accuracy while the number of neighbours falls from 25 to 1. On images it has seen it climbs to 1. On test images \
         it first rises a little and then falls steeply.",
    )
}

/// The text that a cell of a chapter has printed.
///
/// # Panics
/// If it has none.
fn accepted(chapter: &str, cell: &str) -> String {
    let file = format!(
        "{}/../../snapshots/{chapter}/{cell}.snap",
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
