//! What a checker of an exercise says.
//!
//! An [`Exercise`] has cases, from the smallest to the largest, and knows what the usual mistakes would give for them. Its
//! [`check`](Exercise::check) runs a reader's answer over the cases and returns a [`Verdict`]: solved, not written or not mended
//! yet, or the first case that is not as wanted, with the hint for the mistake that gives just this. A panic of the answer is
//! caught, and is a finding like any other.
//!
//! ```
//! use verdict::Exercise;
//!
//! type Answer = fn(f64) -> f64;
//!
//! fn double(x: f64) -> f64 {
//!     todo!("start with x + x, and look at {x}")
//! }
//!
//! let exercise = Exercise::<Answer, f64>::new(double, |x| 2.0 * x)
//!     .case("for 3", |double| double(3.0), 6.0)
//!     .mistake("that is the square of x, not its double", |x| x * x);
//!
//! assert_eq!(exercise.check(double).to_string(), "not written yet: start with x + x, and look at 3");
//! assert_eq!(exercise.check(|x| x + x).to_string(), "solved");
//! assert_eq!(
//!     exercise.check(|x| x * x).to_string(),
//!     "not yet: for 3\n  wanted  6.0\n  found   9.0\nhint: that is the square of x, not its double"
//! );
//! ```

mod agree;
mod asked;
mod exercise;

pub use agree::Agree;
pub use asked::{Asked, answered, chosen};
pub use exercise::Exercise;

use std::fmt;

use show::Show;

/// What a checker says of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every case is as wanted.
    Solved {
        /// What came of it; empty if there is nothing to say.
        remark: String,
    },
    /// The answer is as it came.
    NotWritten {
        /// Where to start.
        start: String,
    },
    /// The answer came with a fault, and every case gives what it gave then.
    NotMended {
        /// Where to start.
        start: String,
    },
    /// A case is not as wanted. It is the smallest of those.
    Wrong {
        /// What was asked.
        case: String,
        /// What the answer should have been; none where that would give the answer away.
        wanted: Option<String>,
        /// What it was, or the panic.
        found: String,
        /// What to think of, where the checker knows the mistake.
        hint: Option<String>,
    },
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Solved { remark } if remark.is_empty() => write!(f, "solved"),
            Self::Solved { remark } => write!(f, "solved: {remark}"),
            Self::NotWritten { start } if start.is_empty() => write!(f, "not written yet"),
            Self::NotWritten { start } => write!(f, "not written yet: {start}"),
            Self::NotMended { start } => write!(
                f,
                "not mended yet, every case gives what it gave at first: {start}"
            ),
            Self::Wrong {
                case,
                wanted,
                found,
                hint,
            } => {
                write!(f, "not yet: {case}")?;
                let values = [("wanted", wanted.as_ref()), ("found", Some(found))];
                for (name, value) in values {
                    if let Some(value) = value {
                        // The lines of a matrix stand below each other.
                        let value = value.replace('\n', "\n          ");
                        write!(f, "\n  {name:6}  {value}")?;
                    }
                }
                hint.iter().try_for_each(|hint| write!(f, "\nhint: {hint}"))
            }
        }
    }
}

impl Show for Verdict {
    fn show(&self) -> String {
        self.to_string()
    }
}
