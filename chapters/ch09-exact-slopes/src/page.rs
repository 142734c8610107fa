//! What only the page needs: its figure, and a function to differentiate.

pub mod figures;
pub mod functions;
