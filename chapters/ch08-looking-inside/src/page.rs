//! What only the chapter's page needs: its figures.

pub mod figures;
