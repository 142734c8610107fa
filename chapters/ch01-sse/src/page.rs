//! What only the page needs: its figures, and the two answers that it measures.

pub mod answers;
pub mod figures;
