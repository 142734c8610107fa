use kernel::Batch;
use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2};
use network::{argmax, layer, log_softmax, normal, sigmoid, softmax};
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

    /// Every parameter: `W₁`, `b₁`, `W₂`, `b₂`, row by row.
    pub fn parameters(&self) -> impl Iterator<Item = &f64> {
        let Self { w1, b1, w2, b2 } = self;
        w1.iter().chain(b1).chain(w2).chain(b2)
    }

    /// The score of every class, before softmax makes probabilities of them: `σ(x W₁ + b₁) W₂ + b₂`, `(samples, classes)`.
    ///
    /// # Panics
    /// If `x` has not as many columns as the network has inputs.
    pub fn scores(&self, x: &(impl Batch + ?Sized)) -> Array2<f64> {
        scores(x, &self.w1, &self.b1, &self.w2, &self.b2)
    }

    /// The probability of every class: `x`: `(samples, inputs)`, result: `(samples, classes)`, each row sums to 1.
    ///
    /// # Panics
    /// If `x` has not as many columns as the network has inputs.
    pub fn predict(&self, x: &(impl Batch + ?Sized)) -> Array2<f64> {
        softmax(&self.scores(x))
    }

    /// The most probable class of every sample, the first one where several are equal.
    ///
    /// # Panics
    /// If `x` has not as many columns as the network has inputs.
    pub fn classify(&self, x: &(impl Batch + ?Sized)) -> Vec<usize> {
        let scores = self.scores(x);
        scores.rows().into_iter().map(|row| argmax(&row)).collect()
    }

    /// The mean cross-entropy of a batch: `E = −1/N Σₙ Σₖ tₙₖ ln yₙₖ`.
    ///
    /// `x`: `(samples, inputs)`, `t`: one-hot rows, `(samples, classes)`.
    ///
    /// # Panics
    /// If the shapes do not fit the network or each other.
    pub fn loss(&self, x: &(impl Batch + ?Sized), t: &ArrayRef2<f64>) -> f64 {
        mean_cross_entropy(&self.scores(x), t)
    }

    /// The fraction of the batch whose most probable class is the right one.
    ///
    /// # Panics
    /// If the shapes do not fit the network or each other.
    pub fn accuracy(&self, x: &(impl Batch + ?Sized), t: &ArrayRef2<f64>) -> f64 {
        assert!(
            x.count() == t.nrows(),
            "{} samples for {} targets",
            x.count(),
            t.nrows()
        );
        let right = self.classify(x).into_iter().zip(t.rows());
        right.filter(|&(class, t)| class == argmax(&t)).count() as f64 / t.nrows() as f64
    }
}

/// The network before its softmax: `σ(x W₁ + b₁) W₂ + b₂`, `(samples, classes)`.
pub(crate) fn scores(
    x: &(impl Batch + ?Sized),
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

pub(crate) fn assert_same_shape(y: &ArrayRef2<f64>, t: &ArrayRef2<f64>) {
    assert!(
        y.shape() == t.shape(),
        "outputs {:?} for targets {:?}",
        y.shape(),
        t.shape()
    );
}
