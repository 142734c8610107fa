//! Checks the answers to the exercises of ch06-backpropagation. Written by weave.

use ch06_backpropagation::exercises;
use verdict::Asked;

#[path = "../ch06.rs"]
#[allow(dead_code, unused_imports, unused_variables)]
mod answers;
#[allow(unused_imports)]
use answers::*;

/// Every exercise.
pub const ASKED: &[Asked] = &[
    Asked {
        name: "unit_slopes",
        sort: "Find the fault",
        minutes: 10,
        check: || exercises::unit_slopes::check(unit_slopes),
    },
    Asked {
        name: "relu_backward",
        sort: "Write it",
        minutes: 10,
        check: || exercises::relu_backward::check(relu_backward),
    },
    Asked {
        name: "mean_squared_slopes",
        sort: "Write it",
        minutes: 15,
        check: || exercises::mean_squared_slopes::check(mean_squared_slopes),
    },
];

fn main() {
    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {
        println!("{}", verdict::answered(asked));
    }
}
