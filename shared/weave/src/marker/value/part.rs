//! Parts of an accepted output: an item of a tuple, a cell of a table, a number to fewer digits.

use show::Table;
use syn::{Expr, LitStr, spanned::Spanned};

use super::Step;

/// The part of `output` that the steps lead to, as one line.
///
/// # Errors
/// If a step leads nowhere or the part takes several lines: what was wanted and what was found.
pub fn select(output: &str, steps: &[Step]) -> Result<String, String> {
    let mut value = output.to_string();
    let mut steps = steps;
    if let Some(table) = Table::read(output) {
        let [row, column, rest @ ..] = steps else {
            return Err("wanted a row and a column of the table".to_string());
        };
        let firsts: Vec<&str> = table.cells().iter().map(|row| row[0].as_str()).collect();
        let titles: Vec<&str> = table.titles().iter().map(String::as_str).collect();
        let (row, column) = (
            position(row, &firsts, "row")?,
            position(column, &titles, "column")?,
        );
        value.clone_from(&table.cells()[row][column]);
        steps = rest;
    } else if steps.is_empty() && output.contains('\n') {
        return Err("wanted one line, found several: name the part to show".to_string());
    }
    for step in steps {
        let items = items(&value)
            .ok_or_else(|| format!("wanted a tuple or an array, found `{}`", one_line(&value)))?;
        value = match step {
            Step::At(index) => (items.get(*index).cloned())
                .ok_or_else(|| format!("wanted item {index}, found {} items", items.len()))?,
            Step::Titled(title) => return Err(format!("wanted a position, found `{title}`")),
        };
    }
    let value = one_line(&value);
    Ok(syn::parse_str(&value).map_or(value, |text: LitStr| text.value()))
}

/// The number rounded to `digits` significant digits, as plain decimals where these are readable.
///
/// # Errors
/// If `value` is no number.
pub fn round(value: &str, digits: usize) -> Result<String, String> {
    let number: f64 = (value.parse()).map_err(|_| format!("wanted a number, found `{value}`"))?;
    if !number.is_finite() {
        return Ok(value.to_string());
    }
    let scientific = format!("{number:.*e}", digits - 1);
    let exponent = scientific
        .split_once('e')
        .and_then(|(_, exponent)| exponent.parse().ok());
    let exponent: i32 = exponent.unwrap_or(0);
    if !(-5..16).contains(&exponent) {
        return Ok(scientific);
    }
    let last = i32::try_from(digits).unwrap_or(i32::MAX) - 1 - exponent;
    let rounded: f64 = scientific.parse().unwrap_or(number);
    Ok(format!("{rounded:.*}", usize::try_from(last).unwrap_or(0)))
}

/// The items of a tuple or an array, or of what else has them in brackets behind its name.
fn items(value: &str) -> Option<Vec<String>> {
    let items = match syn::parse_str(value).ok()? {
        Expr::Array(array) => array.elems,
        Expr::Tuple(tuple) => tuple.elems,
        Expr::Call(call) => call.args,
        _ => return None,
    };
    let text = |item: &Expr| value.get(item.span().byte_range()).map(str::to_string);
    items.iter().map(text).collect()
}

fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn position(step: &Step, titles: &[&str], kind: &str) -> Result<usize, String> {
    let wanted = match step {
        Step::At(index) if *index < titles.len() => return Ok(*index),
        Step::At(index) => {
            return Err(format!(
                "wanted {kind} {index}, found {} of them",
                titles.len()
            ));
        }
        Step::Titled(wanted) => *wanted,
    };
    let found: Vec<usize> = (0..titles.len()).filter(|&i| titles[i] == wanted).collect();
    match found[..] {
        [one] => Ok(one),
        [] => Err(format!(
            "wanted the {kind} `{wanted}`, found `{}`",
            titles.join("`, `")
        )),
        _ => Err(format!(
            "wanted one {kind} `{wanted}`, found {}",
            found.len()
        )),
    }
}
