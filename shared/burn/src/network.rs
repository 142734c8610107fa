//! The book's network as Burn writes it.

use burn::module::Module;
use burn::nn::{Linear, LinearConfig};
use burn::tensor::activation::sigmoid;
use burn::tensor::{Device, Tensor};

/// The network of two layers: `σ(x W₁ + b₁) W₂ + b₂`.
#[derive(Module, Debug)]
pub struct Network {
    /// `W₁`, `(inputs, hidden)`, and `b₁`.
    pub hidden: Linear,
    /// `W₂`, `(hidden, classes)`, and `b₂`.
    pub output: Linear,
}

/// A network that gives each image a score for each class.
pub trait Scores {
    /// `x`: `(images, inputs)`, result: `(images, classes)`.
    fn scores(&self, x: Tensor<2>) -> Tensor<2>;
}

impl Network {
    /// A network of these sizes, with parameters that Burn draws.
    pub fn new(inputs: usize, hidden: usize, classes: usize, device: &Device) -> Self {
        Self {
            hidden: LinearConfig::new(inputs, hidden).init(device),
            output: LinearConfig::new(hidden, classes).init(device),
        }
    }
}

impl Scores for Network {
    fn scores(&self, x: Tensor<2>) -> Tensor<2> {
        let z = sigmoid(self.hidden.forward(x));
        self.output.forward(z)
    }
}
