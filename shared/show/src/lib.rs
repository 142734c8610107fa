//! How a value looks: the same text on a page, in a snapshot and in Jupyter.
//!
//! One trait, [`Show`]. What a cell returns implements it; the snapshot holds [`Show::show`], and the notebook's
//! kernel calls [`Show::evcxr_display`], which prints the same text. Numbers keep Rust's shortest digits that read back
//! as the same bits, so two runs show the same text exactly when they computed the same value.
//!
//! ```
//! use show::Show;
//!
//! assert_eq!((0.1 + 0.2, 1e-50, "h").show(), r#"(0.30000000000000004, 1e-50, "h")"#);
//! ```

mod array;
mod columns;
mod figure;
mod list;
mod panic;
mod rounded;
mod table;

pub use figure::Figure;
pub use panic::{caught, panic_message};
pub use rounded::{four_decimals, three_digits, two_digits};
pub use table::{Row, Table};

/// A value that a page can print.
pub trait Show {
    /// The text that the page, the snapshot and the notebook hold.
    fn show(&self) -> String;

    /// The text inside a list, a tuple or an array. It differs for strings alone, which are quoted there.
    fn show_inside(&self) -> String {
        self.show()
    }

    /// Prints the value in the form that the evcxr kernel waits for after a cell's last expression.
    fn evcxr_display(&self) {
        print_for_evcxr("text/plain", &self.show());
    }
}

fn print_for_evcxr(media_type: &str, content: &str) {
    println!("EVCXR_BEGIN_CONTENT {media_type}\n{content}\nEVCXR_END_CONTENT");
}

impl<T: Show + ?Sized> Show for &T {
    fn show(&self) -> String {
        T::show(self)
    }

    fn show_inside(&self) -> String {
        T::show_inside(self)
    }

    fn evcxr_display(&self) {
        T::evcxr_display(self);
    }
}

macro_rules! show_as_rust_prints {
    ($($type:ty)*) => {$(
        impl Show for $type {
            fn show(&self) -> String {
                format!("{self:?}")
            }
        }
    )*};
}

show_as_rust_prints!(f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize bool char);

impl Show for str {
    fn show(&self) -> String {
        self.to_string()
    }

    fn show_inside(&self) -> String {
        format!("{self:?}")
    }
}

impl Show for String {
    fn show(&self) -> String {
        self.clone()
    }

    fn show_inside(&self) -> String {
        self.as_str().show_inside()
    }
}
