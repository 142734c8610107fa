//! Arrays of every dimension, without the strides and layouts that `ndarray`'s own `Debug` adds.

use ndarray::{Array, ArrayBase, ArrayD, ArrayRef, ArrayViewD, Axis, Data, Dimension};

use crate::{Show, columns::Column, list::bracketed};

/// An array with more elements than this is shown by its edges, followed by its shape.
const WHOLE: usize = 1000;
/// How many items an edge has: the first and the last three along each axis.
const EDGE: usize = 3;

impl<A: Show, D: Dimension> Show for ArrayRef<A, D> {
    fn show(&self) -> String {
        let array = self.view().into_dyn();
        let mut texts = texts(&array);
        let is_cut = |axis| texts.shape()[axis] < array.shape()[axis];
        let cut: Vec<bool> = (0..array.ndim()).map(is_cut).collect();
        let text = match array.ndim() {
            0 => texts.into_iter().collect(),
            1 => bracketed(
                "[",
                &with_gap(texts.into_iter().collect(), cut[0], "…"),
                "]",
            ),
            _ => {
                align(&mut texts);
                block(&texts.view(), &cut)
            }
        };
        if cut.contains(&true) {
            format!("{text}, shape {}", array.shape().show())
        } else {
            text
        }
    }
}

impl<A: Show, S: Data<Elem = A>, D: Dimension> Show for ArrayBase<S, D> {
    fn show(&self) -> String {
        ArrayRef::show(self)
    }
}

/// The text of each element; of a large array only the edges, so that no reader prints sixty thousand images.
fn texts<A: Show>(array: &ArrayViewD<A>) -> ArrayD<String> {
    let kept = |length: usize| {
        if array.len() > WHOLE {
            length.min(2 * EDGE)
        } else {
            length
        }
    };
    let shape: Vec<usize> = array.shape().iter().map(|&length| kept(length)).collect();
    Array::from_shape_fn(shape, |mut index| {
        for axis in 0..array.ndim() {
            if index[axis] >= EDGE {
                index[axis] += array.shape()[axis] - kept(array.shape()[axis]);
            }
        }
        array[index].show_inside()
    })
}

/// Puts the decimal points of a column below each other. The comma stays at its number.
fn align(texts: &mut ArrayD<String>) {
    let last = Axis(texts.ndim() - 1);
    let count = texts.len_of(last);
    for (i, mut column) in texts.axis_iter_mut(last).enumerate() {
        let fit = Column::fit(column.iter().map(String::as_str));
        for text in &mut column {
            *text = " ".repeat(fit.indent(text)) + text;
            if i + 1 < count {
                *text = format!("{:width$}", format!("{text},"), width = fit.width() + 2);
            }
        }
    }
}

/// One row a line, and an empty line between matrices.
fn block(texts: &ArrayViewD<String>, cut: &[bool]) -> String {
    if texts.ndim() == 1 {
        return format!(
            "[{}]",
            with_gap(texts.iter().cloned().collect(), cut[0], "…, ").concat()
        );
    }
    let parts = texts
        .axis_iter(Axis(0))
        .map(|part| block(&part, &cut[1..]).replace('\n', "\n "));
    let between = if texts.ndim() == 2 { ",\n " } else { ",\n\n " };
    format!("[{}]", with_gap(parts.collect(), cut[0], "…").join(between))
}

fn with_gap(mut items: Vec<String>, cut: bool, gap: &str) -> Vec<String> {
    if cut {
        items.insert(EDGE, gap.to_string());
    }
    items
}
