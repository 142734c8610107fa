//! Ctrl-C: the first time, the run comes to an orderly end; the second time, to any end.

use super::tell;
use indicatif::ProgressBar;
use std::{
    process::exit,
    sync::atomic::{AtomicBool, Ordering},
};

/// What a shell says of a program that Ctrl-C has ended: 128 and the number of the signal.
pub const EXIT_CODE: u8 = 130;

static PRESSED: AtomicBool = AtomicBool::new(false);

/// From now on, Ctrl-C does not end the program at once. What it says appears above `bar`.
pub fn listen(bar: ProgressBar) -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(move || {
        if PRESSED.swap(true, Ordering::Relaxed) {
            exit(EXIT_CODE.into());
        }
        bar.suspend(|| {
            tell("stopping after this step (Ctrl-C again: at once, and nothing is saved)");
        });
    })
}

/// Whether Ctrl-C was pressed.
pub fn pressed() -> bool {
    PRESSED.load(Ordering::Relaxed)
}
