//! The figures that a reader can turn.

use figure::Live;

use crate::question::{Error, Question};

/// The answer to a question about a figure, in lines: the parameters as they now are, what the figure shows in words, and
/// then the drawing.
///
/// # Errors
/// If there is no such figure, or it cannot be drawn for such values.
pub fn answer(question: &str) -> Result<String, Error> {
    let mut question = Question::read(question);
    let Live { figure, words } = draw(&mut question)?;
    Ok(format!(
        "{}\n{words}\n{}",
        question.parameters(),
        figure.svg
    ))
}

/// Draws. What the reader drags or turns may change the parameters of the question.
fn draw(asked: &mut Question) -> Result<Live, Error> {
    match asked.name {
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
        other => Err(Error::NoFigure(other.to_string())),
    }
}
