//! Sizes from which no batch can be drawn.

/// A batch that cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    /// There is nothing to draw, or nothing to draw from.
    #[error(
        "wanted a batch of at least 1 from at least 1 training example, found a batch of {batch_size} from {train_size}"
    )]
    Empty {
        /// How many examples there are.
        train_size: usize,
        /// How many were wanted.
        batch_size: usize,
    },
    /// Some example would have to come twice.
    #[error(
        "wanted a batch without repeats of at most {train_size} training examples, found a batch of {batch_size}"
    )]
    TooLarge {
        /// How many examples there are.
        train_size: usize,
        /// How many were wanted.
        batch_size: usize,
    },
}

/// Whether a batch of this size can be drawn when an example may come twice.
///
/// # Errors
/// [`BatchError::Empty`] if either size is zero.
pub fn possible(train_size: usize, batch_size: usize) -> Result<(), BatchError> {
    if train_size == 0 || batch_size == 0 {
        return Err(BatchError::Empty {
            train_size,
            batch_size,
        });
    }
    Ok(())
}

/// Whether a batch of this size can be drawn when no example may come twice.
///
/// # Errors
/// [`BatchError::Empty`] if either size is zero, [`BatchError::TooLarge`] if the batch is larger than the data.
pub fn possible_without_repeats(train_size: usize, batch_size: usize) -> Result<(), BatchError> {
    possible(train_size, batch_size)?;
    if batch_size > train_size {
        return Err(BatchError::TooLarge {
            train_size,
            batch_size,
        });
    }
    Ok(())
}
