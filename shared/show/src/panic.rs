//! A failing case as a value.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static SILENT: Cell<bool> = const { Cell::new(false) };
}

/// Runs `code`, which panics, and returns the panic's message. Nothing is printed.
///
/// ```
/// use show::panic_message;
///
/// let empty: Vec<f64> = Vec::new();
/// assert_eq!(
///     panic_message(|| empty[0]),
///     "index out of bounds: the len is 0 but the index is 0"
/// );
/// ```
///
/// # Panics
/// If `code` does not: whoever claims that something fails wants to hear when it no longer does.
pub fn panic_message<T>(code: impl FnOnce() -> T) -> String {
    let Err(message) = caught(code) else {
        panic!("a panic was expected, but the code returned");
    };
    message
}

/// Runs `code` and returns its value, or the message of its panic. Nothing is printed.
///
/// ```
/// use show::caught;
///
/// assert_eq!(caught(|| 6 * 7), Ok(42));
/// assert_eq!(caught(|| -> usize { panic!("too late") }), Err("too late".to_string()));
/// ```
///
/// # Errors
/// If `code` panics.
pub fn caught<T>(code: impl FnOnce() -> T) -> Result<T, String> {
    silence_this_thread_on_demand();
    let was_silent = SILENT.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(code));
    SILENT.set(was_silent);
    outcome.map_err(|payload| match payload.downcast::<String>() {
        Ok(message) => *message,
        Err(payload) => payload.downcast_ref::<&str>().map_or_else(
            || "a panic without a message".to_string(),
            |message| (*message).to_string(),
        ),
    })
}

/// Other threads keep the hook that was there: tests run side by side.
fn silence_this_thread_on_demand() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let others = take_hook();
        set_hook(Box::new(move |panic| {
            if !SILENT.get() {
                others(panic);
            }
        }));
    });
}
