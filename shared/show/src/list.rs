//! Values that hold other values: options, tuples, vectors and slices.

use crate::Show;

/// A page's text block is this many characters wide before a reader has to scroll.
const WIDTH: usize = 80;

/// Joins `items` between brackets: filled lines of at most [`WIDTH`] characters, or one item a line where an item takes
/// several lines itself.
pub(crate) fn bracketed(open: &str, items: &[String], close: &str) -> String {
    let next_line = format!("\n{}", " ".repeat(open.len()));
    let tall = items.iter().any(|item| item.contains('\n'));
    let mut text = open.to_string();
    let mut column = open.len();
    for (i, item) in items.iter().enumerate() {
        let after = if i + 1 < items.len() { "," } else { close };
        let item = item.replace('\n', &next_line) + after;
        let width = item.chars().count();
        if i > 0 && (tall || column + 1 + width > WIDTH) {
            text += &next_line;
            column = open.len();
        } else if i > 0 {
            text += " ";
            column += 1;
        }
        text += &item;
        column += width;
    }
    if items.is_empty() {
        text += close;
    }
    text
}

fn shown_inside<'a, T: Show + 'a>(items: impl IntoIterator<Item = &'a T>) -> Vec<String> {
    items.into_iter().map(Show::show_inside).collect()
}

impl<T: Show> Show for [T] {
    fn show(&self) -> String {
        bracketed("[", &shown_inside(self), "]")
    }
}

impl<T: Show> Show for Vec<T> {
    fn show(&self) -> String {
        self.as_slice().show()
    }
}

impl<T: Show, const N: usize> Show for [T; N] {
    fn show(&self) -> String {
        self.as_slice().show()
    }
}

impl<T: Show> Show for Option<T> {
    fn show(&self) -> String {
        match self {
            Some(value) => bracketed("Some(", &[value.show_inside()], ")"),
            None => "None".to_string(),
        }
    }
}

macro_rules! show_tuple {
    ($($item:ident)+) => {
        impl<$($item: Show),+> Show for ($($item,)+) {
            fn show(&self) -> String {
                #[allow(non_snake_case, reason = "the items are named after their types")]
                let ($($item,)+) = self;
                bracketed("(", &[$($item.show_inside()),+], ")")
            }
        }
    };
}

show_tuple!(A B);
show_tuple!(A B C);
show_tuple!(A B C D);
show_tuple!(A B C D E);
show_tuple!(A B C D E F);
