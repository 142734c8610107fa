//! The chapter's drawing, with the numbers of the chapter's own functions.

use super::live;
use show::Figure;

/// The small network with one example: every number on the way forwards, and every slope on the way back.
#[must_use]
pub fn computation_graph() -> Figure {
    live::computation_graph([0.6, 0.9], [0.5, -0.4, 0.3, 0.8], 2).figure
}
