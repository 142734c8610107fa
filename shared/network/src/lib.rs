//! What the book takes as known of a neural network: the perceptron, the matrix product, a layer, sigmoid and softmax.
//!
//! Every result here is the same on every processor, bit for bit. The platform's `exp` and `ln` differ in the last
//! bit from one system to the next, and a matrix product that adds in another order rounds differently; ten thousand
//! training steps amplify both until the printed numbers disagree. So [`matmul`] fixes the order of its sums, and
//! [`exp`], [`ln`] and [`normal`] are written out in additions and multiplications, which IEEE 754 defines exactly.

mod exponential;
mod layer;
mod matmul;
mod normal;
pub mod page;
mod perceptron;
mod product;
mod registers;
mod sparse_images;
mod stripes;

// What the functions' arguments are made with, in the version that they take.
pub use {ndarray, rand, rand_chacha};

pub use exponential::{exp, exp_m1, ln, ln_1p};
pub use layer::{layer, log_softmax, sigmoid, sigmoid_in_place, softmax, softmax_in_place};
pub use matmul::{add_matmul, matmul, matmul_into};
pub use normal::normal;
pub use perceptron::{parameter_count, perceptron, step};
pub use sparse_images::SparseImages;
