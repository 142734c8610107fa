//! What the chapter differentiates beside the functions of chapter 4.

use ch04_numerical_diff::Number;

/// `sin 1000x`, with the slope `1000 cos 1000x`: a wave a thousand times as narrow.
pub fn fast_sine<T: Number>(x: T) -> T {
    (T::constant(1000.0) * x).sin()
}
