//! Features: an image described by a few numbers that a person thought of.

use mnist::Dataset;
use ndarray::{Array2, Axis};

/// How often a line of pixels, followed from its start, comes from paper into ink.
///
/// # Example
/// ```
/// # use ch00_data_split::features::crossings;
/// assert_eq!(crossings([0, 255, 255, 0, 0, 200, 0]), 2);
/// ```
pub fn crossings(line: impl IntoIterator<Item = u8>) -> u8 {
    let mut strokes = 0;
    let mut was_ink = false;
    for pixel in line {
        let is_ink = pixel >= 128;
        strokes += u8::from(is_ink && !was_ink);
        was_ink = is_ink;
    }
    strokes
}

/// How many strokes each of the 28 rows and 28 columns of an
/// image crosses: 56 numbers.
///
/// # Panics
/// If the image has fewer than 28 × 28 pixels.
pub fn strokes(image: &[u8]) -> Vec<u8> {
    let pixel = |row: usize, column: usize| image[28 * row + column];
    let row = |row| crossings((0..28).map(|column| pixel(row, column)));
    let column = |column| crossings((0..28).map(|row| pixel(row, column)));
    (0..28).map(row).chain((0..28).map(column)).collect()
}

/// How many of the inked pixels have each of 32 shades, from the lightest to the darkest.
///
/// Of each shade at most 255 pixels are counted.
///
/// # Example
/// ```
/// # use ch00_data_split::features::shades;
/// let counts = shades(&[0, 0, 1, 7, 8, 255]);
/// assert_eq!((counts[0], counts[1], counts[31]), (2, 1, 1));
/// ```
pub fn shades(image: &[u8]) -> Vec<u8> {
    let mut counts = vec![0_u8; 32];
    for &pixel in image.iter().filter(|&&pixel| pixel > 0) {
        let count = &mut counts[usize::from(pixel / 8)];
        *count = count.saturating_add(1);
    }
    counts
}

/// The same data set with each image replaced by its features, which are as many numbers for every image.
///
/// # Panics
/// If there is no image, or if the number of features differs from image to image.
pub fn describe(data: &Dataset, features: fn(&[u8]) -> Vec<u8>) -> Dataset {
    let rows = data.images.rows().into_iter();
    let rows: Vec<Vec<u8>> = rows.map(|image| features(&image.to_vec())).collect();
    let width = rows[0].len();
    let images = Array2::from_shape_vec((rows.len(), width), rows.concat());
    Dataset {
        images: images.expect("equally many features of each image"),
        labels: data.labels.clone(),
        height: 1,
        width,
        ..*data
    }
}

/// The same data set with only the pixels at `places`, in their order: fewer of them, or all of them rearranged.
///
/// # Panics
/// If a place is not below the number of pixels.
pub fn at_places(data: &Dataset, places: &[usize]) -> Dataset {
    Dataset {
        images: data.images.select(Axis(1), places),
        labels: data.labels.clone(),
        height: 1,
        width: places.len(),
        ..*data
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// A ring two pixels thick, from row and column 5 to row and column 14.
    fn ring() -> Vec<u8> {
        let inside = |from: usize, to: usize, place: usize| {
            (from..=to).contains(&(place / 28)) && (from..=to).contains(&(place % 28))
        };
        let pixel = |place| 255 * u8::from(inside(5, 14, place) && !inside(7, 12, place));
        (0..784).map(pixel).collect()
    }

    #[test]
    fn a_line_through_a_ring_crosses_two_strokes() {
        let strokes = strokes(&ring());
        assert_eq!(strokes.len(), 56);
        for (line, found) in strokes.into_iter().enumerate() {
            let wanted = match line % 28 {
                5 | 6 | 13 | 14 => 1,
                7..=12 => 2,
                _ => 0,
            };
            assert_eq!(found, wanted, "line {line}");
        }
    }

    #[test]
    fn shades_are_counted_up_to_255() {
        assert_eq!(shades(&[255; 784])[31], 255);
    }

    #[test]
    fn places_are_taken_in_their_order() {
        let data = Dataset {
            images: array![[1, 2, 3], [4, 5, 6]],
            labels: array![0, 1],
            height: 1,
            width: 3,
            classes: 2,
        };
        assert_eq!(at_places(&data, &[2, 0]).images, array![[3, 1], [6, 4]]);
        let sums = describe(&data, |image| vec![image.iter().sum()]);
        assert_eq!(sums.images, array![[6], [15]]);
        assert_eq!((sums.height, sums.width, sums.labels), (1, 1, data.labels));
    }
}
