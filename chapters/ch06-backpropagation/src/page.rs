//! What only the chapter's page needs: its drawing.

pub mod figures;
pub mod live;
