//! What only the page needs: its figure, and functions to differentiate.

pub mod figures;
pub mod functions;
