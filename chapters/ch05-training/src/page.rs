//! What only the chapter's page needs: its figures, and whole training runs that are watched on their way.

pub mod figures;
pub mod live;
pub mod own_digit;
pub mod pad;
pub mod runs;
