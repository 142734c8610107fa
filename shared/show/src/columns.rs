//! Numbers below each other, their decimal points in one line.

/// The width of one column of cells.
#[derive(Clone, Copy, Default)]
pub(crate) struct Column {
    before_point: usize,
    from_point: usize,
    text: usize,
}

impl Column {
    pub(crate) fn fit<'a>(cells: impl IntoIterator<Item = &'a str>) -> Self {
        let mut column = Self::default();
        for cell in cells {
            let width = cell.chars().count();
            if let Some(before) = before_point(cell) {
                column.before_point = column.before_point.max(before);
                column.from_point = column.from_point.max(width - before);
            } else {
                column.text = column.text.max(width);
            }
        }
        column
    }

    pub(crate) fn widen(mut self, width: usize) -> Self {
        self.text = self.text.max(width);
        self
    }

    pub(crate) fn width(self) -> usize {
        self.text.max(self.before_point + self.from_point)
    }

    /// The spaces before `cell`: a number's decimal point goes below the others, text starts at the left.
    pub(crate) fn indent(self, cell: &str) -> usize {
        before_point(cell).map_or(0, |before| self.before_point - before)
    }
}

/// How many characters of a number stand before its decimal point (or its end); `None` for text.
fn before_point(cell: &str) -> Option<usize> {
    cell.parse::<f64>().ok()?;
    Some(cell.find(['.', 'e']).unwrap_or(cell.len()))
}
