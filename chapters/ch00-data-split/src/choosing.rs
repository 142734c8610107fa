//! What happens to the best of many: candidates that are chosen by the images that they are judged by.

use crate::features::at_places;
use crate::neighbours::classify;
use crate::shuffled;
use mnist::Dataset;
use rand::Rng;

/// Which images of `asked` each of `count` candidates classifies
/// correctly: a row for each candidate.
///
/// Each answers like the nearest neighbour by 50 pixels alone,
/// drawn at random.
///
/// # Panics
/// If nothing was seen, or if the images differ in size or have
/// fewer than 50 pixels.
pub fn candidates(
    seen: &Dataset,
    asked: &Dataset,
    count: usize,
    rng: &mut impl Rng,
) -> Vec<Vec<bool>> {
    let candidate = |_| {
        let places = &shuffled(seen.images.ncols(), rng)[..50];
        let only = |data| at_places(data, places);
        let guesses = classify(&only(seen), &only(asked), 1);
        let pairs = guesses.iter().zip(&asked.labels);
        pairs.map(|(guess, label)| guess == label).collect()
    };
    (0..count).map(candidate).collect()
}

/// Chooses the one `among` the candidates that is best on the images `chosen_by`.
///
/// Returns its accuracy there, and its accuracy on `others`. `right`: a row for each candidate, as
/// [`candidates`] gives it. Of several that are best the last is taken.
///
/// # Panics
/// If there is no candidate, or if there is no row or no image at an index.
///
/// # Example
/// ```
/// # use ch00_data_split::choosing::best_of;
/// let right = [vec![true, false, true, true], vec![true, true, false, false]];
/// assert_eq!(best_of(&right, &[0, 1], &[0, 1], &[2, 3]), (1.0, 0.0));
/// ```
pub fn best_of(
    right: &[Vec<bool>],
    among: &[usize],
    chosen_by: &[usize],
    others: &[usize],
) -> (f64, f64) {
    let count = |candidate: usize, images: &[usize]| {
        let named = images.iter().filter(|&&image| right[candidate][image]);
        named.count()
    };
    let best = among
        .iter()
        .max_by_key(|&&candidate| count(candidate, chosen_by));
    let best = *best.expect("a candidate");
    let accuracy = |images: &[usize]| count(best, images) as f64 / images.len() as f64;
    (accuracy(chosen_by), accuracy(others))
}
