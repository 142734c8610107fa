//! Training on MNIST: the network of the article, its gradient by two roads, and the descent.

pub mod descent;
#[cfg(feature = "command-line")]
pub mod digit_image;
pub mod evaluation;
pub mod experiments;
pub mod fast;
pub mod faults;
pub mod figures;
pub mod gradient_check;
pub mod looking_inside;
#[cfg(feature = "command-line")]
pub mod model_file;
#[cfg(feature = "command-line")]
pub mod photograph;
pub mod small;
pub mod squared_error;
pub mod training;

pub use ndarray;

use ch04_numerical_diff::numerical_gradient;
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis};
use network::{layer, log_softmax, matmul, normal, sigmoid, softmax};
use rand::Rng;

/// A network of two layers: `y = softmax(σ(x W₁ + b₁) W₂ + b₂)`.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoLayerNet {
    /// Weights of the first layer, `(inputs, hidden)`.
    pub w1: Array2<f64>,
    /// Biases of the first layer, `(hidden,)`.
    pub b1: Array1<f64>,
    /// Weights of the second layer, `(hidden, classes)`.
    pub w2: Array2<f64>,
    /// Biases of the second layer, `(classes,)`.
    pub b2: Array1<f64>,
}

/// The slope of the loss along every parameter. There are as many slopes as parameters, in the same shapes.
pub type Gradient = TwoLayerNet;

impl TwoLayerNet {
    /// A network that has learnt nothing: weights drawn from `N(0, 0.01²)`, biases zero.
    pub fn new(inputs: usize, hidden: usize, classes: usize, rng: &mut impl Rng) -> Self {
        Self {
            w1: normal((inputs, hidden), 0.01, rng),
            b1: Array1::zeros(hidden),
            w2: normal((hidden, classes), 0.01, rng),
            b2: Array1::zeros(classes),
        }
    }

    /// The probability of every class: `x`: `(samples, inputs)`, result: `(samples, classes)`, each row sums to 1.
    ///
    /// # Panics
    /// If `x` has not as many columns as the network has inputs.
    pub fn predict(&self, x: &ArrayRef2<f64>) -> Array2<f64> {
        softmax(&scores(x, &self.w1, &self.b1, &self.w2, &self.b2))
    }

    /// The most probable class of every sample, the first one where several are equal.
    ///
    /// # Panics
    /// If `x` has not as many columns as the network has inputs.
    pub fn classify(&self, x: &ArrayRef2<f64>) -> Vec<usize> {
        let scores = scores(x, &self.w1, &self.b1, &self.w2, &self.b2);
        scores.rows().into_iter().map(|row| largest(&row)).collect()
    }

    /// The mean cross-entropy of a batch: `E = −1/N Σₙ Σₖ tₙₖ ln yₙₖ`.
    ///
    /// `x`: `(samples, inputs)`, `t`: one-hot rows, `(samples, classes)`.
    ///
    /// # Panics
    /// If the shapes do not fit the network or each other.
    pub fn loss(&self, x: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
        mean_cross_entropy(&scores(x, &self.w1, &self.b1, &self.w2, &self.b2), t)
    }

    /// The fraction of the batch whose most probable class is the right one.
    ///
    /// # Panics
    /// If the shapes do not fit the network or each other.
    pub fn accuracy(&self, x: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
        assert!(
            x.nrows() == t.nrows(),
            "{} samples for {} targets",
            x.nrows(),
            t.nrows()
        );
        let right = self.classify(x).into_iter().zip(t.rows());
        right.filter(|&(class, t)| class == largest(&t)).count() as f64 / t.nrows() as f64
    }

    /// The slope of [`loss`](Self::loss) along every parameter, by backpropagation: exact up to rounding.
    ///
    /// # Panics
    /// If the shapes do not fit the network or each other.
    pub fn gradient(&self, x: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Gradient {
        let z = sigmoid(&layer(x, &self.w1, &self.b1));
        let y = softmax(&layer(&z, &self.w2, &self.b2));
        assert_same_shape(&y, t);

        self.backward(x, &z, &((y - t) / t.nrows() as f64))
    }

    /// The slope of a loss along every parameter, from its slope along every score.
    ///
    /// `x`: `(samples, inputs)`, `z`: what the hidden units make of it, `(samples, hidden)`, `slope_of_scores`:
    /// `(samples, classes)`.
    ///
    /// # Panics
    /// If the shapes do not fit the network or each other.
    pub fn backward(
        &self,
        x: &ArrayRef2<f64>,
        z: &ArrayRef2<f64>,
        slope_of_scores: &ArrayRef2<f64>,
    ) -> Gradient {
        let slope_of_z = matmul(slope_of_scores, &self.w2.t());
        let slope_of_sums = slope_of_z * z * (1.0 - z);
        Gradient {
            w1: matmul(&x.t(), &slope_of_sums),
            b1: slope_of_sums.sum_axis(Axis(0)),
            w2: matmul(&z.t(), slope_of_scores),
            b2: slope_of_scores.sum_axis(Axis(0)),
        }
    }

    /// The slope of [`loss`](Self::loss) along every parameter, by central differences: the loss is evaluated twice
    /// for each.
    ///
    /// # Panics
    /// If the shapes do not fit the network or each other.
    pub fn numerical_gradient(&self, x: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> Gradient {
        self.numerical_gradient_of(|scores| mean_cross_entropy(scores, t), x)
    }

    /// The same for any loss of the scores, which are `(samples, classes)`.
    ///
    /// # Panics
    /// If `x` has not as many columns as the network has inputs.
    pub fn numerical_gradient_of(
        &self,
        loss: impl Fn(&ArrayRef2<f64>) -> f64,
        x: &ArrayRef2<f64>,
    ) -> Gradient {
        let Self { w1, b1, w2, b2 } = self;
        Gradient {
            w1: numerical_gradient(|w1| loss(&scores(x, w1, b1, w2, b2)), w1),
            b1: numerical_gradient(|b1| loss(&scores(x, w1, b1, w2, b2)), b1),
            w2: numerical_gradient(|w2| loss(&scores(x, w1, b1, w2, b2)), w2),
            b2: numerical_gradient(|b2| loss(&scores(x, w1, b1, w2, b2)), b2),
        }
    }

    /// One step against the slope: every parameter `w` becomes `w − rate · ∂E/∂w`.
    ///
    /// # Panics
    /// If the gradient belongs to a network of another shape.
    pub fn descend(&mut self, gradient: &Gradient, rate: f64) {
        self.w1.scaled_add(-rate, &gradient.w1);
        self.b1.scaled_add(-rate, &gradient.b1);
        self.w2.scaled_add(-rate, &gradient.w2);
        self.b2.scaled_add(-rate, &gradient.b2);
    }
}

/// The network before its softmax: `σ(x W₁ + b₁) W₂ + b₂`, `(samples, classes)`.
fn scores(
    x: &ArrayRef2<f64>,
    w1: &ArrayRef2<f64>,
    b1: &ArrayRef1<f64>,
    w2: &ArrayRef2<f64>,
    b2: &ArrayRef1<f64>,
) -> Array2<f64> {
    layer(&sigmoid(&layer(x, w1, b1)), w2, b2)
}

/// The mean cross-entropy of a batch, from the scores before their softmax: `E = −1/N Σₙ Σₖ tₙₖ ln softmax(a)ₙₖ`.
///
/// `scores`: `(samples, classes)`, `t`: one-hot rows, the same shape. From the scores and not from their softmax: the
/// logarithm of a probability that rounds to zero would be infinite.
///
/// # Panics
/// If the shapes differ.
///
/// # Example
/// ```
/// # use {ch05_training::mean_cross_entropy, ndarray::array};
/// let sure_and_wrong = array![[1000.0, 0.0]];
/// assert_eq!(mean_cross_entropy(&sure_and_wrong, &array![[0.0, 1.0]]), 1000.0);
/// ```
pub fn mean_cross_entropy(scores: &ArrayRef2<f64>, t: &ArrayRef2<f64>) -> f64 {
    assert_same_shape(scores, t);
    -(log_softmax(scores) * t).sum() / t.nrows() as f64
}

/// The position of the largest element, the first one where several are equal.
fn largest(row: &ArrayRef1<f64>) -> usize {
    (0..row.len()).fold(0, |best, k| if row[k] > row[best] { k } else { best })
}

fn assert_same_shape(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) {
    assert!(
        y.shape() == t.shape(),
        "outputs {:?} for targets {:?}",
        y.shape(),
        t.shape()
    );
}
