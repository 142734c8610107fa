//! The floor of the arithmetic: what the book computes much of, as wide as the processor allows, to the same bits on every
//! one.
//!
//! Whoever wants to know what a matrix product or a sigmoid *is* finds it in `network`; here is how many of them are
//! computed at once. Two rules make the bits the same everywhere: every sum is taken in one fixed order, and each product and
//! each sum is rounded by itself. What runs side by side in a wide register are different elements, never the terms of one sum.
//!
//! | module | what it holds |
//! |---|---|
//! | `registers` | rows of numbers side by side in the processor's registers |
//! | `product` | the product of two matrices |
//! | `sparse_images` | images without their background |
//! | `stripes` | products with such images |
//! | `batch` | either kind of matrix as a batch of inputs |
//! | `exponential` | `eˣ` and `ln x` in additions and multiplications |
//! | `elementwise` | these over whole arrays |
//! | `neighbours` | the search of the nearest rows |

mod batch;
mod elementwise;
mod exponential;
mod neighbours;
mod product;
mod registers;
mod sparse_images;
mod stripes;

pub use batch::Batch;
pub use elementwise::{exp_of_each, sigmoid_in_place, softmax_in_place};
pub use exponential::{exp, exp_m1, ln, ln_1p};
pub use neighbours::nearest;
pub use product::{add_product, product, product_into};
pub use sparse_images::{SparseImages, sparse_batch};
