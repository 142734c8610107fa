//! Rules that a person writes down.

use mnist::Dataset;
use std::ops::Range;

/// How much ink there is in a part of an image: the sum of its pixels.
///
/// # Panics
/// If the part reaches beyond the 28 rows and 28 columns.
///
/// # Example
/// ```
/// let mut image = [0; 784];
/// image[28 * 3 + 5] = 200; // row 3, column 5
/// assert_eq!(ch00_data_split::rules::ink(&image, 0..10, 0..10), 200);
/// assert_eq!(ch00_data_split::rules::ink(&image, 4..10, 0..10), 0);
/// ```
pub fn ink(image: &[u8], rows: Range<usize>, columns: Range<usize>) -> u32 {
    let parts = rows.map(|row| &image[28 * row..28 * (row + 1)][columns.clone()]);
    parts.flatten().map(|&pixel| u32::from(pixel)).sum()
}

/// A five has more of its ink on the left above, and more of it on the right below.
///
/// # Panics
/// If the image has fewer than 24 rows of 28 pixels.
///
/// # Example
/// ```
/// use {ch00_data_split::rules::first_rule, mnist::data};
/// assert!(first_rule(&data().train.images.row(0).to_vec())); // a five
/// assert!(!first_rule(&data().train.images.row(1).to_vec())); // a zero
/// ```
pub fn first_rule(image: &[u8]) -> bool {
    let left_above = ink(image, 4..14, 4..14);
    let right_above = ink(image, 4..14, 14..24);
    let left_below = ink(image, 14..24, 4..14);
    let right_below = ink(image, 14..24, 14..24);
    left_above > right_above && right_below > left_below
}

/// Where a five has a single stroke, more than twice as much ink
/// is on the left above, and on the right below.
///
/// # Panics
/// If the image has fewer than 20 rows of 28 pixels.
pub fn second_rule(image: &[u8]) -> bool {
    let left_above = ink(image, 8..13, 4..14);
    let right_above = ink(image, 8..13, 14..24);
    let left_below = ink(image, 15..20, 4..14);
    let right_below = ink(image, 15..20, 14..24);
    left_above > 2 * right_above && right_below > 2 * left_below
}

/// How a rule for fives does: the fraction of images that it decides correctly, how many it calls a five, and how many of
/// these are one.
///
/// # Example
/// ```
/// use {ch00_data_split::rules::judge, mnist::data};
/// let (accuracy, called, right) = judge(|_| true, &data().test);
/// assert_eq!((called, right), (10_000, 892));
/// assert_eq!(accuracy, 0.0892);
/// ```
pub fn judge(rule: fn(&[u8]) -> bool, data: &Dataset) -> (f64, usize, usize) {
    let (mut decided_rightly, mut called, mut called_rightly) = (0, 0, 0);
    for (image, &label) in data.images.rows().into_iter().zip(&data.labels) {
        let says_five = rule(&image.to_vec());
        let is_five = label == 5;
        decided_rightly += usize::from(says_five == is_five);
        called += usize::from(says_five);
        called_rightly += usize::from(says_five && is_five);
    }
    let accuracy = decided_rightly as f64 / data.len() as f64;
    (accuracy, called, called_rightly)
}
