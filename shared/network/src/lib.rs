//! What the book takes as known of a neural network, each as its definition reads: the perceptron, the matrix product, a
//! layer, sigmoid and softmax.
//!
//! Every result here is the same on every processor, bit for bit. The platform's `exp` and `ln` differ in the last
//! bit from one system to the next, and a matrix product that adds in another order rounds differently; ten thousand
//! training steps amplify both until the printed numbers disagree. So [`matmul`] fixes the order of its sums, and
//! [`exp`], [`ln`] and [`normal`] are written out in additions and multiplications, which IEEE 754 defines exactly. How many
//! numbers are computed at once is the matter of [`kernel`].

mod argmax;
mod exponential;
mod layer;
mod matmul;
mod normal;
pub mod page;
mod perceptron;
mod sigmoid;
mod softmax;

// What the functions' arguments are made with, in the version that they take.
pub use {kernel, ndarray, rand, rand_chacha};

pub use argmax::argmax;
pub use exponential::{exp, ln};
pub use layer::layer;
pub use matmul::matmul;
pub use mnist::one_hot;
pub use normal::normal;
pub use perceptron::{parameter_count, perceptron, step};
pub use sigmoid::{sigmoid, sigmoid_of};
pub use softmax::{less_maximum, log_softmax, softmax};
