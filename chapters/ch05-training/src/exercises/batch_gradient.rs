//! # Your own training: the gradient
//!
//! **Write it**, 45 minutes, after *The same on MNIST*: put formulas on matrices into code, and let differences say whether they are
//! right.
//!
//! The slopes of the loss of a batch come out of a few products of matrices. [Chapter 6](../ch06-backpropagation/README.md) says why;
//! here they are to be written. With the inputs $`x`$, the outputs of the hidden layer $`z = \sigma(x W_1 + b_1)`$, those of the
//! network $`y = \mathrm{softmax}(z W_2 + b_2)`$, the targets $`t`$ and the number $`N`$ of images:
//!
//! ```math
//! \begin{aligned}
//! A &= (y - t) / N & \partial E/\partial W_2 &= z^\top A & \partial E/\partial b_2 &= \sum_n A_n \\
//! B &= A W_2^\top \circ z \circ (1 - z) & \partial E/\partial W_1 &= x^\top B & \partial E/\partial b_1 &= \sum_n B_n
//! \end{aligned}
//! ```
//!
//! The circle multiplies element by element, as `*` does for arrays, and the sums go over the images, which are the rows. There are
//! `layer(x, &w, &b)`, `sigmoid`, `softmax` and `matmul(&a, &b)`; `a.t()` is the transpose, and `a.sum_axis(Axis(0))` the sum of all
//! rows. The checker compares with central differences, part by part, beginning at the output.
//!
//! # Hint
//!
//! Every part has the shape of the parameters that it belongs to. With the shapes written below each other, most of the formula
//! writes itself: $`z`$ is `(images, hidden)` and $`A`$ is `(images, classes)`.
//!
//! # Hint
//!
//! `matmul(&a, &network.w2.t()) * &z * (1.0 - &z)` is $`B`$.

use ndarray::{Array2, ArrayRef2, Axis};
use network::{layer, matmul, sigmoid, softmax};
use verdict::{Exercise, Verdict};

use crate::small::{tiny_batch, tiny_network};
use crate::{Gradient, TwoLayerNet};

/// The slopes of the loss of a batch along every parameter: `Gradient { w1, b1, w2, b2 }`.
///
/// `x`: `(images, inputs)`, `t`: one-hot rows, `(images, classes)`.
pub fn batch_gradient(network: &TwoLayerNet, x: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Gradient {
    todo!("start with z and y, the way forwards")
}

/// What the reader writes.
pub type Answer = fn(&TwoLayerNet, &ArrayRef2<f64>, &ArrayRef2<f64>) -> Gradient;

/// Checks an answer.
pub fn check(batch_gradient: Answer) -> Verdict {
    exercise().check(batch_gradient)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, Array2<f64>> {
    fn asked(gradient: Answer) -> Gradient {
        let (x, t) = tiny_batch();
        gradient(&tiny_network(), &x, &t)
    }
    fn row(b: ndarray::Array1<f64>) -> Array2<f64> {
        b.insert_axis(Axis(0))
    }
    /// The gradient by its formulas, from what is done to `A` and to the factor that is multiplied into `B`.
    fn changed(
        network: &TwoLayerNet,
        x: &ArrayRef2<f64>,
        t: &ArrayRef2<f64>,
        a: fn(&ArrayRef2<f64>, &ArrayRef2<f64>) -> Array2<f64>,
        factor: fn(&Array2<f64>) -> Array2<f64>,
    ) -> Gradient {
        let z = sigmoid(&layer(x, &network.w1, &network.b1));
        let a = a(&layer(&z, &network.w2, &network.b2), t);
        let b = matmul(&a, &network.w2.t()) * factor(&z);
        Gradient {
            w1: matmul(&x.t(), &b),
            b1: b.sum_axis(Axis(0)),
            w2: matmul(&z.t(), &a),
            b2: a.sum_axis(Axis(0)),
        }
    }
    fn right(scores: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Array2<f64> {
        (softmax(scores) - t) / t.nrows() as f64
    }
    fn slope(z: &Array2<f64>) -> Array2<f64> {
        z * (1.0 - z)
    }
    const TURNED: &str = "this is turned over: the slopes of a matrix have its shape, a row for each number that comes in";
    let (x, t) = tiny_batch();
    let Gradient { w1, b1, w2, b2 } = tiny_network().numerical_gradient(&x, &t);
    Exercise::new(batch_gradient as Answer, solution::batch_gradient)
        .case(
            "b2, on the network of two inputs and two images",
            |gradient| row(asked(gradient).b2),
            row(b2),
        )
        .case("W2, on the same network", |gradient| asked(gradient).w2, w2)
        .case(
            "b1, on the same network",
            |gradient| row(asked(gradient).b1),
            row(b1),
        )
        .case("W1, on the same network", |gradient| asked(gradient).w1, w1)
        .within(1e-7)
        .mistake(
            "the loss is a mean over the batch, so A is divided by N",
            |network, x, t| changed(network, x, t, |scores, t| softmax(scores) - t, slope),
        )
        .mistake(
            "the sign is turned over: A begins with y − t",
            |network, x, t| changed(network, x, t, |scores, t| -right(scores, t), slope),
        )
        .mistake(
            "the targets are missing: A begins with y − t",
            |network, x, t| {
                changed(
                    network,
                    x,
                    t,
                    |scores, t| softmax(scores) / t.nrows() as f64,
                    slope,
                )
            },
        )
        .mistake(
            "y is the softmax of the scores, not the scores",
            |network, x, t| {
                changed(
                    network,
                    x,
                    t,
                    |scores, t| (scores - t) / t.nrows() as f64,
                    slope,
                )
            },
        )
        .mistake(
            "this divides by the number of classes: N is the number of images",
            |network, x, t| {
                changed(
                    network,
                    x,
                    t,
                    |scores, t| (softmax(scores) - t) / t.ncols() as f64,
                    slope,
                )
            },
        )
        .mistake(
            "softmax already has its slope in y − t: y(1 − y) does not belong here",
            |network, x, t| {
                let a = |scores: &ArrayRef2<f64>, t: &ArrayRef2<f64>| {
                    let y = softmax(scores);
                    right(scores, t) * &y * (1.0 - &y)
                };
                changed(network, x, t, a, slope)
            },
        )
        .mistake(
            "the way back through the sigmoid is missing: z(1 − z)",
            |network, x, t| changed(network, x, t, right, |z| Array2::ones(z.raw_dim())),
        )
        .mistake("of z(1 − z) only one factor is here", |network, x, t| {
            changed(network, x, t, right, Clone::clone)
        })
        .mistake("of z(1 − z) only one factor is here", |network, x, t| {
            changed(network, x, t, right, |z| 1.0 - z)
        })
        .mistake(
            "on the way back W2 is turned over, `network.w2.t()`: each slope of a score goes to all hidden units",
            |network, x, t| {
                let z = sigmoid(&layer(x, &network.w1, &network.b1));
                let a = right(&layer(&z, &network.w2, &network.b2), t);
                let w1 = matmul(&a, &network.w2);
                Gradient {
                    w1,
                    ..changed(network, x, t, right, slope)
                }
            },
        )
        .mistake(TURNED, |network, x, t| {
            let gradient = changed(network, x, t, right, slope);
            let w2 = gradient.w2.t().to_owned();
            Gradient { w2, ..gradient }
        })
        .mistake(TURNED, |network, x, t| {
            let gradient = changed(network, x, t, right, slope);
            let w1 = gradient.w1.t().to_owned();
            Gradient { w1, ..gradient }
        })
        .mistake(
            "a bias has one slope for each unit: sum over the images, along Axis(0)",
            |network, x, t| {
                let z = sigmoid(&layer(x, &network.w1, &network.b1));
                let b2 = right(&layer(&z, &network.w2, &network.b2), t).sum_axis(Axis(1));
                Gradient {
                    b2,
                    ..changed(network, x, t, right, slope)
                }
            },
        )
        .mistake(
            "the hidden units send their sums through the sigmoid: z is what comes out",
            |network, x, t| {
                let z = layer(x, &network.w1, &network.b1);
                let b2 = right(&layer(&z, &network.w2, &network.b2), t).sum_axis(Axis(0));
                Gradient {
                    b2,
                    ..changed(network, x, t, right, slope)
                }
            },
        )
        .mistake(
            "z has been through the sigmoid already: the factor is z(1 − z)",
            |network, x, t| changed(network, x, t, right, |z| slope(&sigmoid(z))),
        )
        .mistake(
            "A is multiplied by x where z belongs, and the other way round",
            |network, x, t| {
                let z = sigmoid(&layer(x, &network.w1, &network.b1));
                let gradient = changed(network, x, t, right, slope);
                let b = matmul(
                    &right(&layer(&z, &network.w2, &network.b2), t),
                    &network.w2.t(),
                ) * slope(&z);
                let w2 = matmul(&x.t(), &right(&layer(&z, &network.w2, &network.b2), t));
                Gradient {
                    w1: matmul(&z.t(), &b),
                    w2,
                    ..gradient
                }
            },
        )
        .mistake(
            "the slopes along a bias are summed over the images, not averaged: N is in A already",
            |network, x, t| {
                let gradient = changed(network, x, t, right, slope);
                Gradient {
                    b1: gradient.b1 / t.nrows() as f64,
                    b2: gradient.b2 / t.nrows() as f64,
                    ..gradient
                }
            },
        )
}

/// One way to write it.
pub mod solution {
    use super::{ArrayRef2, Axis, Gradient, TwoLayerNet, layer, matmul, sigmoid, softmax};

    /// The formulas from left to right.
    pub fn batch_gradient(
        network: &TwoLayerNet,
        x: &ArrayRef2<f64>,
        t: &ArrayRef2<f64>,
    ) -> Gradient {
        let z = sigmoid(&layer(x, &network.w1, &network.b1));
        let y = softmax(&layer(&z, &network.w2, &network.b2));
        let a = (y - t) / t.nrows() as f64;
        let b = matmul(&a, &network.w2.t()) * &z * (1.0 - &z);
        Gradient {
            w1: matmul(&x.t(), &b),
            b1: b.sum_axis(Axis(0)),
            w2: matmul(&z.t(), &a),
            b2: a.sum_axis(Axis(0)),
        }
    }
}
