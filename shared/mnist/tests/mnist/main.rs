//! The reader against files made here, broken in every way, and against the committed data.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod allocation;
mod batches;
mod broken_files;
mod committed_data;
mod corpus;
mod environment;
mod files;
mod folders;
mod round_trip;
