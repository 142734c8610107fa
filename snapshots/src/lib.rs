//! The accepted outputs of every cell and figure, and the one function that compares with them.
