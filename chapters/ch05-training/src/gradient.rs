//! The slopes of the loss along every parameter: by backpropagation, by central differences, and how far the two are apart.

use crate::TwoLayerNet;
use crate::network::{assert_same_shape, mean_cross_entropy, scores};
use ch04_numerical_diff::numerical_gradient;
use kernel::Batch;
use ndarray::{Array1, Array2, ArrayRef2, Axis};
use network::{layer, matmul, sigmoid, softmax};

/// The slope of the loss along every parameter of a [`TwoLayerNet`]: as many slopes as parameters, in the same shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient {
    /// Along the weights of the first layer, `(inputs, hidden)`.
    pub w1: Array2<f64>,
    /// Along the biases of the first layer, `(hidden,)`.
    pub b1: Array1<f64>,
    /// Along the weights of the second layer, `(hidden, classes)`.
    pub w2: Array2<f64>,
    /// Along the biases of the second layer, `(classes,)`.
    pub b2: Array1<f64>,
}

impl Gradient {
    /// Every slope, in the order of [`TwoLayerNet::parameters`].
    pub fn slopes(&self) -> impl Iterator<Item = &f64> {
        let Self { w1, b1, w2, b2 } = self;
        w1.iter().chain(b1).chain(w2).chain(b2)
    }
}

impl TwoLayerNet {
    /// The slope of [`loss`](Self::loss) along every parameter, by
    /// backpropagation: exact up to rounding.
    ///
    /// # Panics
    /// If the shapes do not fit the network or each other.
    pub fn gradient(&self, x: &(impl Batch + ?Sized), t: &ArrayRef2<f64>) -> Gradient {
        let z = sigmoid(&layer(x, &self.w1, &self.b1));
        let y = softmax(&layer(&z, &self.w2, &self.b2));
        assert_same_shape(&y, t);

        self.backward(x, &z, &((y - t) / t.nrows() as f64))
    }

    /// The slope of a loss along every parameter, from its slope
    /// along every score.
    ///
    /// `x`: `(examples, inputs)`, `z`: what the hidden units make of
    /// it, `(examples, hidden)`, `slope_of_scores`:
    /// `(examples, classes)`.
    ///
    /// # Panics
    /// If the shapes do not fit the network or each other.
    pub fn backward(
        &self,
        x: &(impl Batch + ?Sized),
        z: &ArrayRef2<f64>,
        slope_of_scores: &ArrayRef2<f64>,
    ) -> Gradient {
        let slope_of_z = matmul(slope_of_scores, &self.w2.t());
        let slope_of_sums = slope_of_z * z * (1.0 - z);
        Gradient {
            w1: x.transposed_times(&slope_of_sums),
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
    pub fn numerical_gradient(&self, x: &(impl Batch + ?Sized), t: &ArrayRef2<f64>) -> Gradient {
        self.numerical_gradient_of(|scores| mean_cross_entropy(scores, t), x)
    }

    /// The same for any loss of the scores, which are `(samples, classes)`.
    ///
    /// # Panics
    /// If `x` has not as many columns as the network has inputs.
    pub fn numerical_gradient_of(
        &self,
        loss: impl Fn(&ArrayRef2<f64>) -> f64,
        x: &(impl Batch + ?Sized),
    ) -> Gradient {
        let Self { w1, b1, w2, b2 } = self;
        Gradient {
            w1: numerical_gradient(|w1| loss(&scores(x, w1, b1, w2, b2)), w1),
            b1: numerical_gradient(|b1| loss(&scores(x, w1, b1, w2, b2)), b1),
            w2: numerical_gradient(|w2| loss(&scores(x, w1, b1, w2, b2)), w2),
            b2: numerical_gradient(|b2| loss(&scores(x, w1, b1, w2, b2)), b2),
        }
    }
}

/// The size of the largest slope in each part: W₁, b₁, W₂ and b₂. NaN is larger than all.
pub fn largest_slopes(gradient: &Gradient) -> [f64; 4] {
    let Gradient { w1, b1, w2, b2 } = gradient;
    [
        largest(w1.iter()),
        largest(b1.iter()),
        largest(w2.iter()),
        largest(b2.iter()),
    ]
}

fn largest<'a>(slopes: impl Iterator<Item = &'a f64>) -> f64 {
    let sizes = slopes.map(|slope| slope.abs());
    sizes.max_by(f64::total_cmp).unwrap_or_default()
}

/// The largest difference between two gradients in each part: W₁, b₁, W₂ and b₂. NaN is larger than all.
///
/// # Panics
/// If the gradients belong to networks of different shapes.
///
/// # Example
/// ```
/// # use ch05_training::{largest_differences, small};
/// let (x, t) = small::tiny_batch();
/// let network = small::tiny_network();
/// let differences = largest_differences(&network.gradient(&x, &t), &network.numerical_gradient(&x, &t));
/// assert!(differences.iter().all(|&difference| difference < 1e-8));
/// ```
pub fn largest_differences(one: &Gradient, other: &Gradient) -> [f64; 4] {
    largest_slopes(&Gradient {
        w1: &one.w1 - &other.w1,
        b1: &one.b1 - &other.b1,
        w2: &one.w2 - &other.w2,
        b2: &one.b2 - &other.b2,
    })
}

/// The largest difference between two gradients, wherever it is. NaN is larger than all.
///
/// # Panics
/// If the gradients belong to networks of different shapes.
pub fn largest_difference(one: &Gradient, other: &Gradient) -> f64 {
    largest(largest_differences(one, other).iter())
}
