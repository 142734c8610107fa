//! The same images under other labels.

use mnist::Dataset;
use rand::{Rng, RngExt};

/// The same images, asked another question: every label is replaced by `new` of it.
///
/// # Example
/// ```
/// use {ch00_data_split::labels::relabel, mnist::data};
/// let odd_or_even = relabel(&data().test, |digit| digit % 2);
/// assert_eq!(odd_or_even.labels[0], 1); // the first test image is a seven
/// ```
pub fn relabel(data: &Dataset, new: fn(u8) -> u8) -> Dataset {
    Dataset {
        labels: data.labels.mapv(new),
        ..data.clone()
    }
}

/// The same images, but with the probability `share` a label is replaced by any class at random.
///
/// This may be the right class. Of ten classes, about a tenth of the drawn labels stay as they were.
///
/// # Panics
/// If `share` is not in `0..=1`, or if there is no class or more than 255.
///
/// # Example
/// ```
/// use ch00_data_split::rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
/// use {ch00_data_split::labels::redraw_labels, mnist::data};
/// let test = redraw_labels(&data().test, 0.5, &mut ChaCha8Rng::seed_from_u64(1));
/// assert_eq!(test.images, data().test.images);
/// assert_ne!(test.labels, data().test.labels);
/// ```
pub fn redraw_labels(data: &Dataset, share: f64, rng: &mut impl Rng) -> Dataset {
    let classes = u8::try_from(data.classes).expect("labels are bytes");
    let labels = data.labels.mapv(|label| {
        if rng.random_bool(share) {
            rng.random_range(0..classes)
        } else {
            label
        }
    });
    Dataset {
        labels,
        ..data.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mnist::data;
    use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

    #[test]
    fn as_many_labels_change_as_were_asked_for() {
        let test = &data().test;
        for (share, changed) in [(0.0, 0..=0), (0.2, 1700..=1900), (1.0, 8900..=9100)] {
            let redrawn = redraw_labels(test, share, &mut ChaCha8Rng::seed_from_u64(1));
            let pairs = redrawn.labels.iter().zip(&test.labels);
            let found = pairs.filter(|(new, old)| new != old).count();
            assert!(changed.contains(&found), "{share}: {found} changed");
        }
    }
}
