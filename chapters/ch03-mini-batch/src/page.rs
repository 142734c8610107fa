//! What only the chapter's page needs: its figures, and a network at work whose losses it measures.

pub mod batches;
pub mod figures;
pub mod live;
pub mod network_at_work;
pub mod turned_weight;
pub mod workbench;
