//! The accepted outputs of every cell and figure, and the one macro that compares with them.
//!
//! Each chapter has a folder here: `ch04-numerical-diff/left_and_right.snap` is what the cell `left_and_right` shows,
//! and the drawing of the figure `tangents` is `ch04-numerical-diff/tangents.snap.svg`, with `tangents.snap` saying that
//! it is one. Nobody writes these files by hand: a test whose output differs fails and leaves the new output
//! beside the accepted one, and `cargo insta review` accepts or rejects it. (`cargo insta` looks for them inside the
//! workspace's packages, which is why this folder is one.)

pub use insta;

use insta::Settings;
use show::{Figure, Show};
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Makes one test of each cell and figure of a chapter's page.
///
/// It stands in a chapter's `tests/page/main.rs`, beside `mod cells` and the chapter's `figures`. Every list may be
/// absent.
///
/// - `cells`: functions of `cells.rs`. What they show is compared with the accepted text.
/// - `long`: cells that take more than a second. Their tests run with `--ignored` only.
/// - `figures`: functions that return a [`Figure`](show::Figure). Their drawings are compared with the accepted ones.
/// - `long_figures`: figures that take more than a second, with `--ignored` only.
/// - `exercises`: modules of the chapter's `exercises`. What their checkers say of the answer as it comes, of the solution and of
///   each usual mistake is compared with the accepted verdicts.
/// - `long_exercises`: exercises whose checkers take more than a second, with `--ignored` only.
///
/// A cell or figure is run twice and must show the same both times: a reader may press Run again. (Long cells run
/// once: their second run is the accepted one.)
///
/// ```
/// mod cells {
///     pub fn a_third() -> f64 {
///         1.0 / 3.0
///     }
/// }
/// # mod figures { pub fn nothing() -> show::Figure { show::Figure { svg: String::new() } } }
///
/// snapshots::page! {
///     cells: [a_third],
///     figures: [nothing],
/// }
/// ```
#[macro_export]
macro_rules! page {
    (
        $(cells: [$($cell:ident),* $(,)?] $(,)?)?
        $(long: [$($long:ident),* $(,)?] $(,)?)?
        $(figures: [$($figure:ident),* $(,)?] $(,)?)?
        $(long_figures: [$($long_figure:ident),* $(,)?] $(,)?)?
        $(exercises: [$($exercise:ident),* $(,)?] $(,)?)?
        $(long_exercises: [$($long_exercise:ident),* $(,)?] $(,)?)?
    ) => {
        $($(
            #[test]
            fn $cell() {
                let shown = $crate::shown_twice(cells::$cell);
                $crate::compared(env!("CARGO_MANIFEST_DIR"), "", stringify!($cell), || {
                    $crate::insta::assert_snapshot!(stringify!($cell), shown)
                });
            }
        )*)?
        $($(
            #[test]
            #[ignore = "cargo test -- --ignored"]
            fn $long() {
                let shown = $crate::shown(cells::$long);
                $crate::compared(env!("CARGO_MANIFEST_DIR"), "", stringify!($long), || {
                    $crate::insta::assert_snapshot!(stringify!($long), shown)
                });
            }
        )*)?
        $($(
            #[test]
            fn $figure() {
                let svg = $crate::drawn_twice(figures::$figure);
                let name = concat!(stringify!($figure), ".svg");
                $crate::compared(env!("CARGO_MANIFEST_DIR"), "", stringify!($figure), || {
                    $crate::insta::assert_binary_snapshot!(name, svg)
                });
            }
        )*)?
        $($(
            #[test]
            #[ignore = "cargo test -- --ignored"]
            fn $long_figure() {
                let svg = $crate::shown(figures::$long_figure).into_bytes();
                let name = concat!(stringify!($long_figure), ".svg");
                $crate::compared(env!("CARGO_MANIFEST_DIR"), "", stringify!($long_figure), || {
                    $crate::insta::assert_binary_snapshot!(name, svg)
                });
            }
        )*)?
        $($(
            #[test]
            fn $exercise() {
                let said = exercises::$exercise::exercise().verdicts();
                $crate::compared(env!("CARGO_MANIFEST_DIR"), "exercises", stringify!($exercise), || {
                    $crate::insta::assert_snapshot!(stringify!($exercise), said)
                });
            }
        )*)?
        $($(
            #[test]
            #[ignore = "cargo test --release -- --ignored"]
            fn $long_exercise() {
                let said = exercises::$long_exercise::exercise().verdicts();
                $crate::compared(env!("CARGO_MANIFEST_DIR"), "exercises", stringify!($long_exercise), || {
                    $crate::insta::assert_snapshot!(stringify!($long_exercise), said)
                });
            }
        )*)?
    };
}

/// Compares the output called `name` of the crate in `folder` with the accepted one. Those of its exercises have a folder
/// of their own `within`.
///
/// Outputs lie in another package than what they are of: where `cargo insta` looks at one package only, it finds none to
/// review. So whoever leaves a new one behind is told what finds it.
#[doc(hidden)]
pub fn compared(folder: &str, within: &str, name: &str, compare: impl FnOnce()) {
    let chapter = Path::new(folder).file_name().unwrap_or_default();
    let outputs = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(chapter)
        .join(within);
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(&outputs);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _advice = Advice(outputs.join(format!("{name}.snap.new")));
    settings.bind(compare);
}

/// Says how to review the file, if it is there at the end, however the test ends.
struct Advice(PathBuf);

impl Drop for Advice {
    fn drop(&mut self) {
        if self.0.exists() {
            // Not `eprintln`, which a test that passes keeps to itself: under `cargo insta test` all do.
            let _ = writeln!(
                io::stderr(),
                "in any folder, `cargo insta review --workspace` asks whether you accept it"
            );
        }
    }
}

/// What a cell shows.
#[doc(hidden)]
pub fn shown<T: Show>(cell: impl Fn() -> T) -> String {
    cell().show()
}

/// What a cell shows.
///
/// # Panics
/// If a second run shows something else.
#[doc(hidden)]
pub fn shown_twice<T: Show>(cell: impl Fn() -> T) -> String {
    let (first, second) = (shown(&cell), shown(&cell));
    assert!(
        first == second,
        "a second run shows something else\nfirst:  {first}\nsecond: {second}"
    );
    first
}

/// What a figure draws.
///
/// # Panics
/// If a second run draws something else.
#[doc(hidden)]
pub fn drawn_twice(figure: impl Fn() -> Figure) -> Vec<u8> {
    shown_twice(figure).into_bytes()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{drawn_twice, shown_twice};

    #[test]
    fn a_cell_that_remembers_its_last_run_is_refused() {
        let runs = Cell::new(0);
        let counts = || {
            runs.set(runs.get() + 1);
            runs.get()
        };
        assert_eq!(
            show::panic_message(|| shown_twice(counts)),
            "a second run shows something else\nfirst:  1\nsecond: 2"
        );
    }

    #[test]
    fn a_figure_is_compared_byte_by_byte() {
        let svg = "<svg>\n  \n</svg>\n\n";
        let drawn = drawn_twice(|| show::Figure {
            svg: svg.to_string(),
        });
        assert_eq!(drawn, svg.as_bytes());
    }
}
