//! What only the page needs: its figures, and those among them that a reader can turn.

pub mod figures;
pub mod live;
