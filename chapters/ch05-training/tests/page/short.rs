//! The long cells on less data.
