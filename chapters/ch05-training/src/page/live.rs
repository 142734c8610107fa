//! The figures that a reader can turn: each is a function of what there is to choose.

use super::pad;
use super::runs::smoothed;
use crate::TwoLayerNet;
use crate::descent::{bowl_slopes, gradient_descent};
use crate::evaluation::answers;
use ch04_numerical_diff::functions::sum_of_squares;
use figure::{
    Axis, BLUE, Chart, Digits, INK, Live, ORANGE, Point, Sheet, Side, power_of_ten, written,
};
use mnist::Dataset;
use ndarray::{Axis as Along, array};
use network::{argmax, ln};
use show::Figure;

/// The path of gradient descent down the bowl.
#[must_use]
pub fn downhill(rate: f64, steps: usize, start: [f64; 2]) -> Live {
    let path = descent(rate, steps, start);
    let figure = sheet(&path).figure(
        "Circles around the lowest point of a bowl, at heights 5, 10, 15 and so on, closer together the farther out. A \
         path of arrows leads from (−3, 4) straight to the middle. The arrows are long at first and grow shorter and \
         shorter.",
    );
    Live {
        figure,
        words: words(rate, &path),
    }
}

/// The start that a reader has drawn to a place of the drawing, in drawing units.
#[must_use]
pub fn start_drawn_to(rate: f64, steps: usize, start: [f64; 2], place: Point) -> [f64; 2] {
    let path = descent(rate, steps, start);
    let (_, (x0, x1)) = sheet(&path).values_at(place);
    let (_, unit) = unit(&path);
    [x0, x1].map(|x| libm::round(10.0 * unit * x).clamp(-60.0, 60.0) / 10.0)
}

/// The start, and where each of so many steps down the bowl ends.
pub(super) fn descent(rate: f64, steps: usize, start: [f64; 2]) -> Vec<Point> {
    let mut x = array![start[0], start[1]];
    let mut path = vec![(x[0], x[1])];
    for _ in 0..steps {
        x = gradient_descent(bowl_slopes, &x, rate, 1);
        path.push((x[0], x[1]));
    }
    path
}

/// How far the axes go to each side, in the unit of the drawing.
const EXTENT: f64 = 6.0;

/// The power of ten that the drawing counts in, so that all of the path is on it: its exponent, and itself.
fn unit(path: &[Point]) -> (i32, f64) {
    let sizes = path.iter().flat_map(|&(x0, x1)| [x0.abs(), x1.abs()]);
    let farthest = sizes.fold(0.0, f64::max);
    let powers = (0..300).map(|exponent| (exponent, libm::pow(10.0, f64::from(exponent))));
    let mut wide_enough = powers.filter(|(_, power)| farthest <= EXTENT * power);
    wide_enough.next().unwrap_or((0, 1.0))
}

fn sheet(path: &[Point]) -> Sheet {
    let (exponent, unit) = unit(path);
    let axis = |name: &str| {
        let title = match exponent {
            0 => name.to_string(),
            _ => format!("{name}, in units of {}", power_of_ten(exponent)),
        };
        Axis::linear(-EXTENT..EXTENT)
            .title(&title)
            .ticks([-4.0, 0.0, 4.0])
    };
    let (x0, x1) = path[0];
    let start = format!("start ({}, {})", written(x0), written(x1));
    let path: Vec<Point> = path.iter().map(|(x0, x1)| (x0 / unit, x1 / unit)).collect();
    // At the right edge there is no room for words to the right.
    let side = if path[0].0 > 2.0 {
        Side::AboveLeft
    } else {
        Side::AboveRight
    };
    let levels = || (1..=7).map(|level| 5.0 * f64::from(level));
    let chart = Chart::new(axis("x₀"), axis("x₁"))
        .contours(INK.thin().faint(), levels(), |x0, x1| {
            sum_of_squares(&array![x0, x1])
        })
        .arrows(BLUE.thin(), path.windows(2).map(|step| [step[0], step[1]]))
        .dots(BLUE, path[..1].to_vec())
        .label(BLUE, path[0], side, &start);
    let mut chart = levels().step_by(2).fold(chart, |chart, level| {
        let radius = level.sqrt();
        let on_the_line = (0.6 * radius, -0.8 * radius);
        let height = if exponent == 0 {
            level.to_string()
        } else {
            String::new()
        };
        chart.label(INK, on_the_line, Side::Middle, &height)
    });
    let mut labelled = vec![path[0]];
    for step in [1, 2, 3, 5, 10] {
        // A number that stood in another would not be read.
        let is_near = |(a, b): Point, (c, d): Point| libm::hypot(a - c, b - d) < 0.6;
        if let Some(&place) = path.get(step)
            && labelled.iter().all(|&other| !is_near(place, other))
        {
            chart = chart.label(BLUE, place, Side::AboveRight, &step.to_string());
            labelled.push(place);
        }
    }
    Sheet::new([chart]).square()
}

fn words(rate: f64, path: &[Point]) -> String {
    let (x0, x1) = path[path.len() - 1];
    let factor = 1.0 - 2.0 * rate;
    let meaning = match factor {
        // Near the lowest point the slopes are lost too, but there the walk has arrived.
        _ if is_frozen(path) && x0.abs().max(x1.abs()) > 1.0 => {
            "There both measured slopes are 0: the h of the differences is lost beside such large numbers, and the walk has frozen."
        }
        0.0 => "One step is enough; what is left is rounding.",
        f if f.abs() == 1.0 => "It jumps to and fro for ever.",
        f if f.abs() > 1.0 => "Each step leads farther out.",
        f if f < 0.0 => "Each step lands on the other side, a little nearer.",
        _ => "Each step comes nearer.",
    };
    format!(
        "Each step multiplies by 1 − {} = {}. Step {}: ({}, {}). {meaning}",
        written(2.0 * rate),
        written(factor),
        path.len() - 1,
        written(x0),
        written(x1)
    )
}

/// Whether the last place is not the lowest, and the slopes there are 0 all the same.
fn is_frozen(path: &[Point]) -> bool {
    let (x0, x1) = path[path.len() - 1];
    let slopes = bowl_slopes(&array![x0, x1]);
    (x0, x1) != (0.0, 0.0) && slopes.iter().all(|&slope| slope == 0.0)
}

/// The loss of the batches of a training so far, and their means over a hundred neighbours.
#[must_use]
pub fn loss_curve(losses: &[f64], by_differences: bool) -> Live {
    // Ten thousand points would hide each other.
    let some = losses.iter().copied().enumerate().step_by(10);
    let guess = ln(10.0);
    let means = smoothed(losses, 100);
    let last = means.last().map(|&(_, mean)| mean);
    let figure = Chart::new(
        Axis::linear(0.0..10_000.0)
            .title("step")
            .ticks([0.0, 2_000.0, 4_000.0, 6_000.0, 8_000.0]),
        Axis::linear(0.0..2.5).title("loss"),
    )
    .line(
        BLUE.thin(),
        some.map(|(step, loss)| (step as f64, loss)),
    )
    .line(ORANGE, means)
    .line(INK.thin(), [(0.0, guess), (10_000.0, guess)])
    .label(
        INK,
        (5_000.0, guess),
        Side::Below,
        "ln 10, the loss of a guess",
    )
    .label(ORANGE, (700.0, 0.8), Side::Right, "mean of 100 batches")
    .label(BLUE, (6_000.0, 0.42), Side::Above, "every tenth batch")
    .figure(
        "Loss against step, from 0 to 10,000. The loss begins at ln 10, stays there for a moment, falls steeply within \
         the first thousand steps and slowly ever after. Single batches scatter widely around their mean.",
    );
    let slopes = if by_differences {
        "central differences"
    } else {
        "backpropagation"
    };
    let words = match last {
        None => "Nothing is learnt yet.".to_string(),
        Some(mean) => format!(
            "After {} steps with slopes by {slopes} the last hundred batches have a mean loss of {mean:.3}.",
            losses.len()
        ),
    };
    Live { figure, words }
}

/// The first fifteen images, with what the network takes them for. `alt` says what it shows to those who cannot see it.
#[must_use]
pub fn at_work(network: &TwoLayerNet, data: &Dataset, alt: &str) -> Figure {
    let answers = answers(network, data, 0..15);
    let digits = answers.iter().fold(Digits::new(5), |digits, answer| {
        let caption = format!("{}: {:.2}", answer.guess, answer.sureness);
        let digits = digits.image(&data.images.row(answer.index).to_vec(), &caption);
        if answer.guess == answer.label {
            digits
        } else {
            digits.wrong()
        }
    });
    digits.figure(alt)
}

/// What the network takes a drawn digit for, if there is one. The strokes go from point to point of the [`pad`].
#[must_use]
pub fn own_digit(network: Option<&TwoLayerNet>, strokes: &[Vec<Point>]) -> Live {
    let seen = pad::seen(strokes);
    let answer = network.zip(seen.as_ref()).map(|(network, seen)| {
        let y = network.predict(&seen.clone().insert_axis(Along(0)));
        y.into_flat()
    });
    let words = match (&seen, &answer) {
        (None, _) => "Draw a digit on the pad.".to_string(),
        (_, None) => "There is no trained network yet.".to_string(),
        (_, Some(y)) => {
            let class = argmax(y);
            format!(
                "The network reads it as {class}, with a probability of {:.2}.",
                y[class]
            )
        }
    };
    let figure = pad::sheet(strokes, seen.as_ref(), answer.as_deref()).figure(
        "A square with a digit drawn by hand. Beside it the image of 28 × 28 pixels that a network sees, and below that \
         a bar for the probability of each digit.",
    );
    Live { figure, words }
}

/// The strokes with one more point, at a place of the drawing, in drawing units. It begins a stroke or goes on with the
/// last.
#[must_use]
pub fn drawn_on(mut strokes: Vec<Vec<Point>>, place: Point, begins: bool) -> Vec<Vec<Point>> {
    let Some(dot) = pad::dot_at(place) else {
        return strokes;
    };
    // Nobody goes on with the printed digit.
    if begins && strokes == [pad::A_THREE] {
        strokes.clear();
    }
    match strokes.last_mut() {
        Some(stroke) if !begins => stroke.push(dot),
        _ => strokes.push(vec![dot]),
    }
    strokes
}
