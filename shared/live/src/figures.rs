//! The figures that a reader can turn.

use figure::Live;

use crate::parameters;
use crate::question::{Error, Question};

/// The answer to a question about a figure, in lines: the parameters as they now are, what the figure shows in words, and
/// then the drawing.
///
/// In a second line of the question may stand a network, as [`parameters`] writes it.
///
/// # Errors
/// If there is no such figure, or it cannot be drawn for such values.
pub fn answer(asked: &str) -> Result<String, Error> {
    let (question, network) = asked.split_once('\n').unwrap_or((asked, ""));
    let mut question = Question::read(question);
    let Live { figure, words } = draw(&mut question, network)?;
    Ok(format!(
        "{}\n{words}\n{}",
        question.parameters(),
        figure.svg
    ))
}

/// Draws. What the reader drags or turns may change the parameters of the question.
fn draw(asked: &mut Question, network: &str) -> Result<Live, Error> {
    match asked.name {
        "ch00-data-split/overfitting_curves" => {
            use ch00_data_split::page::live::{SHARES, overfitting_curves};
            let k = asked.whole("k", 1..=25)?;
            Ok(overfitting_curves(
                k,
                asked.one_of("redrawn_labels", &SHARES)?,
            ))
        }
        "ch02-cee/ten_bars" => {
            use ch02_cee::page::live::{drawn_to, ten_bars, with_bar};
            let mut y = asked.numbers("y", 0.0..=1.0)?;
            if let Some(place) = asked.at()? {
                y = drawn_to(y, place);
                asked.set("y", &y);
            } else if let Some(class) = asked.turned(y.len())? {
                y = with_bar(y, class, y[class]);
                asked.set("y", &y);
            }
            Ok(ten_bars(y))
        }
        "ch03-mini-batch/batch_losses" => {
            use ch03_mini_batch::page::{batches::SIZES, live::batch_losses};
            let size = asked.one_of("size", &SIZES)?;
            Ok(batch_losses(size, asked.is("slopes")?))
        }
        "ch03-mini-batch/staircase" => {
            use ch03_mini_batch::page::live::{change_drawn_to, staircase};
            let mut change = asked.number("change", -2.0..=2.0)?;
            let step_function = asked.is("step_function")?;
            if let Some(place) = asked.at()? {
                change = change_drawn_to(step_function, place);
                asked.set("change", &[change]);
            }
            Ok(staircase(change, step_function))
        }
        "ch04-numerical-diff/chord_and_tangent" => {
            use ch04_numerical_diff::page::live::chord_and_tangent;
            Ok(chord_and_tangent(
                asked.number("h", 0.0..=2.0)?,
                asked.is("forward")?,
                asked.is("central")?,
                asked.is("in_f32")?,
            ))
        }
        "ch04-numerical-diff/error_against_h" => {
            use ch04_numerical_diff::page::live::error_against_h;
            Ok(error_against_h(asked.number("h", 0.0..=1.0)?))
        }
        "ch05-training/downhill" => {
            use ch05_training::page::live::{downhill, start_drawn_to};
            let rate = asked.number("rate", 0.0..=1000.0)?;
            let steps = asked.whole("steps", 0..=1000)?;
            let mut start = asked.numbers("start", -6.0..=6.0)?;
            if let Some(place) = asked.at()? {
                start = start_drawn_to(rate, steps, start, place);
                asked.set("start", &start);
            }
            Ok(downhill(rate, steps, start))
        }
        "ch05-training/own_digit" => {
            use ch05_training::page::live::{drawn_on, own_digit};
            let mut strokes = asked.strokes("strokes")?;
            if let Some(place) = asked.at()? {
                strokes = drawn_on(strokes, place, asked.begins()?);
                asked.set_strokes("strokes", &strokes);
            }
            let network = match network {
                "" => None,
                text => Some(parameters::read(text)?),
            };
            Ok(own_digit(network.as_ref(), &strokes))
        }
        "ch06-backpropagation/computation_graph" => {
            use ch06_backpropagation::page::live::computation_graph;
            Ok(computation_graph(
                asked.numbers("x", -10.0..=10.0)?,
                asked.numbers("w1", -10.0..=10.0)?,
                asked.whole("right", 0..=2)?,
            ))
        }
        "network/against_the_slope" => {
            use network::page::live::{against_the_slope, bias_drawn_to};
            let mut b = asked.number("b", -12.0..=0.0)?;
            if let Some(place) = asked.at()? {
                b = bias_drawn_to(place);
                asked.set("b", &[b]);
            }
            let rate = asked.number("rate", 0.0..=1000.0)?;
            Ok(against_the_slope(b, rate, asked.whole("steps", 0..=1000)?))
        }
        other => Err(Error::NoFigure(other.to_string())),
    }
}
