//! What only the chapter's page needs: its figures, and the runs that it compares.

pub mod figures;
pub mod runs;
