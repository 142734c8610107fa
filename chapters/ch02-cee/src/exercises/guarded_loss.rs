//! # Delta that comes too late
//!
//! **Find the fault**, 5 minutes, after *What delta saves and what it costs*: where a guard must stand.
//!
//! This function is meant to be the cross-entropy with delta, as in the chapter. It compiles, and for many answers it is right to six
//! digits. For an answer that contains a 0 it gives NaN. Mend it.
//!
//! # Hint
//!
//! Follow the answer $`(1, 0)`$ with the target $`(1, 0)`$ through the line, from the inside out. Where does the first infinity arise?

use ndarray::{ArrayRef1, array};
use network::ln;
use verdict::{Exercise, Verdict};

use crate::DELTA;

/// The cross-entropy of one answer, kept away from the logarithm of zero.
///
/// `y`: the network's output, `t`: the target, both `(classes,)`.
pub fn guarded_loss(y: &ArrayRef1<f64>, t: &ArrayRef1<f64>) -> f64 {
    -(t * (y.mapv(ln) + DELTA)).sum()
}

/// What the reader mends.
pub type Answer = fn(&ArrayRef1<f64>, &ArrayRef1<f64>) -> f64;

/// Checks an answer.
pub fn check(guarded_loss: Answer) -> Verdict {
    exercise().check(guarded_loss)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, f64> {
    const SIZE: &str = "this is another delta than the chapter's: `DELTA` has its size";
    fn guarded(y: &ArrayRef1<f64>, t: &ArrayRef1<f64>, delta: f64) -> f64 {
        -(t * (y + delta).mapv(ln)).sum()
    }
    Exercise::new(guarded_loss as Answer, solution::guarded_loss)
        .as_it_comes("start with the answer (1, 0): what does the logarithm make of its 0, and is delta there by then?")
        .case(
            "the answer (1, 0), which is sure and right",
            |loss| loss(&array![1.0, 0.0], &array![1.0, 0.0]),
            -ln(1.0 + 1e-7),
        )
        .case(
            "the answer (0, 1), which is sure and wrong",
            |loss| loss(&array![0.0, 1.0], &array![1.0, 0.0]),
            -ln(1e-7),
        )
        .case(
            "the answer (0.25, 0.5, 0.25), and the last class is right",
            |loss| loss(&array![0.25, 0.5, 0.25], &array![0.0, 0.0, 1.0]),
            -ln(0.25 + 1e-7),
        )
        .within(1e-12)
        .mistake("without delta a 0 in the answer gives NaN: it must be added before the logarithm is taken", |y, t| -(t * y.mapv(ln)).sum())
        .mistake("delta belongs to the answer: in the target it multiplies the infinite logarithm", |y, t| {
            -((t + DELTA) * y.mapv(ln)).sum()
        })
        .mistake("a logarithm of a probability is below 0: do not lose the minus in front", |y, t| -guarded(y, t, DELTA))
        .mistake("delta is subtracted: the logarithm of a number below 0 is NaN", |y, t| guarded(y, t, -DELTA))
        .mistake("this replaces small outputs: it keeps the zero away too, but the chapter adds delta to every output", |y, t| {
            -(t * y.mapv(|y| ln(y.max(DELTA)))).sum()
        })
        .mistake(SIZE, |y, t| guarded(y, t, 1e-6))
        .mistake(SIZE, |y, t| guarded(y, t, 1e-8))
        .mistake(SIZE, |y, t| guarded(y, t, 1e-10))
        .mistake("this adds delta to the sum: by then the NaN is in it", |y, t| -(t * y.mapv(ln)).sum() + DELTA)
}

/// One way to mend it.
pub mod solution {
    use super::{ArrayRef1, DELTA, ln};

    /// The logarithm never meets a zero.
    pub fn guarded_loss(y: &ArrayRef1<f64>, t: &ArrayRef1<f64>) -> f64 {
        -(t * (y + DELTA).mapv(ln)).sum()
    }
}
