//! One axis of a chart: a coordinate of `plotters`, with round numbers at its ticks.
//!
//! `plotters`' own coordinates place their ticks, and the logarithmic one its points, by the platform's `ln` and `powf`,
//! which differ from one platform to the next. These use `libm`.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use crate::text::{decimal, power_of_ten};

/// One axis of a chart: from a first to a last value, evenly or by powers of ten. The first may be the larger.
#[derive(Clone, Debug)]
pub struct Axis {
    range: Range<f64>,
    logarithmic: bool,
    pub(crate) title: String,
    ticks: Option<Vec<f64>>,
}

impl Axis {
    /// Equal differences are equally far apart.
    #[must_use]
    pub fn linear(range: Range<f64>) -> Self {
        Self {
            range,
            logarithmic: false,
            title: String::new(),
            ticks: None,
        }
    }

    /// Equal ratios are equally far apart.
    ///
    /// # Panics
    /// If the range reaches 0 or below.
    #[must_use]
    pub fn logarithmic(range: Range<f64>) -> Self {
        let lowest = range.start.min(range.end);
        assert!(
            lowest > 0.0,
            "a logarithmic axis is positive, but it reaches {lowest:?}"
        );
        Self {
            logarithmic: true,
            ..Self::linear(range)
        }
    }

    /// What the axis measures, with its unit.
    #[must_use]
    pub fn title(mut self, title: &str) -> Self {
        self.title = title.to_string();
        self
    }

    /// Where numbers stand, instead of round values at a comfortable distance. An empty list leaves the axis bare.
    #[must_use]
    pub fn ticks(mut self, ticks: impl IntoIterator<Item = f64>) -> Self {
        self.ticks = Some(ticks.into_iter().collect());
        self
    }

    /// Where `value` is: 0 at the start of the axis, 1 at its end.
    pub(crate) fn position(&self, value: f64) -> f64 {
        let at = |value| {
            if self.logarithmic {
                libm::log10(value)
            } else {
                value
            }
        };
        let (start, end) = (at(self.range.start), at(self.range.end));
        (at(value) - start) / (end - start)
    }

    /// The value at a position: the inverse of [`Axis::position`].
    pub(crate) fn value(&self, position: f64) -> f64 {
        let Range { start, end } = self.range;
        if self.logarithmic {
            start * libm::pow(end / start, position)
        } else {
            start + (end - start) * position
        }
    }

    fn round_values(&self, count: usize) -> Vec<f64> {
        let Range { start, end } = self.range;
        let rough = (end - start) / count as f64;
        let power = libm::pow(10.0, libm::floor(libm::log10(rough)));
        let step = [1.0, 2.0, 5.0, 10.0]
            .map(|factor| factor * power)
            .into_iter()
            .find(|&step| step >= 0.999 * rough);
        let step = step.unwrap_or(rough);
        let (first, last) = (
            libm::ceil(start / step - 1e-9) as i64,
            libm::floor(end / step + 1e-9) as i64,
        );
        (first..=last).map(|i| i as f64 * step).collect()
    }

    fn powers_of_ten(&self, count: usize) -> Vec<f64> {
        let first = libm::ceil(libm::log10(self.range.start) - 1e-9) as i32;
        let last = libm::floor(libm::log10(self.range.end) + 1e-9) as i32;
        let apart = [1, 2, 3, 4, 5, 10, 20, 50]
            .into_iter()
            .find(|apart| (last - first) / apart < count as i32);
        let apart = apart.unwrap_or(100);
        (first..=last)
            .filter(|exponent| exponent % apart == 0)
            .map(|exponent| libm::pow(10.0, f64::from(exponent)))
            .collect()
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn range(&self) -> Range<f64> {
        self.range.clone()
    }

    fn map(&self, value: &f64, (start, end): (i32, i32)) -> i32 {
        start + libm::round(self.position(*value) * f64::from(end - start)) as i32
    }

    /// At most about as many as wanted.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        match (hint.max_num_points(), &self.ticks) {
            (0, _) => Vec::new(),
            (_, Some(ticks)) => ticks.clone(),
            (count, None) if self.logarithmic => self.powers_of_ten(count),
            (count, None) => self.round_values(count),
        }
    }
}

/// How many numbers an axis shows, unless it is told.
pub(crate) const TICKS: usize = 5;

impl ValueFormatter<f64> for Axis {
    /// All numbers of an even axis have equally many decimals. On one of powers of ten, they are written as such where any
    /// is very small or very large.
    fn format_ext(&self, tick: &f64) -> String {
        let ticks = self.key_points(TICKS);
        let plain = |tick: &f64| (1e-3..=1e5).contains(tick);
        if self.logarithmic && !ticks.iter().all(plain) {
            return power_of_ten(libm::round(libm::log10(*tick)) as i32);
        }
        let alike = if self.logarithmic { vec![*tick] } else { ticks };
        let decimals = (0..6).find(|&decimals| alike.iter().all(|&tick| is_round(tick, decimals)));
        decimal(*tick, decimals.unwrap_or(6))
    }
}

fn is_round(value: f64, decimals: usize) -> bool {
    let scaled = value * libm::pow(10.0, decimals as f64);
    (scaled - libm::round(scaled)).abs() < 1e-6
}
