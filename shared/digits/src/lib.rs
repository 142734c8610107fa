//! What the command line needs beside the chapters.
//!
//! | file | what it holds |
//! |---|---|
//! | `command.rs`, `command/` | `train`, `evaluate` and `predict` |
//! | `model_file.rs`, `model_file/` | a network on disk |
//! | `photograph.rs`, `photograph/` | the ink of a digit on a page |
//! | `digit_image.rs` | a picture as the network wants it |
//! | `workspace.rs` | chapter 5's step in memory that is kept, to the same bits |
//! | `batches_ahead.rs` | a thread that reads the next batches |

pub mod batches_ahead;
pub mod digit_image;
pub mod model_file;
pub mod photograph;
pub mod workspace;
