//! Checks the answers to the exercises of ch07-choices. Written by weave.

use ch07_choices::exercises;
use verdict::Asked;

#[path = "../ch07.rs"]
#[allow(dead_code, unused_imports, unused_variables)]
mod answers;
#[allow(unused_imports)]
use answers::*;

/// Every exercise.
pub const ASKED: &[Asked] = &[
    Asked {
        name: "momentum_step",
        sort: "Write it",
        minutes: 15,
        check: || exercises::momentum_step::check(momentum_step),
    },
    Asked {
        name: "one_epoch",
        sort: "Try it out",
        minutes: 30,
        check: || exercises::one_epoch::check(one_epoch),
    },
];

fn main() {
    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {
        println!("{}", verdict::answered(asked));
    }
}
