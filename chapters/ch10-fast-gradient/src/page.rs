//! What only the chapter's page needs: its figures, what is counted and measured, and two trainings side by side.

pub mod figures;
pub mod growth;
pub mod side_by_side;
pub mod work;
