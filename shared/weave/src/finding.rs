//! What a check found: where, what is wrong and how to mend it.

use std::fmt;

/// One thing that is wrong, at one line of one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, from the book's root, with `/` between folders.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl Finding {
    /// A finding at `line` of `file`.
    pub fn new(file: &str, line: usize, what: impl Into<String>, mend: impl Into<String>) -> Self {
        let (file, what, mend) = (file.to_string(), what.into(), mend.into());
        Self {
            file,
            line,
            what,
            mend,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            what,
            mend,
        } = self;
        write!(f, "{file}:{line}: {what} — {mend}")
    }
}
