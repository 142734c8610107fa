//! What only the book's opening pages need: their figures, and the smallest learning.

pub mod figures;
pub mod first_learning;
pub mod live;
