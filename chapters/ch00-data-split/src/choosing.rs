//! What happens to the best of many: candidates that are chosen by the images that they are judged by.

use crate::features::at_places;
use crate::neighbours::classify;
use crate::shuffled;
use mnist::Dataset;
use ndarray::{Array2, ArrayRef2};
use rand::Rng;

/// Which images of `asked` each of `count` candidates names rightly: `(count, asked)`.
///
/// A candidate is a nearest neighbour that looks at fifty pixels alone, drawn at random for each.
///
/// # Panics
/// If there is nothing in `seen`, or if its images have not the size of those in `asked` or fewer than fifty pixels.
pub fn candidates(
    seen: &Dataset,
    asked: &Dataset,
    count: usize,
    rng: &mut impl Rng,
) -> Array2<bool> {
    let mut right = Array2::default((count, asked.len()));
    for mut row in right.rows_mut() {
        let places = &shuffled(seen.images.ncols(), rng)[..50];
        let guesses = classify(&at_places(seen, places), &at_places(asked, places), 1);
        row.assign(
            &ndarray::Zip::from(&guesses)
                .and(&asked.labels)
                .map_collect(|a, b| a == b),
        );
    }
    right
}

/// The accuracy of that one `among` the candidates that is best on the images `chosen_by`: there, and on `others`.
///
/// `right`: a row for each candidate, as [`candidates`] gives it. Of several equally good ones the first is taken.
///
/// # Panics
/// If there is no candidate, or if an index is not one of a row or of a column.
///
/// # Example
/// ```
/// # use {ch00_data_split::choosing::best_of, ndarray::array};
/// let right = array![[true, false, true, true], [true, true, false, false]];
/// assert_eq!(best_of(&right, &[0, 1], &[0, 1], &[2, 3]), (1.0, 0.0));
/// ```
pub fn best_of(
    right: &ArrayRef2<bool>,
    among: &[usize],
    chosen_by: &[usize],
    others: &[usize],
) -> (f64, f64) {
    let accuracy = |candidate: usize, images: &[usize]| {
        let named = images.iter().filter(|&&image| right[[candidate, image]]);
        named.count() as f64 / images.len() as f64
    };
    let tried = among
        .iter()
        .map(|&candidate| (candidate, accuracy(candidate, chosen_by)));
    let best = tried.reduce(|best, other| if other.1 > best.1 { other } else { best });
    let (best, there) = best.expect("a candidate");
    (there, accuracy(best, others))
}
