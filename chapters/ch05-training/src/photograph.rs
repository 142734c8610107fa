//! The ink of a single digit on a drawn, scanned or photographed page.
//!
//! 1. **Find the paper.** Where the outermost parts of the page are of one colour, so is the paper: the median of its
//!    outermost pixels. (If most of them are transparent, it is white or, where the picture stands out from black more
//!    than twice as much, black.) Elsewhere light or shade lies on it: then its colour at a place is the median of the
//!    places around, half the page wide.
//! 2. **Measure the contrast** of each pixel: its difference from the paper in the red, green or blue channel that
//!    differs the most, times its opacity. So dark on light and light on dark, grey and colour are the same.
//! 3. **Tell ink from grain** by the picture's own histogram. The weakest quarter of all pixels, which is paper, shows how strong
//!    its grain is. What is stronger is parted in two by Otsu's method: ink, and what is ink only where it hangs
//!    together with that. The strongest ink becomes 1.
//! 4. **Choose the digit** among the shapes that hang together: specks, the desk at the page's edge, rulings and
//!    frames are left out. The largest shape that remains is the digit, with those parts that are near. Another of its
//!    size is another digit, and the page is refused.

use image::{Rgba, RgbaImage};
use ndarray::{Array2, ArrayRef2, Axis, s};
use std::{cmp::Reverse, ops::RangeInclusive};

/// What differs less than this from the paper, by the scale of a channel, is no ink.
const FAINTEST_DIGIT: f64 = 1.0 / 16.0;

/// The same on a page in uneven light, of which a little always stays.
const FAINTEST_DIGIT_IN_SHADE: f64 = 0.2;

/// Where ink is 1, less than this is paper.
const FAINTEST_INK: f64 = 0.1;

/// The page's longer side is this many tiles.
const TILES: u32 = 16;

/// Half the side, in tiles, of the neighbourhood whose median is the paper. A stroke must be thinner than that.
const NEIGHBOURHOOD: usize = 4;

/// Tiles whose colours differ by this much, of 255, are lit alike.
const ALIKE: u8 = 8;

/// A page that is smaller shows neither grain nor shades of light.
const SMALLEST_PHOTOGRAPH: usize = 64;

/// Red, green and blue.
type Colour = [u8; 3];

/// What a page shows instead of a digit.
#[derive(Debug, PartialEq, Eq)]
pub enum NoDigit {
    /// Paper and nothing else.
    Blank,
    /// So many shapes of a digit's size.
    Several(usize),
}

/// The ink of the only digit on a page, `(height, width)` of the page, from 0 for paper to 1 for ink.
///
/// # Errors
/// [`NoDigit`], where there is none, or more than one.
///
/// # Example
/// ```
/// use ch05_training::photograph::{NoDigit, ink};
/// use image::{Rgba, RgbaImage};
///
/// let mut page = RgbaImage::from_pixel(9, 9, Rgba([240, 230, 200, 255]));
/// assert_eq!(ink(&page), Err(NoDigit::Blank));
/// page.put_pixel(4, 2, Rgba([30, 30, 60, 255]));
/// assert_eq!(ink(&page).map(|ink| ink.sum()), Ok(1.0));
/// ```
pub fn ink(page: &RgbaImage) -> Result<Array2<f64>, NoDigit> {
    let paper = Paper::of(page);
    let contrast = contrast(page, &paper);
    let (faint, threshold, strong) = levels(&contrast, &paper).ok_or(NoDigit::Blank)?;
    let shapes = shapes(&contrast, faint, threshold);
    let digit = digit(shapes, contrast.dim())?;
    let mut ink = Array2::zeros(contrast.dim());
    for &pixel in digit.iter().flat_map(|shape| &shape.pixels) {
        ink[pixel] = (contrast[pixel] / strong).min(1.0);
    }
    Ok(ink)
}

/// How much each pixel differs from the paper that it lies on, in `0..=1`, `(height, width)`.
fn contrast(page: &RgbaImage, paper: &Paper) -> Array2<f64> {
    let shape = (page.height() as usize, page.width() as usize);
    let array = |contrast: Vec<f64>| {
        Array2::from_shape_vec(shape, contrast).expect("one contrast for each pixel")
    };
    let pixels = page.enumerate_pixels();
    let contrast: Vec<f64> = pixels
        .map(|(x, y, &pixel)| paper.contrast(pixel, x, y))
        .collect();
    if contrast.iter().any(|&ink| ink >= FAINTEST_DIGIT) {
        return array(contrast);
    }
    // A digit may have been rubbed out of the page.
    let opacities = page.pixels().map(|pixel| f64::from(pixel.0[3]) / 255.0);
    array(opacities.map(|opacity| 1.0 - opacity).collect())
}

/// The difference in the channel that differs the most, as much of it as the pixel's opacity shows.
fn difference(Rgba([red, green, blue, opacity]): Rgba<u8>, [r, g, b]: [f64; 3]) -> f64 {
    let differences =
        [(red, r), (green, g), (blue, b)].map(|(ink, paper)| (f64::from(ink) - paper).abs());
    differences.into_iter().fold(0.0, f64::max) / 255.0 * (f64::from(opacity) / 255.0)
}

/// The colour of the paper, wherever there may be ink on it.
enum Paper {
    Even([f64; 3]),
    /// The colour in the middle of each square of `side` pixels, `(rows, columns)`, and how light the lightest is.
    Uneven {
        tiles: Array2<[f64; 3]>,
        side: u32,
        lightest: f64,
    },
}

impl Paper {
    fn of(page: &RgbaImage) -> Self {
        let even = |colour: Colour| Self::Even(colour.map(f64::from));
        let Some(border) = border_colour(page) else {
            return even(background_of_nothing(page));
        };
        let longer = page.width().max(page.height());
        if (longer as usize) < SMALLEST_PHOTOGRAPH {
            return even(border);
        }
        let side = longer.div_ceil(TILES);
        let tiles = tiles(page, side);
        let (bottom, right) = (tiles.nrows() - 1, tiles.ncols() - 1);
        let outermost = tiles.indexed_iter().filter(|((row, column), _)| {
            *row == 0 || *column == 0 || *row == bottom || *column == right
        });
        let (alike, others): (Vec<_>, Vec<_>) = outermost.partition(|(_, tile)| {
            (0..3).all(|channel| tile[channel].abs_diff(border[channel]) <= ALIKE)
        });
        if alike.len() >= 3 * others.len() {
            return even(border);
        }
        let tiles = smooth(&tiles);
        let lightest = tiles.iter().map(lightness).fold(0.0, f64::max);
        Self::Uneven {
            tiles,
            side,
            lightest,
        }
    }

    /// How strong ink is at least, by itself and beside the strongest grain. (In a shadow grain is made stronger, too.)
    fn faintest_digit(&self) -> (f64, f64) {
        match self {
            Self::Even(_) => (FAINTEST_DIGIT, 1.5),
            Self::Uneven { .. } => (FAINTEST_DIGIT_IN_SHADE, 2.5),
        }
    }

    /// How much a pixel differs from the paper that it lies on, in `0..=1`.
    fn contrast(&self, pixel: Rgba<u8>, x: u32, y: u32) -> f64 {
        match self {
            Self::Even(colour) => difference(pixel, *colour),
            Self::Uneven {
                tiles,
                side,
                lightest,
            } => {
                // At the edge of a shadow the paper is that of either side, and in a shadow all differences are small.
                let around = |index: u32, length: usize| {
                    let index = (index / side) as usize;
                    index.saturating_sub(1)..(index + 2).min(length)
                };
                let rows = around(y, tiles.nrows());
                let near = tiles.slice(s![rows, around(x, tiles.ncols())]);
                let papers = near.iter().copied().chain([between(tiles, *side, x, y)]);
                let contrasts =
                    papers.map(|paper| difference(pixel, paper) * lightest / lightness(&paper));
                contrasts.fold(1.0, f64::min)
            }
        }
    }
}

fn lightness(colour: &[f64; 3]) -> f64 {
    (colour.iter().sum::<f64>() / 3.0).max(1.0)
}

/// The colour at a pixel from the colours in the middles of the four nearest tiles.
fn between(tiles: &ArrayRef2<[f64; 3]>, side: u32, x: u32, y: u32) -> [f64; 3] {
    let place = |pixel: u32, tiles: usize| {
        // In halves of pixels from the middle of the first tile.
        let along = (2 * pixel + 1).saturating_sub(side);
        let first = ((along / (2 * side)) as usize).min(tiles - 1);
        let rest = f64::from(along % (2 * side)) / f64::from(2 * side);
        (first, (first + 1).min(tiles - 1), rest)
    };
    let (top, bottom, down) = place(y, tiles.nrows());
    let (left, right, across) = place(x, tiles.ncols());
    [0, 1, 2].map(|channel| {
        let row = |row: usize| {
            let [a, b] = [left, right].map(|column| tiles[[row, column]][channel]);
            a + (b - a) * across
        };
        row(top) + (row(bottom) - row(top)) * down
    })
}

/// The median of the outermost pixels, channel by channel, unless most of them are transparent.
fn border_colour(page: &RgbaImage) -> Option<Colour> {
    let (right, bottom) = (page.width() - 1, page.height() - 1);
    let border = page
        .enumerate_pixels()
        .filter(|&(x, y, _)| x == 0 || y == 0 || x == right || y == bottom);
    let (opaque, transparent): (Vec<_>, Vec<_>) = border
        .map(|(_, _, pixel)| *pixel)
        .partition(|pixel| pixel.0[3] >= 128);
    (opaque.len() >= transparent.len()).then(|| median_colour(&opaque))
}

/// What a digit on no paper stands out from: white or, where it does so more than twice as much, black.
fn background_of_nothing(page: &RgbaImage) -> Colour {
    let [white, black] = [[255; 3], [0; 3]];
    let strongest = |paper: Colour| {
        let differences = page
            .pixels()
            .map(|&pixel| difference(pixel, paper.map(f64::from)));
        differences.fold(0.0, f64::max)
    };
    if 2.0 * strongest(white) >= strongest(black) {
        white
    } else {
        black
    }
}

fn median_colour(pixels: &[Rgba<u8>]) -> Colour {
    [0, 1, 2].map(|channel| median(pixels.iter().map(|pixel| pixel.0[channel]).collect()))
}

fn median(mut values: Vec<u8>) -> u8 {
    let middle = values.len() / 2;
    *values.select_nth_unstable(middle).1
}

/// The median colour of every square of `side` pixels, `(rows, columns)`.
fn tiles(page: &RgbaImage, side: u32) -> Array2<Colour> {
    let [rows, columns] = [page.height(), page.width()].map(|length| length.div_ceil(side));
    let places =
        (0..rows).flat_map(|row| (0..columns).map(move |column| (row * side, column * side)));
    let colours = places.map(|(top, left)| {
        let (width, height) = (side.min(page.width() - left), side.min(page.height() - top));
        let tile = image::imageops::crop_imm(page, left, top, width, height).to_image();
        median_colour(&tile.pixels().copied().collect::<Vec<_>>())
    });
    Array2::from_shape_vec((rows as usize, columns as usize), colours.collect())
        .expect("one colour for each tile")
}

/// The median of every tile's neighbourhood: strokes are thinner than half of that, and shadows are wider.
fn smooth(tiles: &ArrayRef2<Colour>) -> Array2<[f64; 3]> {
    let around = |index: usize, length: usize| {
        index.saturating_sub(NEIGHBOURHOOD)..(index + NEIGHBOURHOOD + 1).min(length)
    };
    Array2::from_shape_fn(tiles.dim(), |(row, column)| {
        let rows = around(row, tiles.nrows());
        let columns = around(column, tiles.ncols());
        let near = tiles.slice(s![rows, columns]);
        [0, 1, 2].map(|channel| f64::from(median(near.iter().map(|tile| tile[channel]).collect())))
    })
}

/// By the picture's own histogram: from where on a pixel may be ink, from where on it is, and how strong ink is.
/// Nothing where there is none.
fn levels(contrast: &ArrayRef2<f64>, paper: &Paper) -> Option<(f64, f64, f64)> {
    let mut sorted: Vec<f64> = contrast.iter().copied().collect();
    sorted.sort_by(f64::total_cmp);
    let strongest = *sorted.last()?;
    // A quarter of the pixels, at least, is paper: the strongest grain is about five times the grain of these.
    let grain = 5.0 * sorted[sorted.len() / 4];
    let above = |level: f64| &sorted[sorted.partition_point(|&contrast| contrast <= level)..];
    let threshold = otsu(above(grain.max(FAINTEST_INK * strongest)))?;
    let ink = above(threshold);
    let strong = ink[ink.len() - 1 - ink.len() / 10];
    let faint = grain.max(FAINTEST_INK * strong);
    let (faintest, times_grain) = paper.faintest_digit();
    (strong >= faintest && strong >= times_grain * grain).then_some((faint, threshold, strong))
}

/// The value that parts sorted values into two groups with the largest variance between them (Otsu's method).
fn otsu(sorted: &[f64]) -> Option<f64> {
    let count = sorted.len() as f64;
    let sum: f64 = sorted.iter().sum();
    let mut below = 0.0;
    let mut best = None;
    for (index, pair) in sorted.windows(2).enumerate() {
        below += pair[0];
        if pair[0] == pair[1] {
            continue;
        }
        let number = (index + 1) as f64;
        let apart = below / number - (sum - below) / (count - number);
        let variance = number * (count - number) * apart * apart;
        if best.is_none_or(|(largest, _)| variance > largest) {
            best = Some((variance, pair[0].midpoint(pair[1])));
        }
    }
    let first = sorted.first()?;
    Some(best.map_or(first / 2.0, |(_, threshold)| threshold))
}

/// Ink that hangs together.
struct Shape {
    pixels: Vec<(usize, usize)>,
    rows: RangeInclusive<usize>,
    columns: RangeInclusive<usize>,
}

impl Shape {
    fn height(&self) -> usize {
        self.rows.end() - self.rows.start() + 1
    }

    fn width(&self) -> usize {
        self.columns.end() - self.columns.start() + 1
    }

    fn longer(&self) -> usize {
        self.height().max(self.width())
    }
}

/// Whatever hangs together and is ink somewhere. Long faint marks that lead away from the ink are ruling or shade.
fn shapes(contrast: &ArrayRef2<f64>, faint: f64, threshold: f64) -> Vec<Shape> {
    let longer = contrast.nrows().max(contrast.ncols());
    let mut near_ink = contrast.mapv(|contrast| contrast > threshold);
    widen(&mut near_ink, 2 + longer / 40);
    let mut open = contrast.mapv(|contrast| contrast > faint);
    let mut far = &open & !near_ink;
    for place in ndarray::indices(far.dim()) {
        if longer >= SMALLEST_PHOTOGRAPH && far[place] {
            let mark = fill(&mut far, place);
            if mark.longer() * 8 > longer {
                mark.pixels.iter().for_each(|&pixel| open[pixel] = false);
            }
        }
    }
    let mut shapes = Vec::new();
    for ((row, column), &contrast) in contrast.indexed_iter() {
        if contrast > threshold && open[[row, column]] {
            shapes.push(fill(&mut open, (row, column)));
        }
    }
    shapes
}

/// Marks everything up to `reach` pixels beside what is marked, along rows and then along columns.
fn widen(mask: &mut Array2<bool>, reach: usize) {
    for axis in [Axis(1), Axis(0)] {
        for mut line in mask.lanes_mut(axis) {
            let marked: Vec<usize> = line
                .indexed_iter()
                .filter(|(_, marked)| **marked)
                .map(|(index, _)| index)
                .collect();
            let mut next = 0;
            for index in marked {
                let end = (index + reach + 1).min(line.len());
                for place in next.max(index.saturating_sub(reach))..end {
                    line[place] = true;
                }
                next = end;
            }
        }
    }
}

/// Takes all that hangs together with a pixel, by sides and corners.
fn fill(open: &mut Array2<bool>, start: (usize, usize)) -> Shape {
    let (height, width) = open.dim();
    let (mut top, mut bottom) = (start.0, start.0);
    let (mut left, mut right) = (start.1, start.1);
    open[start] = false;
    let mut pixels = vec![start];
    let mut done = 0;
    while let Some(&(row, column)) = pixels.get(done) {
        done += 1;
        (top, bottom) = (top.min(row), bottom.max(row));
        (left, right) = (left.min(column), right.max(column));
        for next_row in row.saturating_sub(1)..(row + 2).min(height) {
            for next_column in column.saturating_sub(1)..(column + 2).min(width) {
                let next = (next_row, next_column);
                if open[next] {
                    open[next] = false;
                    pixels.push(next);
                }
            }
        }
    }
    Shape {
        pixels,
        rows: top..=bottom,
        columns: left..=right,
    }
}

/// The shapes of which the digit consists: what lies around it is left out, unless there is nothing else.
fn digit(shapes: Vec<Shape>, page: (usize, usize)) -> Result<Vec<Shape>, NoDigit> {
    let longer = page.0.max(page.1);
    let shapes = without(shapes, |shape, _| shape.longer() * 40 < longer);
    let shapes = without(shapes, |shape, shapes| {
        shape.is_surroundings(page)
            && shapes
                .iter()
                .any(|other| other.longer() * 4 > shape.longer())
    });
    let shapes = without(shapes, |shape, _| shape.is_ruling(page));
    let mut shapes = without(shapes, |shape, shapes| {
        let frames = |other: &Shape| other.longer() * 4 > shape.longer() && shape.surrounds(other);
        shapes.iter().any(frames)
    });
    shapes.sort_by_key(|shape| Reverse(shape.pixels.len()));
    let mut shapes = shapes.into_iter();
    let main = shapes.next().ok_or(NoDigit::Blank)?;
    let (parts, others): (Vec<_>, Vec<_>) = shapes.partition(|shape| main.is_joined_by(shape));
    let as_large = others
        .iter()
        .filter(|shape| 2 * shape.longer() > main.longer());
    match as_large.count() {
        0 => Ok(parts.into_iter().chain([main]).collect()),
        others => Err(NoDigit::Several(others + 1)),
    }
}

/// All shapes but those of a kind; all of them where no other is left.
fn without(shapes: Vec<Shape>, is_of_kind: impl Fn(&Shape, &[Shape]) -> bool) -> Vec<Shape> {
    let kind: Vec<bool> = shapes
        .iter()
        .map(|shape| is_of_kind(shape, &shapes))
        .collect();
    if kind.iter().all(|&of_kind| of_kind) {
        return shapes;
    }
    let kept = shapes.into_iter().zip(kind).filter(|(_, of_kind)| !of_kind);
    kept.map(|(shape, _)| shape).collect()
}

impl Shape {
    /// Whether it lies along the edges of the page: a desk, a shadow, the next page.
    fn is_surroundings(&self, (height, width): (usize, usize)) -> bool {
        let at_the_edge = |&&(row, column): &&(usize, usize)| {
            row == 0 || column == 0 || row + 1 == height || column + 1 == width
        };
        4 * self.pixels.iter().filter(at_the_edge).count() > height.min(width)
    }

    /// Whether it is a thin line through the whole page.
    fn is_ruling(&self, (height, width): (usize, usize)) -> bool {
        let through = 5 * self.width() > 4 * width || 5 * self.height() > 4 * height;
        through && self.pixels.len() * 30 < self.longer() * height.max(width)
    }

    /// Whether it is met from the middle of the other shape on all four ways.
    fn surrounds(&self, other: &Self) -> bool {
        let row = usize::midpoint(*other.rows.start(), *other.rows.end());
        let column = usize::midpoint(*other.columns.start(), *other.columns.end());
        let met = |way: &dyn Fn(usize, usize) -> bool| self.pixels.iter().any(|&(y, x)| way(y, x));
        met(&|y, x| y == row && x < *other.columns.start())
            && met(&|y, x| y == row && x > *other.columns.end())
            && met(&|y, x| x == column && y < *other.rows.start())
            && met(&|y, x| x == column && y > *other.rows.end())
    }

    /// Whether the other shape is a part of the same digit: near, and no digit of its own beside this one.
    fn is_joined_by(&self, other: &Self) -> bool {
        let gap = |a: &RangeInclusive<usize>, b: &RangeInclusive<usize>| {
            (*b.start())
                .saturating_sub(*a.end())
                .max((*a.start()).saturating_sub(*b.end()))
        };
        let beside = gap(&self.columns, &other.columns);
        let above = gap(&self.rows, &other.rows);
        let near = 4 * beside.max(above) < self.longer();
        near && (beside == 0 || 10 * other.height() < 7 * self.height())
    }
}
