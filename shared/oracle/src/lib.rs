//! What the book's formulas are held to, in two tests that share nothing with them.
//!
//! - `tests/numpy.rs`: the values that numpy computes. `values.py` makes the table `values.json`; both are committed.
//! - `tests/laws.rs`: laws that every loss, softmax, split, batch and gradient obeys, tried on random input.
//!
//! The crate itself is empty. It may import every chapter, and nothing imports it.
