//! Checks the answers to the exercises of ch10-fast-gradient. Written by weave.

use ch10_fast_gradient::exercises;
use verdict::Asked;

#[path = "../ch10.rs"]
#[allow(dead_code, unused_imports, unused_variables)]
mod answers;
#[allow(unused_imports)]
use answers::*;

/// Every exercise.
pub const ASKED: &[Asked] = &[
    Asked {
        name: "numbers_that_move",
        sort: "Predict, then run",
        minutes: 3,
        check: || exercises::numbers_that_move::check(numbers_that_move),
    },
    Asked {
        name: "square_moves_by",
        sort: "Write it",
        minutes: 10,
        check: || exercises::square_moves_by::check(square_moves_by),
    },
];

fn main() {
    for asked in verdict::chosen(ASKED, std::env::args().skip(1)) {
        println!("{}", verdict::answered(asked));
    }
}
