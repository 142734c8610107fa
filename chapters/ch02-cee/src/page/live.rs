//! The figure that a reader can turn: a function of what there is to choose.

use crate::ndarray::{Array1, ArrayRef1};
use crate::{cross_entropy, cross_entropy_error};
use ch01_sse::page::answers::a_two;
use ch01_sse::sum_squares_error;
use figure::{Axis, BLUE, Chart, INK, Live, ORANGE, Point, Sheet, Side, written};

/// An answer of ten probabilities to the image of a two: as bars, and as a dot for each of its losses.
///
/// The curves are the losses of an answer that spreads evenly what it does not give to the right class. The cross-entropy
/// is with delta, so it is finite.
#[must_use]
pub fn ten_bars(y: [f64; 10]) -> Live {
    let answer = Array1::from(y.to_vec());
    let p = y[RIGHT];
    let squared = sum_squares_error(&answer, &a_two());
    let entropy = cross_entropy_error(&answer, &a_two());
    let figure = sheet(&answer).figure(
        "Left, ten bars, one for each class: class 2, the right one, stands out in colour. Right, the two losses against \
         the probability of the right class, with a dot for this answer: on the curve of the cross-entropy, and on or above \
         that of the squared error.",
    );
    let even = (
        cross_entropy_error(&evenly(p), &a_two()),
        sum_squares_error(&evenly(p), &a_two()),
    );
    let words = format!(
        "Class 2 has {}: cross-entropy {}, squared error {}. With the rest spread evenly, {} and {}.",
        written(p),
        written(entropy),
        written(squared),
        written(even.0),
        written(even.1),
    );
    Live { figure, words }
}

/// The answer after a reader has drawn one bar to a place of the drawing, in drawing units.
#[must_use]
pub fn drawn_to(y: [f64; 10], place: Point) -> [f64; 10] {
    match sheet(&Array1::from(y.to_vec())).values_at(place) {
        (0, (class, probability)) => {
            let classes = (0..10).zip(y.iter());
            let distance = |k: usize| (k as f64 - class).abs();
            let nearest = classes
                .map(|(k, _)| k)
                .min_by(|&a, &b| distance(a).total_cmp(&distance(b)));
            with_bar(y, nearest.unwrap_or_default(), probability)
        }
        _ => y,
    }
}

/// The answer with another probability for class `k`. The others keep their proportions, and all still sum to 1.
///
/// # Panics
/// If there is no class `k`.
///
/// # Example
/// ```
/// # use ch02_cee::page::live::with_bar;
/// let y = with_bar([0.5, 0.3, 0.2, 0., 0., 0., 0., 0., 0., 0.], 0, 0.0);
/// assert_eq!(y, [0.0, 0.6, 0.4, 0., 0., 0., 0., 0., 0., 0.]);
/// ```
#[must_use]
pub fn with_bar(mut y: [f64; 10], k: usize, probability: f64) -> [f64; 10] {
    let in_parts = |number: f64, parts: f64| libm::round(number * parts) / parts;
    let probability = in_parts(probability.clamp(0.0, 1.0), 100.0);
    let others = y.iter().sum::<f64>() - y[k];
    for (class, bar) in y.iter_mut().enumerate() {
        let share = if others > 1e-9 {
            *bar / others
        } else {
            1.0 / 9.0
        };
        *bar = if class == k {
            probability
        } else {
            in_parts((1.0 - probability) * share, 10_000.0)
        };
    }
    y
}

const RIGHT: usize = 2;

/// An answer that gives the right class `p`, and every other one the same.
fn evenly(p: f64) -> Array1<f64> {
    let mut y = Array1::from_elem(10, (1.0 - p) / 9.0);
    y[RIGHT] = p;
    y
}

fn sheet(y: &ArrayRef1<f64>) -> Sheet {
    let bar = |class: usize| {
        let middle = class as f64;
        [(middle - 0.4, 0.0), (middle + 0.4, y[class])]
    };
    let bars = Chart::new(
        Axis::linear(-0.7..9.7)
            .title("class")
            .ticks((0..10).map(f64::from)),
        Axis::linear(0.0..1.0)
            .title("probability")
            .ticks([0.0, 0.5, 1.0]),
    )
    .bars(
        INK.faint(),
        (0..10).filter(|&class| class != RIGHT).map(bar),
    )
    .bars(BLUE, [bar(RIGHT)]);
    let (p, t) = (y[RIGHT], a_two());
    let (entropy, squared) = (cross_entropy_error(y, &t), sum_squares_error(y, &t));
    let losses = Chart::new(
        Axis::linear(0.0..1.0)
            .title("probability of class 2")
            .ticks([0.0, 0.5, 1.0]),
        Axis::linear(0.0..4.0).title("loss"),
    )
    .curve(BLUE.thin(), |p| {
        // Farther to the left the curve leaves the axes.
        if p < 0.0183 {
            f64::NAN
        } else {
            cross_entropy(&evenly(p), &t)
        }
    })
    .curve(ORANGE.thin(), |p| sum_squares_error(&evenly(p), &t))
    .dots(BLUE, [(p, entropy)])
    .dots(ORANGE, [(p, squared)])
    .label(BLUE, (0.25, 1.4), Side::AboveRight, "cross-entropy")
    .label(ORANGE, (0.0, 0.56), Side::AboveRight, "squared");
    Sheet::new([bars, losses]).height(280.0)
}
