//! A thousand batches of each size, counted by what they say of all images.

use super::network_at_work::training_images;
use crate::drawing::{mean_of, spread};
use crate::{mean, mini_batch};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use show::{Show, Table, two_digits};

/// How many batches of each size are drawn.
pub const BATCHES: usize = 1000;

/// The sizes. Those of the printed figure come first: others then change nothing in what is drawn for them.
pub const SIZES: [usize; 13] = [10, 100, 1000, 1, 2, 5, 20, 50, 200, 500, 2000, 5000, 10_000];

/// Neighbouring stretches of the same width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bins {
    /// Where the first begins.
    pub from: f64,
    /// How wide each is.
    pub width: f64,
    /// How many there are.
    pub count: usize,
}

/// The losses of batches, from 0 to 1.
pub const OF_LOSSES: Bins = Bins {
    from: 0.0,
    width: 0.02,
    count: 50,
};

/// Their slopes along one weight, from −0.03 to 0.03.
pub const OF_SLOPES: Bins = Bins {
    from: -0.03,
    width: 0.001,
    count: 60,
};

impl Bins {
    /// Where a bin begins; the one behind the last begins where that ends.
    pub fn start(self, bin: usize) -> f64 {
        self.from + bin as f64 * self.width
    }

    /// How many of the values are in each bin. Those outside of all are not counted.
    ///
    /// # Example
    /// ```
    /// # use ch03_mini_batch::page::batches::Bins;
    /// let bins = Bins { from: 0.0, width: 0.5, count: 2 };
    /// assert_eq!(bins.counts(&[-0.1, 0.1, 0.5, 0.9, 1.0]), [1, 2]);
    /// ```
    pub fn counts(self, values: &[f64]) -> Vec<usize> {
        let mut counts = vec![0; self.count];
        for value in values.iter().filter(|&&value| value >= self.from) {
            let bin = (0..self.count).find(|bin| *value < self.start(bin + 1));
            if let Some(bin) = bin {
                counts[bin] += 1;
            }
        }
        counts
    }
}

/// For batches of each size: the mean of what they have for a value, how widely it scatters and σ/√B, how many of them have
/// less than 0, and how many are in each bin. In the last row is the value of all images.
///
/// `of_each`: the value of each training image.
///
/// # Panics
/// If there is not one value for each training image.
pub fn by_size(of_each: &[f64], bins: Bins) -> Table {
    assert_eq!(of_each.len(), training_images().len(), "a value for each");
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut row = |size: usize| {
        let means = (0..BATCHES).map(|_| {
            let batch = mini_batch(of_each.len(), size, &mut rng);
            mean_of(of_each, &batch.unwrap_or_else(|error| panic!("{error}")))
        });
        let means: Vec<f64> = means.collect();
        let below_zero = means.iter().filter(|&&mean| mean < 0.0).count();
        let counts = bins.counts(&means).into_iter().map(|count| count.show());
        [
            size.show(),
            mean(&means).show(),
            two_digits(spread(&means)),
            two_digits(spread(of_each) / (size as f64).sqrt()),
            below_zero.show(),
            counts.collect::<Vec<_>>().join(" "),
        ]
    };
    let rows = SIZES.map(&mut row);
    let all = [
        of_each.len().show(),
        mean(of_each).show(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
    ];
    Table::new(["B", "mean", "spread", "σ/√B", "below 0", "in each bin"])
        .rows(rows)
        .row(all)
}
