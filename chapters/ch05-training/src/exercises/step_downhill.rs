//! # Your own training: the step
//!
//! **Write it**, 5 minutes, after *The same on MNIST*: the last line of the loop.
//!
//! Move every parameter of the network against its slope, by `rate` times the slope. There are four arrays: `network.w1`,
//! `network.b1`, `network.w2` and `network.b2`, and `gradient` has the same four.
//!
//! # Hint
//!
//! `network.w1 -= &(rate * &gradient.w1)` changes the first.

use ndarray::{Array2, Axis};
use verdict::{Exercise, Verdict};

use crate::small::{tiny_batch, tiny_network};
use crate::{Gradient, TwoLayerNet};

/// Moves every parameter against its slope, by `rate` times the slope.
pub fn step_downhill(network: &mut TwoLayerNet, gradient: &Gradient, rate: f64) {
    todo!("start with the weights of the first layer")
}

/// What the reader writes.
pub type Answer = fn(&mut TwoLayerNet, &Gradient, f64);

/// Checks an answer.
pub fn check(step_downhill: Answer) -> Verdict {
    exercise().check(step_downhill)
}

/// The cases, and the usual mistakes.
pub fn exercise() -> Exercise<Answer, Array2<f64>> {
    fn tiny_gradient() -> Gradient {
        let (x, t) = tiny_batch();
        tiny_network().gradient(&x, &t)
    }
    fn moved(step: Answer, rate: f64) -> TwoLayerNet {
        let mut network = tiny_network();
        step(&mut network, &tiny_gradient(), rate);
        network
    }
    fn changed(network: &mut TwoLayerNet, gradient: &Gradient, rate: f64) {
        network.w1 += &(&gradient.w1 * rate);
        network.b1 += &(&gradient.b1 * rate);
        network.w2 += &(&gradient.w2 * rate);
        network.b2 += &(&gradient.b2 * rate);
    }
    let (start, gradient) = (tiny_network(), tiny_gradient());
    Exercise::new(step_downhill as Answer, solution::step_downhill)
        .case(
            "W1 after a step with the rate 0.5",
            |step| moved(step, 0.5).w1,
            &start.w1 - 0.5 * &gradient.w1,
        )
        .case(
            "b1 after a step with the rate 0.5",
            |step| moved(step, 0.5).b1.insert_axis(Axis(0)),
            (&start.b1 - 0.5 * &gradient.b1).insert_axis(Axis(0)),
        )
        .case(
            "W2 after a step with the rate 0.5",
            |step| moved(step, 0.5).w2,
            &start.w2 - 0.5 * &gradient.w2,
        )
        .case(
            "b2 after a step with the rate 0.5",
            |step| moved(step, 0.5).b2.insert_axis(Axis(0)),
            (&start.b2 - 0.5 * &gradient.b2).insert_axis(Axis(0)),
        )
        .case(
            "W1 after a step with the rate 0",
            |step| moved(step, 0.0).w1,
            start.w1.clone(),
        )
        .mistake("this goes uphill: the step is against the slope", changed)
        .mistake("the rate is missing", |network, gradient, _| {
            changed(network, gradient, -1.0);
        })
        .mistake("nothing has moved", |_, _, _| {})
        .mistake(
            "the biases are parameters too",
            |network, gradient, rate| {
                network.w1 -= &(&gradient.w1 * rate);
                network.w2 -= &(&gradient.w2 * rate);
            },
        )
        .mistake(
            "the step starts from where the parameter is: this replaces it",
            |network, gradient, rate| {
                network.w1 = &gradient.w1 * -rate;
                network.b1 = &gradient.b1 * -rate;
                network.w2 = &gradient.w2 * -rate;
                network.b2 = &gradient.b2 * -rate;
            },
        )
        .mistake(
            "the biases are parameters too, and so is all of the second layer",
            |network, gradient, rate| network.w1 -= &(&gradient.w1 * rate),
        )
        .mistake(
            "W1 moves twice, and W2 not at all",
            |network, gradient, rate| {
                network.w1 -= &(&gradient.w1 * (2.0 * rate));
                network.b1 -= &(&gradient.b1 * rate);
                network.b2 -= &(&gradient.b2 * rate);
            },
        )
        .mistake(
            "the rate is the one that is given: this has its own",
            |network, gradient, _| changed(network, gradient, -0.1),
        )
        .mistake(
            "only the first layer has moved",
            |network, gradient, rate| {
                network.w1 -= &(&gradient.w1 * rate);
                network.b1 -= &(&gradient.b1 * rate);
            },
        )
        .mistake(
            "the slopes are divided by the rate: multiply by it",
            |network, gradient, rate| {
                changed(network, gradient, -1.0 / rate);
            },
        )
}

/// One way to write it.
pub mod solution {
    use super::{Gradient, TwoLayerNet};

    /// The same for all four arrays.
    pub fn step_downhill(network: &mut TwoLayerNet, gradient: &Gradient, rate: f64) {
        network.w1 -= &(rate * &gradient.w1);
        network.b1 -= &(rate * &gradient.b1);
        network.w2 -= &(rate * &gradient.w2);
        network.b2 -= &(rate * &gradient.b2);
    }
}
