//! The figure that a reader can turn: a function of what there is to choose.

use figure::{Axis, BLUE, Chart, Live, ORANGE, Pen, Point, Side, accepted_table};

/// The numbers of neighbours that the curves have dots at, from the loosest fit to the closest.
const STOPS: [usize; 7] = [25, 15, 9, 7, 5, 3, 1];

/// The shares of labels that may be drawn anew.
pub const SHARES: [f64; 6] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5];

/// Accuracy while the number of neighbours falls from 25 to `k`, with the rest of the way faint, where a share of the labels
/// was drawn anew: on the images seen, and on test images.
///
/// # Panics
/// If `k` is not from 1 to 25, or if the share is none of [`SHARES`].
#[must_use]
pub fn overfitting_curves(k: usize, redrawn_labels: f64) -> Live {
    assert!((1..=25).contains(&k), "wanted a k from 1 to 25, found {k}");
    let [on_seen, on_test] = ["seen", "test"].map(|images| accuracies(images, redrawn_labels));
    let lowest = on_seen.iter().chain(&on_test).copied().fold(1.0, f64::min);
    let bottom = [0.6, 0.4].into_iter().find(|&bottom| bottom <= lowest);
    let chart = Chart::new(
        // Fewer neighbours to the right, so that the fit gets closer from left to right.
        Axis::logarithmic(28.0..0.9)
            .ticks([25.0, 15.0, 9.0, 5.0, 3.0, 1.0])
            .title("k, the number of neighbours"),
        Axis::linear(bottom.unwrap_or(0.0)..1.0).title("accuracy"),
    );
    let chart = way(chart, ORANGE, &on_seen, k);
    let chart = way(chart, BLUE, &on_test, k);
    let middle = |accuracies: &[f64]| (9.0, accuracies[9 - 1]);
    let (seen, test) = (middle(&on_seen), middle(&on_test));
    // Each label stands clear of both curves.
    let sides = if seen.1 > test.1 {
        [Side::AboveLeft, Side::BelowRight]
    } else if on_test[15 - 1] > test.1 {
        [Side::BelowRight, Side::AboveRight]
    } else {
        [Side::BelowRight, Side::Above]
    };
    let figure = chart
        .label(ORANGE, seen, sides[0], "on images it has seen")
        .label(BLUE, test, sides[1], "on test images")
        .figure(
            "Accuracy while the number of neighbours falls from 25 to 1. On images it has seen it climbs to 1. On test images \
             it first rises a little and then falls steeply.",
        );
    let best = (1..=25).max_by(|&a, &b| on_test[a - 1].total_cmp(&on_test[b - 1]));
    let best = best.unwrap_or(1);
    let words = format!(
        "k = {k}: {} on images it has seen, {} on test images. On these k = {best} does best, with {}.",
        on_seen[k - 1],
        on_test[k - 1],
        on_test[best - 1],
    );
    Live { figure, words }
}

/// The accuracy with each number of neighbours, from 1 on: what the cell `accuracy_by_k` measured.
fn accuracies(images: &str, redrawn_labels: f64) -> Vec<f64> {
    let table = accepted_table(include_str!(
        "../../../../snapshots/ch00-data-split/accuracy_by_k.snap"
    ));
    let title = format!("{images} {redrawn_labels}");
    let column = table.titles().iter().position(|one| *one == title);
    let column = column.unwrap_or_else(|| panic!("no labels were redrawn with {redrawn_labels}"));
    let cells = table.cells().iter().map(|row| row[column].parse());
    cells.collect::<Result<_, _>>().expect("accuracies")
}

/// A curve with its dots as far as `k`, and what lies beyond.
fn way(chart: Chart, pen: Pen, accuracies: &[f64], k: usize) -> Chart {
    let place = |k: usize| -> Point { (k as f64, accuracies[k - 1]) };
    let stops = STOPS.into_iter().filter(|&stop| stop > k);
    let gone: Vec<Point> = stops.chain([k]).map(place).collect();
    let chart = chart.line(pen, gone.clone()).dots(pen, gone);
    if k == 1 {
        return chart;
    }
    let stops = STOPS.into_iter().filter(|&stop| stop < k);
    chart.line(pen.thin().faint(), [k].into_iter().chain(stops).map(place))
}
