//! What only the book's opening pages need: their figures, the smallest learning, and a network that has learnt nothing.

pub mod figures;
pub mod first_learning;
pub mod untrained;
