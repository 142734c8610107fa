//! A figure that follows what a reader chooses.

use show::{Figure, Table, three_digits};

/// A figure drawn for what a reader has chosen, and what is to be read off it, in words.
///
/// A function that returns one has the choices as its parameters. The figure that the page prints is the one of the
/// usual choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// The drawing.
    pub figure: Figure,
    /// What it shows now: a sentence or two, also for those who cannot see it.
    pub words: String,
}

/// A number as a sentence has it: in three digits, with a true minus sign, and by a power of ten only where it is very
/// small or very large.
///
/// ```
/// assert_eq!([-2.0, 0.09751, 4e-5, 1e13].map(figure::written), ["−2", "0.0975", "4e−5", "1e13"]);
/// ```
#[must_use]
pub fn written(number: f64) -> String {
    let rounded = three_digits(number);
    let is_plain = (1e-3..1e6).contains(&rounded.abs()) || rounded == 0.0 || !rounded.is_finite();
    let text = if is_plain {
        rounded.abs().to_string()
    } else {
        format!("{:e}", rounded.abs())
    };
    let minus = if rounded < 0.0 { "−" } else { "" };
    minus.to_string() + &text.replace('-', "−")
}

/// The table in the accepted output of a cell: what a long run has measured, where a drawing cannot wait for it.
///
/// # Panics
/// If the output is no table.
///
/// ```
/// let table = figure::accepted_table("---\nsource: cells.rs\n---\nk  accuracy\n─  ────────\n1  0.97\n");
/// assert_eq!(table.cells(), [["1", "0.97"]]);
/// ```
#[must_use]
pub fn accepted_table(output: &str) -> Table {
    let below_head = output.rsplit("---\n").next().unwrap_or(output);
    Table::read(below_head).expect("an accepted table")
}
