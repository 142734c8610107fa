//! Rows of cells below titles.

use crate::{Show, columns::Column};

/// A table in plain text: a title above each column, decimal points below each other.
///
/// ```
/// use show::{Show, Table};
///
/// let table = Table::new(["h", "forward", "central"])
///     .row(("1e-4", 5.9986, 6.0))
///     .row(("1e-5", 6.0, 5.9993));
/// assert_eq!(
///     table.show(),
///     "\
/// h     forward  central
/// ────  ───────  ───────
/// 1e-4  5.9986   6.0
/// 1e-5  6.0      5.9993"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    titles: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new<const N: usize>(titles: [&str; N]) -> Self {
        let titles = titles.map(str::to_string).to_vec();
        Self {
            titles,
            rows: Vec::new(),
        }
    }

    /// Adds one row.
    ///
    /// # Panics
    /// If the row has not one cell a title, or a cell takes several lines.
    #[must_use]
    pub fn row(mut self, row: impl Row) -> Self {
        let cells = row.cells();
        assert!(
            cells.len() == self.titles.len(),
            "a row of this table has {} cells, one a title, but found {}",
            self.titles.len(),
            cells.len()
        );
        if let Some(cell) = cells.iter().find(|cell| cell.contains('\n')) {
            panic!("a cell of a table is one line, but found {cell:?}");
        }
        self.rows.push(cells);
        self
    }

    /// Adds one row after the other.
    ///
    /// # Panics
    /// As [`Table::row`].
    #[must_use]
    pub fn rows(self, rows: impl IntoIterator<Item = impl Row>) -> Self {
        rows.into_iter().fold(self, Self::row)
    }

    /// The titles above the columns.
    #[must_use]
    pub fn titles(&self) -> &[String] {
        &self.titles
    }

    /// The text of each cell, row by row.
    #[must_use]
    pub fn cells(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// Reads a table back from the text that shows it; `None` for any other text.
    ///
    /// ```
    /// use show::{Show, Table};
    ///
    /// let table = Table::new(["h", "forward"]).row(("1e-4", 5.9986)).row(("a tenth", 6.0));
    /// assert_eq!(Table::read(&table.show()), Some(table));
    /// assert_eq!(Table::read("5.9986"), None);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (titles, rule) = (lines.next()?, lines.next()?);
        if !rule.contains('─') || !rule.chars().all(|c| c == '─' || c == ' ') {
            return None;
        }
        let mut starts = Vec::new();
        let mut before = ' ';
        for (at, c) in rule.chars().enumerate() {
            if c == '─' && before == ' ' {
                starts.push(at);
            }
            before = c;
        }
        let cells = |line: &str| {
            let ends = starts[1..].iter().copied().chain([usize::MAX]);
            let cells = starts.iter().zip(ends).map(|(&start, end)| {
                let cell: String = line.chars().skip(start).take(end - start).collect();
                cell.trim().to_string()
            });
            cells.collect()
        };
        Some(Self {
            titles: cells(titles),
            rows: lines.map(cells).collect(),
        })
    }
}

impl Show for Table {
    fn show(&self) -> String {
        let columns: Vec<Column> = (self.titles.iter().enumerate())
            .map(|(i, title)| {
                let cells = self.rows.iter().map(|row| row[i].as_str());
                Column::fit(cells).widen(title.chars().count())
            })
            .collect();
        let line = |cells: &[String]| {
            let padded = (cells.iter().zip(&columns))
                .map(|(cell, column)| format!("{cell:width$}", width = column.width()));
            padded.collect::<Vec<_>>().join("  ").trim_end().to_string()
        };
        let rule: Vec<String> = columns
            .iter()
            .map(|column| "─".repeat(column.width()))
            .collect();
        let mut lines = vec![line(&self.titles), line(&rule)];
        for row in &self.rows {
            let indented = row.iter().zip(&columns);
            let indented = indented.map(|(cell, column)| " ".repeat(column.indent(cell)) + cell);
            lines.push(line(&indented.collect::<Vec<_>>()));
        }
        lines.join("\n")
    }
}

/// What [`Table::row`] takes: a tuple, or a list of cells of one type.
pub trait Row {
    /// The text of each cell.
    fn cells(self) -> Vec<String>;
}

impl<T: Show, const N: usize> Row for [T; N] {
    fn cells(self) -> Vec<String> {
        self.iter().map(Show::show).collect()
    }
}

impl<T: Show> Row for Vec<T> {
    fn cells(self) -> Vec<String> {
        self.iter().map(Show::show).collect()
    }
}

macro_rules! tuple_row {
    ($($cell:ident)+) => {
        impl<$($cell: Show),+> Row for ($($cell,)+) {
            fn cells(self) -> Vec<String> {
                #[allow(non_snake_case, reason = "the cells are named after their types")]
                let ($($cell,)+) = self;
                vec![$($cell.show()),+]
            }
        }
    };
}

tuple_row!(A B);
tuple_row!(A B C);
tuple_row!(A B C D);
tuple_row!(A B C D E);
tuple_row!(A B C D E F);
tuple_row!(A B C D E F G);
tuple_row!(A B C D E F G H);
