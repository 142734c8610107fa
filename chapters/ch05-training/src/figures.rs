//! The chapter's figures, each drawn from what the chapter's own functions return.
