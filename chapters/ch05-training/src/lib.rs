//! Training on MNIST: the network of the article, its gradient by two roads, and the descent.
//!
//! | file | what it holds |
//! |---|---|
//! | `network.rs` | the network of two layers and its loss |
//! | `gradient.rs` | the slopes of that loss: by backpropagation and by central differences |
//! | `descent.rs` | gradient descent on a bowl |
//! | `training.rs` | a step on a mini-batch, and many of them |
//! | `evaluation.rs` | how good a network is on a whole data set |
//! | `preparation.rs` | a digit of one's own, made as MNIST's were |
//! | `small.rs` | networks small enough to look at |
//! | `page.rs`, `page/` | what only the page needs |

pub mod descent;
pub mod evaluation;
pub mod exercises;
mod gradient;
mod network;
pub mod page;
pub mod preparation;
pub mod small;
pub mod training;

pub use {ndarray, rand, rand_chacha};

pub use crate::gradient::{Gradient, largest_difference, largest_differences, largest_slopes};
pub use crate::network::{TwoLayerNet, mean_cross_entropy};
