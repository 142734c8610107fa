//! Shapes of ink that hang together, and which of them are the digit.

use super::{NoDigit, SMALLEST_PHOTOGRAPH};
use ndarray::{Array2, ArrayRef2, Axis};
use std::{cmp::Reverse, ops::RangeInclusive};

/// Ink that hangs together.
pub struct Shape {
    pub pixels: Vec<(usize, usize)>,
    rows: RangeInclusive<usize>,
    columns: RangeInclusive<usize>,
}

impl Shape {
    fn height(&self) -> usize {
        self.rows.end() - self.rows.start() + 1
    }

    fn width(&self) -> usize {
        self.columns.end() - self.columns.start() + 1
    }

    fn longer(&self) -> usize {
        self.height().max(self.width())
    }
}

/// Whatever hangs together and is ink somewhere. Long faint marks that lead away from the ink are ruling or shade, and so
/// is what is as faint beside the ink: a stub of the line would make the digit seem wider.
pub fn shapes(contrast: &ArrayRef2<f64>, faint: f64, threshold: f64) -> Vec<Shape> {
    let longer = contrast.nrows().max(contrast.ncols());
    let mut near_ink = contrast.mapv(|contrast| contrast > threshold);
    widen(&mut near_ink, 2 + longer / 40);
    let mut open = contrast.mapv(|contrast| contrast > faint);
    let mut far = &open & !near_ink;
    let mut ruling = Vec::new();
    for place in ndarray::indices(far.dim()) {
        if longer >= SMALLEST_PHOTOGRAPH && far[place] {
            let mark = fill(&mut far, place);
            if mark.longer() * 8 > longer {
                mark.pixels.iter().for_each(|&pixel| open[pixel] = false);
                ruling.extend(mark.pixels.iter().map(|&pixel| contrast[pixel]));
            }
        }
    }
    ruling.sort_by(f64::total_cmp);
    if let Some(&median) = ruling.get(ruling.len() / 2) {
        open.zip_mut_with(contrast, |open, &contrast| *open &= contrast > median);
    }
    let mut shapes = Vec::new();
    for ((row, column), &contrast) in contrast.indexed_iter() {
        if contrast > threshold && open[[row, column]] {
            shapes.push(fill(&mut open, (row, column)));
        }
    }
    shapes
}

/// Marks everything up to `reach` pixels beside what is marked, along rows and then along columns.
fn widen(mask: &mut Array2<bool>, reach: usize) {
    for axis in [Axis(1), Axis(0)] {
        for mut line in mask.lanes_mut(axis) {
            let marked: Vec<usize> = line
                .indexed_iter()
                .filter(|(_, marked)| **marked)
                .map(|(index, _)| index)
                .collect();
            let mut next = 0;
            for index in marked {
                let end = (index + reach + 1).min(line.len());
                for place in next.max(index.saturating_sub(reach))..end {
                    line[place] = true;
                }
                next = end;
            }
        }
    }
}

/// Takes all that hangs together with a pixel, by sides and corners.
fn fill(open: &mut Array2<bool>, start: (usize, usize)) -> Shape {
    let (height, width) = open.dim();
    let (mut top, mut bottom) = (start.0, start.0);
    let (mut left, mut right) = (start.1, start.1);
    open[start] = false;
    let mut pixels = vec![start];
    let mut done = 0;
    while let Some(&(row, column)) = pixels.get(done) {
        done += 1;
        (top, bottom) = (top.min(row), bottom.max(row));
        (left, right) = (left.min(column), right.max(column));
        for next_row in row.saturating_sub(1)..(row + 2).min(height) {
            for next_column in column.saturating_sub(1)..(column + 2).min(width) {
                let next = (next_row, next_column);
                if open[next] {
                    open[next] = false;
                    pixels.push(next);
                }
            }
        }
    }
    Shape {
        pixels,
        rows: top..=bottom,
        columns: left..=right,
    }
}

/// The shapes of which the digit consists: what lies around it is left out, unless there is nothing else.
pub fn digit(shapes: Vec<Shape>, page: (usize, usize)) -> Result<Vec<Shape>, NoDigit> {
    let longer = page.0.max(page.1);
    let shapes = without(shapes, |shape, _| shape.longer() * 40 < longer);
    let shapes = without(shapes, |shape, shapes| {
        shape.is_surroundings(page)
            && shapes
                .iter()
                .any(|other| other.longer() * 4 > shape.longer())
    });
    let shapes = without(shapes, |shape, _| shape.is_ruling(page));
    let mut shapes = without(shapes, |shape, shapes| {
        let frames = |other: &Shape| other.longer() * 4 > shape.longer() && shape.surrounds(other);
        shapes.iter().any(frames)
    });
    shapes.sort_by_key(|shape| Reverse(shape.pixels.len()));
    let mut shapes = shapes.into_iter();
    let main = shapes.next().ok_or(NoDigit::Blank)?;
    let (parts, others): (Vec<_>, Vec<_>) = shapes.partition(|shape| main.is_joined_by(shape));
    let as_large = others
        .iter()
        .filter(|shape| 2 * shape.longer() > main.longer());
    match as_large.count() {
        0 => Ok(parts.into_iter().chain([main]).collect()),
        others => Err(NoDigit::Several(others + 1)),
    }
}

/// All shapes but those of a kind; all of them where no other is left.
fn without(shapes: Vec<Shape>, is_of_kind: impl Fn(&Shape, &[Shape]) -> bool) -> Vec<Shape> {
    let kind: Vec<bool> = shapes
        .iter()
        .map(|shape| is_of_kind(shape, &shapes))
        .collect();
    if kind.iter().all(|&of_kind| of_kind) {
        return shapes;
    }
    let kept = shapes.into_iter().zip(kind).filter(|(_, of_kind)| !of_kind);
    kept.map(|(shape, _)| shape).collect()
}

impl Shape {
    /// Whether it lies along the edges of the page: a desk, a shadow, the next page.
    fn is_surroundings(&self, (height, width): (usize, usize)) -> bool {
        let at_the_edge = |&&(row, column): &&(usize, usize)| {
            row == 0 || column == 0 || row + 1 == height || column + 1 == width
        };
        4 * self.pixels.iter().filter(at_the_edge).count() > height.min(width)
    }

    /// Whether it is a thin line through the whole page.
    fn is_ruling(&self, (height, width): (usize, usize)) -> bool {
        let through = 5 * self.width() > 4 * width || 5 * self.height() > 4 * height;
        through && self.pixels.len() * 30 < self.longer() * height.max(width)
    }

    /// Whether it is met from the middle of the other shape on all four ways.
    fn surrounds(&self, other: &Self) -> bool {
        let row = usize::midpoint(*other.rows.start(), *other.rows.end());
        let column = usize::midpoint(*other.columns.start(), *other.columns.end());
        let met = |way: &dyn Fn(usize, usize) -> bool| self.pixels.iter().any(|&(y, x)| way(y, x));
        met(&|y, x| y == row && x < *other.columns.start())
            && met(&|y, x| y == row && x > *other.columns.end())
            && met(&|y, x| x == column && y < *other.rows.start())
            && met(&|y, x| x == column && y > *other.rows.end())
    }

    /// Whether the other shape is a part of the same digit: near, and no digit of its own beside this one.
    fn is_joined_by(&self, other: &Self) -> bool {
        let gap = |a: &RangeInclusive<usize>, b: &RangeInclusive<usize>| {
            (*b.start())
                .saturating_sub(*a.end())
                .max((*a.start()).saturating_sub(*b.end()))
        };
        let beside = gap(&self.columns, &other.columns);
        let above = gap(&self.rows, &other.rows);
        let near = 4 * beside.max(above) < self.longer();
        near && (beside == 0 || 10 * other.height() < 7 * self.height())
    }
}
