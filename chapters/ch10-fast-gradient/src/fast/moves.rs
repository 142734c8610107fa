//! What moves when one parameter does, for many images or shades side by side.

use kernel::ln_1p;
use pulp::NullaryFnOnce;

/// How far the output `z = σ(a)` of a unit moves when its sum moves by `s`, from `e = e⁻ˢ − 1`.
#[inline(always)]
pub(super) fn move_of_unit(z: f64, e: f64) -> f64 {
    let rest = 1.0 - z;
    -z * rest * e / (1.0 + rest * e)
}

/// Writes the difference of an image's loss between a step up and a step down, for all shades of its ink side by side.
///
/// A type and not a function because that is what `dispatch` compiles once for each width of registers.
pub(super) struct SmallMoves<'a> {
    pub z: f64,
    /// `Σₖ pₖ wₖⁱ / i!` for `i` from 1.
    pub m: [f64; 4],
    /// The unit's weight to the right class.
    pub label: f64,
    pub up: &'a [f64],
    pub down: &'a [f64],
    pub differences: &'a mut [f64],
}

impl NullaryFnOnce for SmallMoves<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self {
            z,
            m,
            label,
            up,
            down,
            differences,
        } = self;
        for ((difference, &up), &down) in differences.iter_mut().zip(up).zip(down) {
            *difference = small_move(z, m, label, up) - small_move(z, m, label, down);
        }
    }
}

/// How far the loss moves, by the first terms of the series of `eᵘ − 1` and `ln(1 + v)`.
#[inline(always)]
fn small_move(z: f64, m: [f64; 4], label: f64, e: f64) -> f64 {
    let by = move_of_unit(z, e);
    let v = by * (m[0] + by * (m[1] + by * (m[2] + by * m[3])));
    let ln_1p_v = v - v * v * (1.0 / 2.0 - v * (1.0 / 3.0 - v * (1.0 / 4.0 - v * (1.0 / 5.0))));
    ln_1p_v - by * label
}

/// Writes `ln(1 + p·up) − ln(1 + p·down)`, for all images side by side.
pub(super) struct OneScoreMoves<'a> {
    pub p: &'a [f64],
    pub up: &'a [f64],
    pub down: &'a [f64],
    pub differences: &'a mut [f64],
}

impl NullaryFnOnce for OneScoreMoves<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self {
            p,
            up,
            down,
            differences,
        } = self;
        for (((difference, p), up), down) in differences.iter_mut().zip(p).zip(up).zip(down) {
            *difference = ln_1p(p * up) - ln_1p(p * down);
        }
    }
}
