//! The book's network with a layer more.

use crate::{Network, Scores};
use burn::module::Module;
use burn::nn::{Linear, LinearConfig};
use burn::tensor::Tensor;
use burn::tensor::activation::sigmoid;

/// A network of three layers: the book's two, and one between them.
#[derive(Module, Debug)]
pub struct Deeper {
    /// The book's first layer.
    pub hidden: Linear,
    /// The new layer, from every hidden unit to as many again.
    pub between: Linear,
    /// The book's second layer.
    pub output: Linear,
}

impl Scores for Deeper {
    fn scores(&self, x: Tensor<2>) -> Tensor<2> {
        let z = sigmoid(self.hidden.forward(x));
        let z = sigmoid(self.between.forward(z));
        self.output.forward(z)
    }
}

impl Deeper {
    /// The book's network, and between its layers one that has learnt nothing: what Burn draws.
    pub fn new(network: Network) -> Self {
        let [hidden, _] = network.output.weight.dims();
        let device = network.output.weight.device();
        Self {
            between: LinearConfig::new(hidden, hidden).init(&device),
            hidden: network.hidden,
            output: network.output,
        }
    }
}
