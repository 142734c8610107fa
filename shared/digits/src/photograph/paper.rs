//! The colour of the paper, even or in uneven light, and how much a pixel differs from it.

use super::{FAINTEST_DIGIT, SMALLEST_PHOTOGRAPH};
use image::{Rgba, RgbaImage};
use ndarray::{Array2, ArrayRef2, s};

/// The page's longer side is this many tiles.
const TILES: u32 = 16;

/// Half the side, in tiles, of the neighbourhood whose median is the paper. A stroke must be thinner than that.
const NEIGHBOURHOOD: usize = 4;

/// Tiles whose colours differ by this much, of 255, are lit alike.
const ALIKE: u8 = 8;

/// What differs less than this from paper in uneven light, of which a little always stays, is no ink.
const FAINTEST_DIGIT_IN_SHADE: f64 = 0.2;

/// Red, green and blue.
type Colour = [u8; 3];

/// The difference in the channel that differs the most, as much of it as the pixel's opacity shows.
fn difference(Rgba([red, green, blue, opacity]): Rgba<u8>, [r, g, b]: [f64; 3]) -> f64 {
    let differences =
        [(red, r), (green, g), (blue, b)].map(|(ink, paper)| (f64::from(ink) - paper).abs());
    differences.into_iter().fold(0.0, f64::max) / 255.0 * (f64::from(opacity) / 255.0)
}

/// The colour of the paper, wherever there may be ink on it.
pub enum Paper {
    Even([f64; 3]),
    /// The colour in the middle of each square of `side` pixels, `(rows, columns)`, and how light the lightest is.
    Uneven {
        tiles: Array2<[f64; 3]>,
        side: u32,
        lightest: f64,
    },
}

impl Paper {
    pub fn of(page: &RgbaImage) -> Self {
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
    pub fn faintest_digit(&self) -> (f64, f64) {
        match self {
            Self::Even(_) => (FAINTEST_DIGIT, 1.5),
            Self::Uneven { .. } => (FAINTEST_DIGIT_IN_SHADE, 2.5),
        }
    }

    /// How much a pixel differs from the paper that it lies on, in `0..=1`.
    pub fn contrast(&self, pixel: Rgba<u8>, x: u32, y: u32) -> f64 {
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
