//! The figure that a reader can turn: a function of what there is to choose.

use ch05_training::TwoLayerNet;
use ch05_training::small::tiny_network;
use figure::{BLUE, Chart, INK, Live, ORANGE, Pen, Side, written};
use ndarray::{Array2, ArrayRef2, array};
use network::{layer, matmul, sigmoid, softmax};

/// The small network with one example: every number on the way forwards, and every slope on the way back.
///
/// `x`: the input, `w1`: the first layer's weights, row by row, `right`: the right class.
///
/// # Panics
/// If there is no class `right`.
#[must_use]
pub fn computation_graph(x: [f64; 2], w1: [f64; 4], right: usize) -> Live {
    let network = TwoLayerNet {
        w1: array![[w1[0], w1[1]], [w1[2], w1[3]]],
        ..tiny_network()
    };
    let x = array![[x[0], x[1]]];
    let mut t = Array2::zeros((1, 3));
    t[[0, right]] = 1.0;
    let TwoLayerNet { w1, b1, w2, b2 } = &network;
    let s = layer(&x, w1, b1);
    let z = sigmoid(&s);
    let scores = layer(&z, w2, b2);
    let y = softmax(&scores);
    let of_scores = &y - &t;
    let of_z = matmul(&of_scores, &w2.t());
    let of_s = &of_z * &z * (1.0 - &z);
    let slopes = network.gradient(&x, &t);
    let loss = array![[network.loss(&x, &t)]];

    let (top, middle) = (50.0, 150.0);
    let columns = [
        (36.0, "x", &x, None),
        (138.0, "s", &s, Some(&of_s)),
        (240.0, "z", &z, Some(&of_z)),
        (342.0, "a", &scores, Some(&of_scores)),
        (444.0, "loss", &loss, None),
    ];
    let operations = ["× W₁ + b₁", "σ", "× W₂ + b₂", "softmax, −ln"];
    let drawing = columns.iter().fold(
        Chart::drawing(340.0),
        |drawing, &(x, name, value, slope)| {
            let drawing =
                numbers(drawing, (x, top), value, BLUE).label(INK, (x, 132.0), Side::Middle, name);
            match slope {
                Some(slope) => numbers(drawing, (x, middle), slope, ORANGE),
                None => drawing,
            }
        },
    );
    let drawing = columns
        .windows(2)
        .zip(operations)
        .fold(drawing, |drawing, (pair, operation)| {
            let (from, to) = (pair[0].0 + 30.0, pair[1].0 - 30.0);
            let drawing = drawing
                .arrows(BLUE, [[(from, top + 32.0), (to, top + 32.0)]])
                .label(
                    INK,
                    (f64::midpoint(from, to), 20.0),
                    Side::Middle,
                    operation,
                );
            match pair[0].3 {
                // The loss has no block of slopes to come from: its own slope is 1.
                Some(_) if operation.starts_with("softmax") => {
                    drawing.arrows(ORANGE, [[(pair[1].0, top + 28.0), (from, middle + 32.0)]])
                }
                Some(_) => drawing.arrows(ORANGE, [[(to, middle + 32.0), (from, middle + 32.0)]]),
                None => drawing,
            }
        });
    let parameters = [
        (138.0, "slopes of W₁", &slopes.w1, of_s.len()),
        (342.0, "slopes of W₂", &slopes.w2, of_scores.len()),
    ];
    let figure = parameters
        .into_iter()
        .fold(drawing, |drawing, (x, name, slopes, rows)| {
            let below = middle + 20.0 * rows as f64 + 6.0;
            numbers(drawing, (x, 270.0), slopes, ORANGE)
                .arrows(ORANGE, [[(x, below), (x, 268.0)]])
                .label(INK, (x, 328.0), Side::Middle, name)
        })
        .figure(
            "Five columns from left to right: the input x, the sums s, the hidden values z, the scores a and the loss, each with \
             its numbers. Arrows to the right say what is computed. Below, in orange, the slopes of the loss go from the \
             scores back to z and to the sums, and down to a slope for every weight.",
        );
    let p = y[[0, right]];
    let words = format!(
        "The right class, {right}, has the probability {}, so the loss is {}, and along this class's score its slope is {} − 1 = {}.",
        written(p),
        written(loss[[0, 0]]),
        written(p),
        written(p - 1.0)
    );
    Live { figure, words }
}

/// A framed block of numbers below a point, row by row.
fn numbers(drawing: Chart, (x, top): (f64, f64), values: &ArrayRef2<f64>, pen: Pen) -> Chart {
    // A single row stands upright, so that it is narrow.
    let values = if values.nrows() == 1 {
        values.t()
    } else {
        values.view()
    };
    let (rows, columns) = values.dim();
    let (width, height) = (50.0 * columns as f64, 20.0 * rows as f64 + 4.0);
    let left = x - width / 2.0;
    let drawing = drawing.frame(pen.thin(), [(left, top), (left + width, top + height)]);
    values
        .indexed_iter()
        .fold(drawing, |drawing, ((row, column), value)| {
            let place = (
                left + 50.0 * column as f64 + 25.0,
                top + 20.0 * row as f64 + 12.0,
            );
            let number = format!("{value:.2}").replace('-', "−");
            drawing.label(pen, place, Side::Middle, &number)
        })
}
