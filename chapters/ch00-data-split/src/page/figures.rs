//! The chapter's figures, each drawn from what the chapter's own functions return.

use super::live;
use crate::features::at_places;
use crate::neighbours::squared_distance;
use crate::shuffled;
use figure::{BLUE, Chart, Digits, INK, ORANGE, Point, Side};
use kernel::nearest;
use mnist::data;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use show::Figure;

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
    let test = data().test.select(asked);
    let train = &data().train;
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
    live::overfitting_curves(1, 0.2).figure
}
