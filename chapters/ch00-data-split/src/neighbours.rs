//! Nearest neighbours: remember every example, and answer as those answered that are most alike.

#![expect(clippy::naive_bytecount, reason = "the labels of a few neighbours")]

use kernel::nearest;
use mnist::Dataset;
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2};

/// How far apart two rows of numbers are, squared:
/// `‖a − b‖² = Σᵢ (aᵢ − bᵢ)²`, exact in whole numbers.
///
/// # Example
/// ```
/// # use ch00_data_split::neighbours::squared_distance;
/// assert_eq!(squared_distance(&[0, 0], &[3, 4]), 25);
/// ```
#[inline(always)]
pub fn squared_distance(a: &[u8], b: &[u8]) -> u32 {
    // Nothing overflows, and `wrapping` spares the check for it.
    a.iter().zip(b).fold(0, |sum, (a, b)| {
        let difference = u32::from(a.abs_diff(*b));
        sum.wrapping_add(difference.wrapping_mul(difference))
    })
}

/// The most frequent label, of several equally frequent ones the
/// nearest.
///
/// `labels`: those of the neighbours, nearest first.
///
/// # Panics
/// If there is no label.
///
/// # Example
/// ```
/// # use ch00_data_split::neighbours::vote;
/// assert_eq!(vote(&[4, 9, 9]), 9);
/// assert_eq!(vote(&[4, 9]), 4); // the nearest decides
/// ```
pub fn vote(labels: &[u8]) -> u8 {
    let votes_for = |label| labels.iter().filter(|&other| other == label).count();
    // Backwards, since of equals `max_by_key` takes the last.
    let farthest_first = labels.iter().rev();
    let winner = farthest_first.max_by_key(|&label| votes_for(label));
    *winner.expect("a label")
}

/// The labels of the `k` nearest neighbours of each image:
/// `(asked, k)`, nearest first.
///
/// # Panics
/// As [`nearest`].
pub fn labels_nearby(seen: &Dataset, asked: &Dataset, k: usize) -> Array2<u8> {
    let neighbours = nearest(&seen.images, &asked.images, k, squared_distance);
    neighbours.mapv(|index| seen.labels[index])
}

/// The vote of the first `k` labels of each row.
///
/// # Panics
/// If `k` is zero or more than a row has.
///
/// # Example
/// ```
/// # use {ch00_data_split::neighbours::votes, ndarray::array};
/// let labels = array![[4, 9, 9], [1, 1, 7]];
/// assert_eq!(votes(&labels, 3), array![9, 1]);
/// assert_eq!(votes(&labels, 1), array![4, 1]);
/// ```
pub fn votes(labels: &ArrayRef2<u8>, k: usize) -> Array1<u8> {
    let rows = labels.rows().into_iter();
    rows.map(|row| vote(&row.to_vec()[..k])).collect()
}

/// The class of each image in `asked`: the vote of its `k` nearest
/// neighbours in `seen`.
///
/// # Panics
/// As [`nearest`].
///
/// # Example
/// ```
/// use {ch00_data_split::neighbours::classify, mnist::data};
/// let (seen, asked) = (data().train.select(0..1000), data().test.select(0..3));
/// assert_eq!(classify(&seen, &asked, 3).to_vec(), [7, 2, 1]);
/// ```
pub fn classify(seen: &Dataset, asked: &Dataset, k: usize) -> Array1<u8> {
    votes(&labels_nearby(seen, asked, k), k)
}

/// The fraction of guesses that are right.
///
/// # Panics
/// If there are not as many guesses as labels.
///
/// # Example
/// ```
/// # use {ch00_data_split::neighbours::accuracy, ndarray::array};
/// assert_eq!(accuracy(&array![7, 2, 1, 0], &array![7, 2, 8, 0]), 0.75);
/// ```
pub fn accuracy(guesses: &ArrayRef1<u8>, labels: &ArrayRef1<u8>) -> f64 {
    assert_eq!(guesses.len(), labels.len(), "a guess for each label");
    let pairs = guesses.iter().zip(labels);
    let right = pairs.filter(|(guess, label)| guess == label).count();
    right as f64 / labels.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_label_decides_among_equals() {
        for (labels, winner) in [
            (&[7][..], 7),
            (&[1, 2], 1),
            (&[1, 2, 2], 2),
            (&[3, 2, 2, 3], 3),
            (&[4, 3, 2, 2, 3], 3),
        ] {
            assert_eq!(vote(labels), winner, "{labels:?}");
        }
    }

    #[test]
    fn black_and_white_are_as_far_apart_as_can_be() {
        assert_eq!(squared_distance(&[0; 784], &[255; 784]), 784 * 255 * 255);
    }
}
