//! What only the page needs: its figures.

pub mod figures;
pub mod live;
