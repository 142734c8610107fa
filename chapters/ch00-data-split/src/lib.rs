//! A chapter.
