//! Checks the answers to the exercises of ch05-training. Written by weave.

use ch05_training::exercises;
use verdict::Asked;

#[path = "../ch05.rs"]
#[allow(dead_code, unused_imports, unused_variables)]
mod answers;
#[allow(unused_imports)]
use answers::*;

/// Every exercise.
pub const ASKED: &[Asked] = &[
    Asked {
        name: "largest_rate",
        sort: "Predict, then run",
        minutes: 3,
        check: || exercises::largest_rate::check(largest_rate),
    },
    Asked {
        name: "draw_batch",
        sort: "Write it",
        minutes: 5,
        check: || exercises::draw_batch::check(draw_batch),
    },
    Asked {
        name: "batch_loss",
        sort: "Write it",
        minutes: 10,
        check: || exercises::batch_loss::check(batch_loss),
    },
    Asked {
        name: "batch_gradient",
        sort: "Write it",
        minutes: 45,
        check: || exercises::batch_gradient::check(batch_gradient),
    },
    Asked {
        name: "step_downhill",
        sort: "Write it",
        minutes: 5,
        check: || exercises::step_downhill::check(step_downhill),
    },
    Asked {
        name: "train",
        sort: "Try it out",
        minutes: 10,
        check: || exercises::train::check(draw_batch, batch_loss, batch_gradient, step_downhill),
    },
];

fn main() {
    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {
        println!("{}", verdict::answered(asked));
    }
}
